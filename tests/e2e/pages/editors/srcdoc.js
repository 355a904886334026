// A composer in a frame of its own that the page gives as markup.
import { bind } from "../chat.js";

const frame = document.createElement("iframe");
frame.title = "Message";
frame.srcdoc = "<!doctype html><html lang='en'><title>Message</title><textarea aria-label='Message' rows='3' cols='40'></textarea></html>";
frame.addEventListener("load", () => {
  const element = frame.contentDocument.querySelector("textarea");
  bind({ element, text: () => element.value, clear: () => (element.value = ""), inside: true });
});
document.getElementById("editor").append(frame);
