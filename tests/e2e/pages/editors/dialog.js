// A composer in the page's own modal dialog, above everything else on the page.
import { bind } from "../chat.js";

const form = document.getElementById("composer");
const dialog = document.createElement("dialog");
form.before(dialog);
dialog.append(form);
dialog.showModal();
const element = document.createElement("textarea");
element.setAttribute("aria-label", "Message");
document.getElementById("editor").append(element);
bind({ element, text: () => element.value, clear: () => (element.value = "") });
