// The start of the page side where it fails at first: it says so only when it goes on failing, lets nothing out meanwhile, and
// runs in the end. The loader is the real one; what it starts is made up, since no browser can be told to fail.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { it } from "node:test";
import { fileURLToPath } from "node:url";
import vm from "node:vm";
import { build } from "esbuild";

const WORLD = fileURLToPath(new URL("../../../extension/world/", import.meta.url));

/** A page side that hears Enter, and that starts only once it was started `needed` times. */
const glue = `
let wasm;
export const initSync = () => {
  if (globalThis.attempts++ < globalThis.noMemory) throw new RangeError("no memory");
  wasm = true;
};
export const start = () => {
  handrailEars.add(window, "keydown", () => heard.push("heard"), true);
  if (globalThis.starts++ < globalThis.broken) throw new Error("broken");
  globalThis.missed = handrailEars.missed();
};`;

const standIns = {
  name: "stand-ins",
  setup(made) {
    made.onResolve({ filter: /glue\.js$|module\.js$/ }, ({ path }) => ({ path, namespace: "made" }));
    made.onLoad({ filter: /glue/, namespace: "made" }, () => ({ contents: glue }));
    made.onLoad({ filter: /module/, namespace: "made" }, () => ({ contents: 'export default "/*AGFzbQEAAAA=*/";' }));
    made.onResolve({ filter: /.*/, namespace: "made" }, ({ path }) => ({ path: `${WORLD}${path}` }));
  },
};

const bundled = build({
  entryPoints: [`${WORLD}page.js`],
  bundle: true,
  write: false,
  format: "iife",
  inject: [`${WORLD}ears.js`],
  plugins: [standIns],
}).then(({ outputFiles }) => outputFiles[0].text);

/** A frame in which the loader was run: its clock only goes when it is told to. */
async function frame({ noMemory = 0, broken = 0 }) {
  let now = 0;
  const timers = [];
  const window = new EventTarget();
  const told = [];
  const page = {
    window,
    document: { createElement: () => new EventTarget(), readyState: "loading" },
    location: { search: "", hash: "" },
    performance: { now: () => now },
    setTimeout: (act, ms) => timers.push({ act, at: now + ms }),
    requestIdleCallback: () => {},
    PerformanceObserver: class {
      observe() {}
    },
    MouseEvent: Event,
    CustomEvent,
    WebAssembly,
    Uint8Array,
    atob,
    console: { error: (words) => told.push(words) },
    chrome: { runtime: { sendMessage: async ({ ask, with: status }) => void (status && told.push(status.coverage)), onMessage: { addListener() {} } } },
    attempts: 0,
    starts: 0,
    noMemory,
    broken,
    heard: [],
  };
  vm.runInNewContext(await bundled, page);
  const press = () => {
    const event = Object.assign(new Event("keydown", { cancelable: true }), { key: "Enter" });
    window.dispatchEvent(event);
    return event.defaultPrevented;
  };
  const pass = (ms) => {
    const end = now + ms;
    for (;;) {
      const next = timers.filter(({ at }) => at <= end).sort((a, b) => a.at - b.at)[0];
      if (!next) break;
      timers.splice(timers.indexOf(next), 1);
      now = next.at;
      next.act();
    }
    now = end;
  };
  return { page, told, press, pass };
}

it("a page side that starts is told of nothing", async () => {
  const { page, told, press } = await frame({});
  assert.equal(press(), false);
  assert.deepEqual([page.heard, told, page.missed], [["heard"], [], false]);
});

for (const failing of [{ noMemory: 1 }, { broken: 1 }]) {
  it(`one that fails once holds what may be sent, says nothing, and runs a moment later: ${JSON.stringify(failing)}`, async () => {
    const { page, told, press, pass } = await frame(failing);
    assert.equal(press(), true, "it was let go while nobody could judge it");
    assert.equal(press(), true);
    pass(1_200);
    assert.equal(press(), false);
    assert.deepEqual(page.heard, ["heard"], "it is heard once, by what runs");
    assert.equal(page.missed, true, "it takes what was written meanwhile for known");
    assert.deepEqual(told, []);
  });
}

it("one that keeps failing says so once, and still tries", async () => {
  const { page, told, press, pass } = await frame({ broken: 6 });
  for (let i = 0; i < 5; i++) {
    assert.equal(press(), true);
    pass(5_000);
  }
  assert.deepEqual(told, ["Handrail does not run on this page.", "not-protected"]);
  pass(120_000);
  assert.equal(press(), false);
  assert.deepEqual([page.heard, told.length], [["heard"], 2]);
});
