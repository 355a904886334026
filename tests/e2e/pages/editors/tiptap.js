import { Editor, Extension } from "@tiptap/core";
import StarterKit from "@tiptap/starter-kit";
import { bind } from "../chat.js";

let send = () => {};
const Send = Extension.create({
  name: "send",
  addKeyboardShortcuts: () => ({
    Enter: () => {
      send();
      return true;
    },
  }),
});
const editor = new Editor({ element: document.getElementById("editor"), extensions: [StarterKit, Send], injectCSS: false });
send = bind({
  element: editor.view.dom,
  keys: true,
  text: () => editor.getText({ blockSeparator: "\n" }),
  clear: () => editor.commands.clearContent(true),
});
