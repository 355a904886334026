// Reads the file and sends it as base64 in JSON, as pages do that talk to a model themselves.
import { place } from "./send.js";
globalThis.got = [];
const input = Object.assign(document.createElement("input"), { type: "file" });
input.addEventListener("input", () => {
  for (const file of input.files) {
    globalThis.got.push({ name: file.name, size: file.size });
    const reader = new FileReader();
    reader.onload = () => fetch("/upload", { method: "POST", body: JSON.stringify({ name: file.name, data: reader.result }) });
    reader.readAsDataURL(file);
  }
});
place.append(input);
