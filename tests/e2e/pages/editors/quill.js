import Quill from "quill";
import { bind } from "../chat.js";

let send = () => {};
const enter = { key: "Enter", handler: () => void send() };
const quill = new Quill("#editor", { modules: { keyboard: { bindings: { enter } } } });
send = bind({
  element: quill.root,
  keys: true,
  text: () => quill.getText().replace(/\n$/, ""),
  clear: () => quill.setText(""),
});
