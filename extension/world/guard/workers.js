// What a page tells a worker, or another page through one. What a worker sends itself cannot be seen from here, so a
// prompt is judged when it is handed over.
import * as native from "./natives.js";
import { judge, wants } from "./line.js";

const CHANNELS = ["Worker", "ServiceWorker", "MessagePort", "BroadcastChannel"];
/** Deeper and larger messages are looked at in part. */
const DEEPEST = 6;
const MOST_VALUES = 2_000;

const said = (message) => {
  const query = new native.Query();
  let values = 0;
  const walk = (name, value, depth) => {
    if (typeof value === "string") return native.append(query, name, value);
    if (typeof value !== "object" || value === null || depth > DEEPEST || ++values > MOST_VALUES) return undefined;
    if (native.isView(value) || native.isBuffer(value)) return native.append(query, name, native.decode(value));
    const keys = native.ownKeys(value);
    for (let i = 0; i < keys.length && i < MOST_VALUES; i++) {
      const key = keys[i];
      if (typeof key !== "string") continue;
      const property = native.getOwnPropertyDescriptor(value, key);
      if (property && "value" in property) walk(key, property.value, depth + 1);
    }
    return undefined;
  };
  walk("message", message, 0);
  return native.queryText(query);
};

export const guardWorkers = (w) => {
  native.each(CHANNELS, (name) => {
    native.before(w[name]?.prototype, "postMessage", (post, self, args) => {
      const message = args[0];
      const empty = message === null || (typeof message !== "string" && typeof message !== "object");
      if (empty || !wants("")) return native.apply(post, self, args);
      const go = (pass) => (pass ? native.apply(post, self, args) : undefined);
      return go(judge("", said(message), go));
    });
  });
};
