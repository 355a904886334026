// A text field in a closed root within a closed root.
import { bind } from "../chat.js";

const outer = document.createElement("div");
document.getElementById("editor").append(outer);
const inner = document.createElement("div");
outer.attachShadow({ mode: "closed" }).append(inner);
const element = document.createElement("textarea");
element.setAttribute("aria-label", "Message");
inner.attachShadow({ mode: "closed" }).append(element);
bind({ element, text: () => element.value, clear: () => (element.value = ""), inside: true });
