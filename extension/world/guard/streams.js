// Event sources: their address carries the prompt. One that has to wait for a person is a source without a connection, on
// which the events of the real one are repeated once there is one.
import * as native from "./natives.js";
import { addressFrom } from "./fetch.js";
import { judge, wants } from "./line.js";

/** Opens nothing. */
const NOWHERE = "about:blank";
const CONNECTING = 0;
const CLOSED = 2;

/** What a source waits for: `{ address, state, real, kinds }`, the real source once there is one. */
const standing = new native.Weak();

export const guardStreams = (w) => {
  const { DOMException, Event, EventSource, MessageEvent } = w;
  const of = EventSource?.prototype;
  if (!of || !MessageEvent) return;
  const close = native.methodOf(of, "close");
  const stateOf = native.getterOf(of, "readyState");
  const addEar = native.methodOf(w.EventTarget.prototype, "addEventListener");
  const dataOf = native.getterOf(MessageEvent.prototype, "data");
  const originOf = native.getterOf(MessageEvent.prototype, "origin");
  const lastIdOf = native.getterOf(MessageEvent.prototype, "lastEventId");
  const isMessage = native.isOf(dataOf);

  const repeated = (event, kind) => {
    if (!isMessage(event)) return new Event(kind);
    const init = { __proto__: null, data: dataOf(event), origin: originOf(event), lastEventId: lastIdOf(event) };
    return new MessageEvent(kind, init);
  };
  const repeat = (source, stand, kind) =>
    addEar(stand.real, kind, (event) => native.dispatch(source, repeated(event, kind)));

  native.before(of, "readyState", (get, self, args) => {
    const stand = native.get(standing, self);
    if (!stand) return native.apply(get, self, args);
    return stand.real ? stateOf(stand.real) : stand.state;
  }, "get");
  native.before(of, "url", (get, self, args) => native.get(standing, self)?.address ?? native.apply(get, self, args), "get");
  native.before(of, "close", (shut, self, args) => {
    const stand = native.get(standing, self);
    if (!stand) return native.apply(shut, self, args);
    stand.state = CLOSED;
    return stand.real && close(stand.real);
  });

  /** A source that waits, and what ends its waiting: with the address that it may go to, or none. */
  const wait = (type, args, newTarget, address) => {
    const source = native.construct(type, [NOWHERE, args[1]], newTarget);
    close(source);
    const stand = { __proto__: null, address, state: CONNECTING, real: undefined, kinds: { __proto__: null, open: true, message: true, error: true } };
    native.set(standing, source, stand);
    const add = (target, ear, given) => {
      const kind = native.toText(given[0]);
      if (!stand.kinds[kind] && stand.real) repeat(source, stand, kind);
      stand.kinds[kind] = true;
      return native.apply(target, ear, given);
    };
    const value = new Proxy(source.addEventListener, { __proto__: null, apply: add });
    native.defineProperty(source, "addEventListener", { __proto__: null, configurable: true, writable: true, value });
    const end = (to) => {
      if (stand.state === CLOSED) return;
      if (to === undefined) {
        stand.state = CLOSED;
        native.dispatch(source, new Event("error"));
        return;
      }
      stand.real = native.construct(type, [to, args[1]], type);
      for (const kind in stand.kinds) repeat(source, stand, kind);
    };
    return { __proto__: null, source, end };
  };

  native.beforeNew(w, "EventSource", (type, args, newTarget) => {
    const asked = addressFrom(args[0]);
    if (!native.includes(asked, "?") || !wants(asked)) return native.construct(type, args, newTarget);
    let held;
    const verdict = judge(asked, "", (pass, other) => held.end(pass ? (other ?? asked) : undefined), undefined, true);
    if (verdict) return native.construct(type, args, newTarget);
    held = wait(type, args, newTarget, asked);
    if (verdict === false) native.after(0, () => held.end(undefined));
    return held.source;
  });

  // A connection whose address was refused cannot stand for one that waits.
  native.beforeNew(w, "WebSocket", (type, args, newTarget) => {
    const asked = addressFrom(args[0]);
    const pass = !native.includes(asked, "?") || !wants(asked) || judge(asked, "", () => {});
    if (!pass) throw new DOMException("The connection was refused.", "SecurityError");
    return native.construct(type, args, newTarget);
  });
};
