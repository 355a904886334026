import "trix";
import "trix/dist/trix.css";
import { bind } from "../chat.js";

const element = document.createElement("trix-editor");
element.setAttribute("aria-label", "Message");
element.addEventListener(
  "trix-initialize",
  () => {
    element.toolbarElement.remove();
    const send = bind({
      element,
      keys: true,
      text: () => element.editor.getDocument().toString().replace(/\n$/, ""),
      clear: () => element.editor.loadHTML(""),
    });
    element.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
      event.preventDefault();
      send();
    });
  },
  { once: true },
);
document.getElementById("editor").append(element);
