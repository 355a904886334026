// An editor without any editable element: it draws its text itself, from what an EditContext tells it.
import { bind } from "../chat.js";

const element = document.createElement("canvas");
Object.assign(element, { width: 400, height: 60, tabIndex: 0 });
element.setAttribute("aria-label", "Message");
document.getElementById("editor").append(element);
const pen = element.getContext("2d");
const context = new EditContext();
element.editContext = context;
const draw = () => {
  pen.clearRect(0, 0, element.width, element.height);
  pen.fillText(context.text, 4, 20);
};
const put = (text) => {
  const [from, to] = [context.selectionStart, context.selectionEnd].sort((a, b) => a - b);
  context.updateText(from, to, text);
  context.updateSelection(from + text.length, from + text.length);
  draw();
};
context.addEventListener("textupdate", draw);
element.addEventListener("keydown", (event) => {
  if (event.key !== "a" || !(event.ctrlKey || event.metaKey)) return;
  event.preventDefault();
  context.updateSelection(0, context.text.length);
});
element.addEventListener("paste", (event) => {
  event.preventDefault();
  put(event.clipboardData.getData("text/plain"));
});
bind({
  element,
  text: () => context.text,
  clear: () => {
    context.updateText(0, context.text.length, "");
    context.updateSelection(0, 0);
    draw();
  },
  inside: true,
});
