// Takes what is dropped or pasted anywhere.
import { send } from "./send.js";
document.addEventListener("dragover", (event) => event.preventDefault());
for (const [kind, data] of [["drop", "dataTransfer"], ["paste", "clipboardData"]]) {
  document.addEventListener(kind, (event) => {
    const { files } = event[data];
    if (files.length === 0) return;
    event.preventDefault();
    send(files);
  });
}
