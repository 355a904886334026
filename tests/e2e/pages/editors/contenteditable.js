import { bind } from "../chat.js";

const element = document.createElement("div");
element.contentEditable = "true";
element.setAttribute("role", "textbox");
element.setAttribute("aria-multiline", "true");
element.setAttribute("aria-label", "Message");
document.getElementById("editor").append(element);
bind({ element, text: () => element.innerText, clear: () => element.replaceChildren() });
