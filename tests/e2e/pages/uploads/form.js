// A form that the browser sends itself, into a frame.
import { place } from "./send.js";
const frame = Object.assign(document.createElement("iframe"), { name: "answer" });
const form = Object.assign(document.createElement("form"), { method: "post", action: "/upload", enctype: "multipart/form-data", target: "answer" });
const input = Object.assign(document.createElement("input"), { type: "file", name: "file" });
input.addEventListener("change", () => form.requestSubmit());
form.append(input);
place.append(form, frame);
