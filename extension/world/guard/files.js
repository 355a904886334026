// Files that come to the page by ways that no event on its window shows: inputs that stand in no document, pickers and
// the clipboard's own interface. And giving: a drop or a paste repeated with files that were judged, as an event of the
// page's own world.
import * as native from "./natives.js";
import { ask, hand, onGive } from "./line.js";

/** Lists of files that the page side knows, or that the page itself made. */
const passed = new native.Weak();

export const guardFiles = (w) => {
  const { DataTransfer, DOMException, DragEvent, ClipboardEvent, File } = w;
  const Input = w.HTMLInputElement?.prototype;
  if (!Input || !DataTransfer) return;
  const typeOf = native.getterOf(Input, "type");
  const filesOf = native.getterOf(Input, "files");
  const setFiles = native.setterOf(Input, "files");
  const countOf = native.getterOf(w.FileList.prototype, "length");
  const fileAt = native.methodOf(w.FileList.prototype, "item");
  const nameOf = native.getterOf(File.prototype, "name");
  const itemsOf = native.getterOf(DataTransfer.prototype, "items");
  const listIn = native.getterOf(DataTransfer.prototype, "files");
  const addFile = native.methodOf(w.DataTransferItemList.prototype, "add");
  const setData = native.methodOf(DataTransfer.prototype, "setData");
  const isConnected = native.getterOf(w.Node.prototype, "isConnected");

  const isFileInput = (value) => {
    try {
      return typeOf(value) === "file";
    } catch {
      return false;
    }
  };

  // What stands in an input is shown to the page once it was judged.
  native.before(Input, "files", (get, self, args) => {
    const list = native.apply(get, self, args);
    if (list === null || countOf(list) === 0 || native.has(passed, list)) return list;
    if (ask("input", self, "").word !== "pass") return listIn(new DataTransfer());
    native.set(passed, list, true);
    return list;
  }, "get");
  native.before(Input, "files", (put, self, args) => {
    const result = native.apply(put, self, args);
    const list = filesOf(self);
    if (list) native.set(passed, list, true);
    return result;
  }, "set");

  // An input that stands in no document: its events are heard by nobody else.
  const opens = (open, self, args) => {
    if (isFileInput(self) && !isConnected(self)) ask("input", self, "");
    return native.apply(open, self, args);
  };
  native.before(w.HTMLElement.prototype, "click", opens);
  native.before(Input, "showPicker", opens);

  /** What a promise of a file becomes: the file once it was judged, a copy in its place, or a refusal. */
  const judged = (promise, fileFrom) =>
    new native.Later((resolve, reject) => {
      native.then(
        promise,
        (result) => {
          const file = fileFrom(result);
          if (!file) return resolve(result);
          const carrier = native.makeElement(w.document, "input");
          carrier.type = "file";
          const data = new DataTransfer();
          addFile(itemsOf(data), file);
          setFiles(carrier, listIn(data));
          const end = (pass) => {
            const given = pass ? fileAt(filesOf(carrier), 0) : null;
            if (!given) return reject(new DOMException("The user aborted a request.", "AbortError"));
            return resolve(nameOf(given) === nameOf(file) ? result : given);
          };
          const { word } = ask("files", carrier, "", end);
          if (word !== "wait") end(word === "pass");
          return undefined;
        },
        reject,
      );
    });
  native.before(w.FileSystemFileHandle?.prototype, "getFile", (get, self, args) =>
    judged(native.apply(get, self, args), (file) => file),
  );
  native.before(w.ClipboardItem?.prototype, "getType", (get, self, args) => {
    const type = native.toText(args[0]);
    const got = native.apply(get, self, args);
    if (native.slice(type, 0, 5) === "text/") return got;
    return judged(got, (blob) => new File([blob], native.replace(type, /.*\//, "clipboard."), { __proto__: null, type }));
  });

  if (w !== window) return;
  onGive((kind, parts, carrier, target, at) => {
    const data = new DataTransfer();
    const list = filesOf(carrier);
    for (let i = 0; i < countOf(list); i++) addFile(itemsOf(data), fileAt(list, i));
    for (let i = 0; i + 1 < parts.length; i += 2) setData(data, parts[i], parts[i + 1]);
    const init = { __proto__: null, bubbles: true, cancelable: true, composed: true };
    let event;
    if (kind === "drop") {
      event = new DragEvent(kind, { ...init, __proto__: null, dataTransfer: data, clientX: at.x, clientY: at.y });
    } else {
      event = new ClipboardEvent(kind, init);
      // Firefox takes no data of anybody else's into the event itself.
      native.defineProperty(event, "clipboardData", { __proto__: null, value: data, enumerable: true });
    }
    native.dispatch(target, event);
    return native.isPrevented(event);
  });
};
