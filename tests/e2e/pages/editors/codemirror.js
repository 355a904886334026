import { defaultKeymap, history, historyKeymap } from "@codemirror/commands";
import { EditorState } from "@codemirror/state";
import { EditorView, keymap, placeholder } from "@codemirror/view";
import { bind } from "../chat.js";

let send = () => {};
const enter = {
  key: "Enter",
  run: () => {
    send();
    return true;
  },
};
const extensions = [
  history(),
  keymap.of([enter, ...defaultKeymap, ...historyKeymap]),
  placeholder("Ask anything"),
  EditorView.lineWrapping,
  EditorView.contentAttributes.of({ "aria-label": "Message" }),
];
const view = new EditorView({ state: EditorState.create({ extensions }), parent: document.getElementById("editor") });
send = bind({
  element: view.contentDOM,
  keys: true,
  text: () => view.state.doc.toString(),
  clear: () => view.dispatch({ changes: { from: 0, to: view.state.doc.length } }),
});
