// Starts the page side when it is first needed, or once the page shows something: as Wasm, or as its twin where Wasm may
// not run (a page's CSP in Chromium, a browser hardened by IT). Until then `ears.js` listens.
import { decode } from "./decode.js";
import { fails, open, runs, tell, waits, wake } from "./ears.js";
import { useTwin } from "./webassembly.js";
import carrier from "./module.js";

/** The shortest Wasm there is: its magic and version. */
const LEAST = Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0);
/** A page that shows nothing, in a tab behind, is covered after this, ms. */
const UNSEEN_MS = 2_000;
/** A page that shows something may first finish what it is at, but no longer than this, ms. */
const FINISHES_MS = 300;
/** When a background that cannot bring the twin yet is asked again, ms. */
const AGAIN_MS = [200, 1_000, 5_000];
/** When a start that failed is tried again, ms; the last holds for all that follow. */
const RESTART_MS = [1_100, 3_000, 10_000, 60_000];
/** So many starts in a row fail before it is said that there is no protection. */
const SAID_AFTER = 2;

/** The Wasm, until it is no longer needed: it is half of what a frame would hold in memory. */
let code = carrier;

const { runtime } = globalThis.browser ?? globalThis.chrome;
const send = async (message) => runtime.sendMessage(message);
const rest = (ms) => new Promise((over) => setTimeout(over, ms));

const lost = {
  tool: "",
  toolName: "",
  standing: "unapproved",
  account: "unknown",
  coverage: "not-protected",
  checked: 0,
  held: 0,
};

const lose = (error) => {
  console.error("Handrail does not run on this page.", error);
  send({ ask: "status", with: lost }).catch(() => {});
};

/** Read by tests and benches through the debugger; the page cannot see the isolated world. */
const say = (form, began) => {
  const now = performance.now();
  globalThis.handrail = Object.freeze({ form, began: began ?? now, ready: now });
};

const compiled = (bytes) => {
  try {
    return new WebAssembly.Module(bytes);
  } catch {
    return null;
  }
};

const start = (form, module, began) => {
  // Only now: on its way in, the glue makes decoders and registries, which the page should not wait for.
  const glue = require("./glue.js");
  glue.initSync({ module });
  glue.start();
  code = null;
  runs();
  say(form, began);
};

const startTwin = () => {
  const began = performance.now();
  const bytes = decode(code);
  start("twin", useTwin((imports) => globalThis.handrailTwin(imports, bytes)), began);
  delete globalThis.handrailTwin;
};

const isAwake = () => ["wasm", "twin"].includes(globalThis.handrail.form);

let coming;

/** The twin is brought by the background: pages that need none do without that much script. */
const bringTwin = () =>
  (coming ??= (async () => {
    say("waits");
    for (const ms of AGAIN_MS) {
      const came = await send({ ask: "twin" }).catch(() => false);
      // It may have come, and run, before its bringer said so.
      if (isAwake()) return;
      if (came) return say("asleep");
      await rest(ms);
    }
    throw new Error("Nobody brings the page side's twin.");
  })());

let failures = 0;
/** There was no room for a Wasm's memory again and again: the twin needs less. */
let isCramped = false;

const failed = (error) => {
  fails();
  failures += 1;
  isCramped = failures >= SAID_AFTER && error.name === "RangeError";
  if (failures === SAID_AFTER) lose(error);
  setTimeout(wake, RESTART_MS[failures - 1] ?? RESTART_MS.at(-1));
};

const missTwin = (error) => {
  coming = undefined;
  // It has been asked for long enough.
  failures = Math.max(failures, SAID_AFTER - 1);
  failed(error);
};

const begin = () => {
  waits();
  try {
    if (globalThis.handrailTwin) return startTwin();
    const began = performance.now();
    const module = coming || isCramped ? null : compiled(decode(code));
    if (module) return start("wasm", module, began);
    return bringTwin().then(() => isAwake() || startTwin()).catch(missTwin);
  } catch (error) {
    return failed(error);
  }
};

const attend = () => {
  say("asleep");
  open(begin);
  const askPolicy = () => send({ ask: "policy" }).then(tell, () => {});
  askPolicy();
  runtime.onMessage.addListener(() => {
    if (isAwake()) return;
    // What was told before may be out of date.
    tell(undefined);
    askPolicy();
  });
  if (!compiled(LEAST)) bringTwin().catch(() => (coming = undefined));
  new PerformanceObserver((shown, observer) => {
    if (shown.getEntriesByName("first-contentful-paint").length === 0) return;
    observer.disconnect();
    requestIdleCallback(wake, { timeout: FINISHES_MS });
  }).observe({ type: "paint", buffered: true });
  setTimeout(wake, UNSEEN_MS);
};

if (!globalThis.handrail) attend();
