// An editor in a frame of its own that the page writes, as older rich text editors do.
import { bind } from "../chat.js";

const frame = document.createElement("iframe");
frame.title = "Message";
document.getElementById("editor").append(frame);
const inside = frame.contentDocument;
inside.open();
inside.write("<!doctype html><html lang='en'><title>Message</title><body contenteditable='true' role='textbox' aria-label='Message'></body></html>");
inside.close();
bind({ element: inside.body, text: () => inside.body.innerText, clear: () => inside.body.replaceChildren(), inside: true });
