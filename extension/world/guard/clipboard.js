// Copy buttons: a page that puts placeholders on the clipboard has the page side put the values there, which the page
// itself does not get to see.
import * as native from "./natives.js";
import { copies } from "./line.js";
import { textLater } from "./read.js";

const PLAIN = "text/plain";
const HTML = "text/html";

export const guardClipboard = (w) => {
  const { Clipboard, ClipboardItem } = w;
  if (!Clipboard?.prototype) return;

  /** Resolves once it is on the clipboard, by the page side or by `go`. */
  const copied = (plain, html, go) => {
    let settle;
    const taken = copies(plain, html, (done) => settle(done));
    if (!taken) return go();
    return new native.Later((resolve) => (settle = (done) => resolve(done ? undefined : go())));
  };

  native.before(Clipboard.prototype, "writeText", (write, self, args) => {
    const text = native.toText(args[0]);
    return copied(text, "", () => native.apply(write, self, [text]));
  });

  if (!ClipboardItem?.prototype) return;
  const typesOf = native.getterOf(ClipboardItem.prototype, "types");
  const getType = native.freeMethod(ClipboardItem, "getType");
  const isItem = native.isOf(typesOf);
  const textOf = (item, type, then) => {
    const types = typesOf(item);
    let has = false;
    for (let i = 0; i < types.length; i++) has ||= types[i] === type;
    if (!has) return then("");
    native.then(
      getType(item, type),
      (blob) => textLater(blob, (text) => then(text ?? "")),
      () => then(""),
    );
  };
  native.before(Clipboard.prototype, "write", (write, self, args) => {
    const go = () => native.apply(write, self, args);
    const item = native.isArray(args[0]) && args[0].length === 1 ? args[0][0] : undefined;
    if (!isItem(item)) return go();
    return new native.Later((resolve) =>
      textOf(item, PLAIN, (plain) => textOf(item, HTML, (html) => resolve(copied(plain, html, go)))),
    );
  });
};
