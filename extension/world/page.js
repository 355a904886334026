// Starts the page side before the page's first script: as Wasm, or as its twin where Wasm may not run (a page's
// CSP in Chromium, a browser hardened by IT).
import { initSync } from "./glue.js";
import { decode } from "./decode.js";
import { useTwin } from "./webassembly.js";
import encoded from "./module.wasm";

const lost = {
  tool: "",
  toolName: "",
  standing: "unapproved",
  account: "unknown",
  coverage: "not-protected",
  checked: 0,
  held: 0,
};

const compile = (bytes) => {
  try {
    return ["wasm", new WebAssembly.Module(bytes)];
  } catch {
    return ["twin", useTwin((imports) => globalThis.handrailTwin(imports, bytes))];
  }
};

try {
  const began = performance.now();
  const [form, module] = compile(decode(encoded));
  initSync({ module });
  // Read by tests and benches through the debugger; the page cannot see the isolated world.
  globalThis.handrail = Object.freeze({ form, began, ready: performance.now() });
} catch (error) {
  console.error("Handrail does not run on this page.", error);
  (globalThis.browser ?? globalThis.chrome).runtime.sendMessage({ ask: "status", with: lost });
} finally {
  delete globalThis.handrailTwin;
}
