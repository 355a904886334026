import { createSignal } from "solid-js";
import h from "solid-js/h";
import { render } from "solid-js/web";
import { bind } from "../chat.js";

const [said, say] = createSignal("");
const place = document.getElementById("editor");
render(() => h("textarea", { "aria-label": "Message", value: said, onInput: (event) => say(event.target.value) }), place);
bind({ element: place.querySelector("textarea"), text: said, clear: () => say("") });
