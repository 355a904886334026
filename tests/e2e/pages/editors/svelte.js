import { flushSync, mount } from "svelte";
import { bind } from "../chat.js";
import Composer from "./composer.svelte";

const place = document.getElementById("editor");
const composer = mount(Composer, { target: place });
flushSync();
bind({
  element: place.querySelector("textarea"),
  text: () => composer.text(),
  clear: () => {
    composer.clear();
    flushSync();
  },
});
