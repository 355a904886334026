import { bind } from "../chat.js";

const element = document.createElement("input");
Object.assign(element, { type: "text", placeholder: "Ask anything" });
document.getElementById("editor").append(element);
bind({ element, text: () => element.value, clear: () => (element.value = "") });
