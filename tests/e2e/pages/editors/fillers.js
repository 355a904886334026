// Keeps the caret's place with letters that show nothing, as Microsoft's chat input does after the text.
import { bind } from "../chat.js";

const FILLER = "\u200b\u200c";

const element = document.createElement("div");
element.contentEditable = "true";
element.setAttribute("role", "textbox");
element.setAttribute("aria-label", "Message");
document.getElementById("editor").append(element);

const said = () => element.textContent.replaceAll(FILLER, "");
const keep = () => {
  if (said() === "") return element.replaceChildren();
  if (element.querySelector("[aria-hidden]")) return;
  const filler = Object.assign(document.createElement("span"), { textContent: FILLER, contentEditable: "false" });
  filler.setAttribute("aria-hidden", "true");
  element.append(filler);
};
element.addEventListener("input", () => setTimeout(keep));
bind({
  element,
  text: () => said().replaceAll("\u00a0", " "),
  clear: () => element.replaceChildren(),
});
