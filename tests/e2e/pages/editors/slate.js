import { createElement, useState } from "react";
import { flushSync } from "react-dom";
import { createRoot } from "react-dom/client";
import { createEditor, Editor, Node, Transforms } from "slate";
import { Editable, Slate, withReact } from "slate-react";
import { bind } from "../chat.js";

const empty = () => [{ type: "paragraph", children: [{ text: "" }] }];
const editor = withReact(createEditor());
let send = () => {};

function onKeyDown(event) {
  if (event.key !== "Enter" || event.shiftKey || event.nativeEvent.isComposing) return;
  event.preventDefault();
  send();
}

function Composer() {
  const [initialValue] = useState(empty);
  return createElement(
    Slate,
    { editor, initialValue },
    createElement(Editable, { "aria-label": "Message", placeholder: "Ask anything", onKeyDown }),
  );
}

const place = document.getElementById("editor");
flushSync(() => createRoot(place).render(createElement(Composer)));
send = bind({
  element: place.querySelector("[data-slate-editor]"),
  keys: true,
  text: () => editor.children.map((node) => Node.string(node)).join("\n"),
  clear: () => {
    Transforms.select(editor, Editor.start(editor, []));
    Editor.withoutNormalizing(editor, () => {
      for (let at = editor.children.length - 1; at >= 0; at--) Transforms.removeNodes(editor, { at: [at] });
      Transforms.insertNodes(editor, empty(), { at: [0] });
    });
    Transforms.select(editor, Editor.start(editor, []));
  },
});
