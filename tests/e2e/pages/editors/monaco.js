import * as monaco from "monaco-editor/editor/editor.api.js";
import { bind } from "../chat.js";

globalThis.MonacoEnvironment = { getWorker: () => ({ postMessage() {}, terminate() {}, addEventListener() {} }) };
const place = document.getElementById("editor");
place.style.height = "8rem";
const editor = monaco.editor.create(place, {
  language: "plaintext",
  lineNumbers: "off",
  minimap: { enabled: false },
  wordWrap: "on",
  ariaLabel: "Message",
});
const send = bind({
  element: { focus: () => editor.focus() },
  keys: true,
  text: () => editor.getValue(),
  clear: () => editor.setValue(""),
  inside: true,
});
editor.addCommand(monaco.KeyCode.Enter, () => send());
