import { createApp, h, nextTick, ref, vModelText, withDirectives } from "vue";
import { bind } from "../chat.js";

const said = ref("");
const Composer = {
  render: () =>
    withDirectives(h("textarea", { "aria-label": "Message", "onUpdate:modelValue": (value) => (said.value = value) }), [
      [vModelText, said.value],
    ]),
};

const place = document.getElementById("editor");
createApp(Composer).mount(place);
bind({
  element: place.querySelector("textarea"),
  text: () => said.value,
  clear: () => {
    said.value = "";
    return nextTick();
  },
});
