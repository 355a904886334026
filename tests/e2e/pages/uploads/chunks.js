// Sends slices, as pages do that take large files.
import { place } from "./send.js";
globalThis.got = [];
const input = Object.assign(document.createElement("input"), { type: "file" });
input.addEventListener("change", async () => {
  for (const file of input.files) {
    globalThis.got.push({ name: file.name, size: file.size });
    for (let at = 0; at < file.size; at += 1 << 20) {
      const body = await file.slice(at, at + (1 << 20)).arrayBuffer();
      await fetch("/upload", { method: "POST", body });
    }
  }
});
place.append(input);
