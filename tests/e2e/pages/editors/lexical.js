import { createEmptyHistoryState, registerHistory } from "@lexical/history";
import { registerRichText } from "@lexical/rich-text";
import { $createParagraphNode, $getRoot, COMMAND_PRIORITY_HIGH, createEditor, KEY_ENTER_COMMAND } from "lexical";
import { bind } from "../chat.js";

const element = document.createElement("div");
element.contentEditable = "true";
element.setAttribute("role", "textbox");
element.setAttribute("aria-label", "Message");
document.getElementById("editor").append(element);

const editor = createEditor({ namespace: "chat", onError: (error) => console.error(error) });
editor.setRootElement(element);
registerRichText(editor);
registerHistory(editor, createEmptyHistoryState(), 300);
const clear = () => editor.update(() => $getRoot().clear().append($createParagraphNode()), { discrete: true });
clear();

const send = bind({
  element,
  keys: true,
  text: () => editor.getEditorState().read(() => $getRoot().getTextContent().replaceAll("\n\n", "\n")),
  clear,
});
editor.registerCommand(
  KEY_ENTER_COMMAND,
  (event) => {
    if (event?.shiftKey || event?.isComposing) return false;
    event?.preventDefault();
    send();
    return true;
  },
  COMMAND_PRIORITY_HIGH,
);
