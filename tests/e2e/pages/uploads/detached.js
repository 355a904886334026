// An input that never stands in the document, opened by a button.
import { input, place } from "./send.js";
const button = Object.assign(document.createElement("button"), { id: "attach", textContent: "Attach" });
button.addEventListener("click", () => input().click());
place.append(button);
