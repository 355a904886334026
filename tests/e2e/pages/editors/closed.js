// A component whose root is closed to everybody's scripts, with an editable region and a send control in it.
import { bind } from "../chat.js";

const host = document.createElement("div");
document.getElementById("editor").append(host);
const root = host.attachShadow({ mode: "closed" });
const element = document.createElement("div");
element.contentEditable = "true";
element.setAttribute("role", "textbox");
element.setAttribute("aria-label", "Message");
const button = document.createElement("button");
button.type = "button";
button.textContent = "Send";
root.append(element, button);
const send = bind({ element, text: () => element.innerText, clear: () => element.replaceChildren(), inside: true });
button.onclick = () => send();
