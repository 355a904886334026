// What is sent on a connection that stands: WebSocket, and a data channel between browsers.
import * as native from "./natives.js";
import { addressFrom } from "./fetch.js";
import { judge, wants } from "./line.js";
import { frozen, settled, textLater, textNow } from "./read.js";

const guardSend = (of, addressOf) => {
  if (!of) return;
  native.before(of, "send", (send, self, args) => {
    const address = addressOf(self);
    if (args.length === 0 || !wants(address)) return native.apply(send, self, args);
    let body = settled(args[0]);
    const go = (pass, other) => (pass ? native.apply(send, self, [other ?? body]) : undefined);
    const text = textNow(body);
    if (text === undefined) {
      textLater(body, (read) => go(judge(address, read, go)));
      return undefined;
    }
    const instead = typeof body === "string" ? (other) => native.apply(send, self, [other]) : undefined;
    const verdict = judge(address, text, go, instead);
    if (verdict === undefined) body = frozen(body);
    return go(verdict);
  });
};

export const guardSockets = (w) => {
  const socket = w.WebSocket?.prototype;
  const address = socket && native.getterOf(socket, "url");
  guardSend(socket, address);
  guardSend(w.RTCDataChannel?.prototype, () => "");

  native.before(w.Navigator?.prototype, "sendBeacon", (send, self, args) => {
    const to = addressFrom(args[0]);
    if (args.length === 0 || !wants(to)) return native.apply(send, self, args);
    let body = settled(args[1]);
    const go = () => native.apply(send, self, args.length > 1 ? [args[0], body] : [args[0]]);
    const later = (pass) => pass && go();
    const text = textNow(body);
    if (text === undefined) {
      textLater(body, (read) => later(judge(to, read, later)));
      return true;
    }
    const verdict = judge(to, text, later);
    if (verdict) return go();
    body = frozen(body);
    return false;
  });
};
