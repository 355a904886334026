// XMLHttpRequest.send, with every kind of body.
import * as native from "./natives.js";
import { addressFrom } from "./fetch.js";
import { judge, wants } from "./line.js";
import { frozen, settled, textLater, textNow } from "./read.js";
import { admit, hasSource } from "./strangers.js";

/** What was opened, by request: `{ address, isAsync, pending }`. */
const opened = new native.Weak();

export const guardXhr = (w) => {
  const of = w.XMLHttpRequest?.prototype;
  if (!of) return;
  const { Event, ProgressEvent, DOMException } = w;
  const uploadOf = native.getterOf(of, "upload");

  native.before(of, "open", (open, self, args) => {
    const result = native.apply(open, self, args);
    unfail(self);
    native.set(opened, self, {
      __proto__: null,
      address: addressFrom(args[1]),
      isAsync: args.length < 3 || Boolean(args[2]),
    });
    return result;
  });

  native.before(of, "abort", (abort, self, args) => {
    const request = native.get(opened, self);
    if (request?.pending) {
      request.pending = false;
      fail(self, "abort");
    }
    return native.apply(abort, self, args);
  });

  native.before(of, "send", (send, self, args) => {
    const request = native.get(opened, self);
    if (!request || !hasSource(args[0])) return sendText(send, self, args, request);
    let sent = false;
    request.pending = true;
    const end = (act) => {
      if (!request.pending || native.get(opened, self) !== request) return;
      request.pending = false;
      act();
    };
    const go = (other) => end(() => ((sent = true), sendText(send, self, [other], request)));
    admit(args[0], go, () => native.after(0, () => end(() => fail(self, "error"))));
    if (!request.isAsync && !sent) {
      request.pending = false;
      throw refused();
    }
    return undefined;
  });

  const refused = () => new DOMException("Failed to execute 'send' on 'XMLHttpRequest': the request was refused.", "NetworkError");

  const sendText = (send, self, args, request) => {
    if (!request || !wants(request.address)) return native.apply(send, self, args);
    let body = settled(args[0]);
    const go = (other) => native.apply(send, self, [other ?? body]);
    const end = (pass, other) => {
      if (!request.pending || native.get(opened, self) !== request) return;
      request.pending = false;
      if (pass) go(other);
      else fail(self, "error");
    };
    const ask = (text) => judge(request.address, text, end, undefined, request.isAsync && typeof body === "string");
    const text = textNow(body);
    if (!request.isAsync) {
      if (ask(text ?? null)) return go();
      throw refused();
    }
    if (text !== undefined) {
      const verdict = ask(text);
      if (verdict) return go();
      body = frozen(body);
      request.pending = true;
      if (verdict === false) native.after(0, () => end(false));
      return undefined;
    }
    request.pending = true;
    textLater(body, (read) => {
      const verdict = ask(read);
      if (verdict !== undefined) end(verdict);
    });
    return undefined;
  };

  /** What a page sees of a request that the network refused. */
  const fail = (self, how) => {
    const told = { __proto__: null, configurable: true, get: () => 4 };
    native.defineProperty(self, "readyState", told);
    native.dispatch(self, new Event("readystatechange"));
    native.each([uploadOf(self), self], (target) => {
      native.dispatch(target, new ProgressEvent(how));
      native.dispatch(target, new ProgressEvent("loadend"));
    });
  };

  const unfail = (self) => native.deleteProperty(self, "readyState");
};
