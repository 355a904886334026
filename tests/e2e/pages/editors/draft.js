import { ContentState, Editor, EditorState } from "draft-js";
import { createElement, useState } from "react";
import { flushSync } from "react-dom";
import { createRoot } from "react-dom/client";
import { bind } from "../chat.js";

const model = { state: EditorState.createEmpty(), set: () => {} };
let send = () => {};

function Composer() {
  const [state, set] = useState(model.state);
  Object.assign(model, { state, set });
  const handleReturn = (event) => {
    if (event.shiftKey) return "not-handled";
    send();
    return "handled";
  };
  return createElement(Editor, { editorState: state, onChange: set, handleReturn, ariaLabel: "Message" });
}

const place = document.getElementById("editor");
flushSync(() => createRoot(place).render(createElement(Composer)));
send = bind({
  element: place.querySelector("[contenteditable]"),
  keys: true,
  text: () => model.state.getCurrentContent().getPlainText("\n"),
  clear: () => model.set(EditorState.moveFocusToEnd(EditorState.push(model.state, ContentState.createFromText(""), "remove-range"))),
});
