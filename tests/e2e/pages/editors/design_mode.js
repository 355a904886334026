// A whole document in design mode, as the oldest rich text editors do.
import { bind } from "../chat.js";

const frame = document.createElement("iframe");
frame.title = "Message";
document.getElementById("editor").append(frame);
const inside = frame.contentDocument;
inside.designMode = "on";
bind({ element: inside.body, text: () => inside.body.innerText, clear: () => inside.body.replaceChildren(), inside: true });
