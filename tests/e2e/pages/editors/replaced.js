// A composer that the page makes anew while it is being typed into, as frameworks do when a key changes.
import { bind } from "../chat.js";

const place = document.getElementById("editor");
let element;
const make = (value) => {
  const next = document.createElement("textarea");
  next.setAttribute("aria-label", "Message");
  next.value = value;
  next.addEventListener("input", () => {
    if (next.value.length % 20 === 0) {
      make(next.value);
      element.focus();
      element.setSelectionRange(element.value.length, element.value.length);
    }
  });
  next.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.shiftKey) return;
    event.preventDefault();
    globalThis.chat.send();
  });
  if (element) element.replaceWith(next);
  else place.append(next);
  element = next;
};
make("");
bind({ element, keys: true, text: () => element.value, clear: () => make("") });
