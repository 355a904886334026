import { bind } from "../chat.js";

const element = document.createElement("textarea");
element.setAttribute("aria-label", "Message");
document.getElementById("editor").append(element);
bind({ element, text: () => element.value, clear: () => (element.value = "") });
