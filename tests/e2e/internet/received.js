// What servers received from the browser: every request body and every WebSocket message, as bytes.
export class Received {
  #entries = [];

  add(entry) {
    this.#entries.push({ at: Date.now(), ...entry, body: Buffer.from(entry.body) });
  }

  /** Entries that `where` describes by equal members, `{ host, path, kind }`; the body as text. */
  list(where = {}) {
    const wanted = Object.entries(where);
    return this.#entries
      .filter((entry) => wanted.every(([name, value]) => entry[name] === value))
      .map((entry) => ({ ...entry, body: entry.body.toString("utf8") }));
  }

  /** How often any of these values reached a server, in whichever of the usual encodings. */
  count(values) {
    const spellings = values.flatMap(spelt);
    return this.#entries.filter(({ body }) => spellings.some((spelling) => body.includes(spelling))).length;
  }

  /** Whether these very bytes reached a server, in one piece. */
  carries(bytes) {
    return this.#entries.some(({ body }) => body.includes(bytes));
  }

  /** Waits for an entry that `where` describes and that `matches`; fails after `ms`. */
  async until(where, matches = () => true, ms = 15_000) {
    const end = Date.now() + ms;
    for (;;) {
      const found = this.list(where).find(matches);
      if (found) return found;
      if (Date.now() > end) {
        const last = this.list(where).slice(-2).map(({ body }) => body.slice(0, 400));
        throw new Error(`nothing fitting arrived at ${JSON.stringify(where)} within ${ms} ms; last there: ${last}`);
      }
      await new Promise((wake) => setTimeout(wake, 25));
    }
  }
}

function spelt(value) {
  const json = JSON.stringify(value).slice(1, -1);
  const form = new URLSearchParams([["v", value]]).toString().slice(2);
  return [value, json, encodeURIComponent(value), form, Buffer.from(value, "utf16le").toString("latin1")].map((text) =>
    Buffer.from(text),
  );
}
