// Notes where in the folder each file lies, as pages that keep folders do.
import { place, send } from "./send.js";
const input = Object.assign(document.createElement("input"), { type: "file", multiple: true, webkitdirectory: true });
input.addEventListener("change", () => {
  globalThis.paths = Array.from(input.files, (file) => file.webkitRelativePath);
  send(input.files);
});
place.append(input);
