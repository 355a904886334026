// Native code, Wasm and the twin say the same of every text, byte for byte.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { describe, it } from "node:test";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import vm from "node:vm";

const target = process.env.HANDRAIL_TARGET ?? fileURLToPath(new URL("../../target", import.meta.url));
const folder = join(target, "forms");
const texts = readFileSync(join(folder, "native.jsonl"), "utf8").trim().split("\n").map((line) => JSON.parse(line));

// Node 20 cannot detach a buffer by this name yet; every browser that Handrail runs in can.
const TRANSFER = `ArrayBuffer.prototype.transfer ??= function (length) {
  const grown = new ArrayBuffer(length);
  new Uint8Array(grown).set(new Uint8Array(this));
  structuredClone(this, { transfer: [this] });
  return grown;
}`;

function load(form) {
  const world = vm.createContext({ WebAssembly, TextDecoder, TextEncoder, FinalizationRegistry, atob, console, structuredClone });
  vm.runInContext(TRANSFER, world);
  for (const script of ["twin.js", "form.js"]) {
    vm.runInContext(readFileSync(join(folder, script), "utf8"), world);
  }
  return world.forms.load(form).form;
}

describe("The core says of a few thousand texts what native code says", () => {
  it("has a few thousand texts to compare by", () => assert.ok(texts.length > 2_000, `${texts.length}`));
  for (const name of ["wasm", "twin"]) {
    it(`as ${name}`, () => {
      const form = load(name);
      for (const { text, told } of texts) assert.equal(form.told(text), told, text);
    });
  }
});
