// A field in which mentions become tags.
import Tagify from "@yaireo/tagify";
import "@yaireo/tagify/dist/tagify.css";
import { bind } from "../chat.js";

const place = document.getElementById("editor");
const field = document.createElement("textarea");
place.append(field);
const tagify = new Tagify(field, { mode: "mix", pattern: /@/, whitelist: ["assistant"] });
const element = tagify.DOM.input;
const send = bind({
  element,
  keys: true,
  inside: true,
  text: () => element.innerText.trim(),
  clear: () => tagify.loadOriginalValues(""),
});
element.addEventListener(
  "keydown",
  (event) => {
    if (event.key !== "Enter" || event.shiftKey) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    send();
  },
  true,
);
