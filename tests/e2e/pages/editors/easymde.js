// CodeMirror 5 laid over a form's own field, which stays in the page and is not shown.
import EasyMDE from "easymde";
import "easymde/dist/easymde.min.css";
import { bind } from "../chat.js";

const place = document.getElementById("editor");
const field = document.createElement("textarea");
place.append(field);
const bare = { toolbar: false, status: false, spellChecker: false, autoDownloadFontAwesome: false, minHeight: "4rem" };
const editor = new EasyMDE({ element: field, ...bare });
const send = bind({
  element: editor.codemirror.getInputField(),
  keys: true,
  inside: true,
  text: () => editor.value(),
  clear: () => editor.value(""),
});
editor.codemirror.setOption("extraKeys", { Enter: () => send() });
editor.codemirror.focus();
