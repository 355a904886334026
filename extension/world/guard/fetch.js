// fetch, with every kind of body, and requests made beforehand.
import * as native from "./natives.js";
import { judge, wants } from "./line.js";
import { frozen, settled, textLater, textNow } from "./read.js";

const NO_BODY = { __proto__: null, GET: true, HEAD: true };

/** `init` with its body read once and for all. */
const withBody = (init, body) =>
  new Proxy(init, { __proto__: null, get: (target, name) => (name === "body" ? body : target[name]) });

export const addressFrom = (value) => {
  try {
    return native.addressOf(new native.Address(native.toText(value), document.baseURI));
  } catch {
    return "";
  }
};

const failed = () => new native.Wrong("Failed to fetch");

/** A promise that stays open until `begin` has called what it is given, with whether to `send`, and what in its place. */
const pending = (send, begin) =>
  new native.Later((resolve, reject) => begin((pass, other) => (pass ? resolve(send(other)) : reject(failed()))));

/**
 * The text is known: the call goes on in the very task it was made in. `keep` fixes the body while a person is asked;
 * `whole` where the text is the body itself.
 */
const now = (address, text, send, keep, whole) => {
  let settle;
  const verdict = judge(address, text, (pass, other) => settle(pass, other), undefined, whole);
  if (verdict === undefined) {
    keep?.();
    return pending(send, (end) => (settle = end));
  }
  return verdict ? send() : native.rejected(failed());
};

const later = (address, request, send) =>
  pending(send, (end) => {
    textLater(native.copyOfRequest(request), (text) => {
      const verdict = judge(address, text, end);
      if (verdict !== undefined) end(verdict);
    });
  });

export const guardFetch = (w) => {
  const { Request } = w;
  native.before(w, "fetch", (fetch, self, args) => {
    const go = (input, init) => native.apply(fetch, self, init === undefined ? [input] : [input, init]);
    const made = native.isRequest(args[0]);
    const input = made || args.length === 0 ? args[0] : native.toText(args[0]);
    const init = args[1] ?? undefined;
    const address = made ? native.requestAddress(input) : addressFrom(input);
    if (args.length === 0 || !wants(address)) return native.apply(fetch, self, args);
    let body = settled(init?.body);
    if (body === undefined || body === null) {
      const carries = made && !NO_BODY[native.requestMethod(input)] && !native.isUsed(input);
      if (carries) return later(address, input, () => go(input, init));
      const elsewhere = (to) => (to === undefined ? input : made ? new Request(to, input) : to);
      return now(address, "", (to) => go(elsewhere(to), init), undefined, true);
    }
    const fixed = (other) => withBody(init, other ?? body);
    const text = textNow(body);
    if (text !== undefined) {
      return now(
        address,
        text,
        (other) => go(input, fixed(other)),
        () => (body = frozen(body)),
        typeof body === "string",
      );
    }
    let request;
    try {
      request = new Request(input, fixed());
    } catch {
      return go(input, fixed());
    }
    return later(address, request, () => go(request));
  });
};
