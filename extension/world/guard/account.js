// Shows the page side what the tool itself answers about the account in use, where the catalog says which answer that
// is. The page gets the very same answer; nothing is asked of the vendor.
import * as native from "./natives.js";
import { addressFrom } from "./fetch.js";
import { isWatched, isWatchedNow, tell } from "./line.js";

/** Longer answers are not about an account, in UTF-16 units. */
const MOST = 1 << 20;

/** Before the page side has said what it watches for, only what may be data is worth asking. */
const isData = (kind) => kind !== null && (native.includes(kind, "json") || native.includes(kind, "text/plain"));

const show = (address, text) => {
  if (typeof text === "string" && text.length <= MOST) tell(address, text);
};

export const guardAccount = (w) => {
  native.before(w, "fetch", (fetch, self, args) => {
    const answer = native.apply(fetch, self, args);
    const address = native.isRequest(args[0]) ? native.requestAddress(args[0]) : addressFrom(args[0]);
    const watched = isWatched(address);
    if (watched !== false) {
      const look = (response) => {
        if (!watched && !(isData(native.answerHeader(response, "content-type")) && isWatchedNow(address))) return;
        native.then(native.answerText(native.copyOfAnswer(response)), (text) => show(address, text), () => {});
      };
      native.then(answer, look, () => {});
    }
    return answer;
  });

  const of = w.XMLHttpRequest?.prototype;
  if (!of) return;
  const textOf = native.getterOf(of, "responseText");
  const valueOf = native.getterOf(of, "response");
  const kindOf = native.getterOf(of, "responseType");
  const headerOf = native.methodOf(of, "getResponseHeader");
  native.before(of, "open", (open, self, args) => {
    const result = native.apply(open, self, args);
    const address = addressFrom(args[1]);
    const watched = isWatched(address);
    if (watched !== false) {
      native.listen(self, "load", () => {
        if (!watched && !(isData(headerOf(self, "content-type")) && isWatchedNow(address))) return;
        const kind = kindOf(self);
        if (kind === "json") show(address, native.json(valueOf(self)));
        else if (kind === "" || kind === "text") show(address, textOf(self));
      });
    }
    return result;
  });
};
