import { bind } from "../chat.js";

const element = document.createElement("div");
element.setAttribute("contenteditable", "plaintext-only");
element.setAttribute("role", "textbox");
element.setAttribute("aria-label", "Message");
document.getElementById("editor").append(element);
bind({ element, text: () => element.innerText, clear: () => element.replaceChildren() });
