import { baseKeymap } from "prosemirror-commands";
import { history } from "prosemirror-history";
import { keymap } from "prosemirror-keymap";
import { schema } from "prosemirror-schema-basic";
import { EditorState } from "prosemirror-state";
import { EditorView } from "prosemirror-view";
import { bind } from "../chat.js";

let send = () => {};
const enter = () => {
  send();
  return true;
};
const state = () =>
  EditorState.create({ schema, plugins: [history(), keymap({ Enter: enter }), keymap(baseKeymap)] });
const view = new EditorView(document.getElementById("editor"), { state: state() });
send = bind({
  element: view.dom,
  keys: true,
  text: () => view.state.doc.textBetween(0, view.state.doc.content.size, "\n", "\n"),
  clear: () => view.updateState(state()),
});
