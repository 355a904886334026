// A page that draws its letters and its send control itself and has a field without visible letters only while one
// writes, as Flutter's pages do. The field goes when it loses the focus.
import { bind } from "../chat.js";

const place = document.getElementById("editor");
const canvas = Object.assign(document.createElement("canvas"), { width: 460, height: 50 });
const field = Object.assign(document.createElement("input"), { type: "text" });
field.style.cssText = "position: absolute; border: 0; width: 300px; height: 30px; color: transparent; background: none";
place.append(canvas);
const pen = canvas.getContext("2d");
const draw = () => {
  pen.clearRect(0, 0, canvas.width, canvas.height);
  pen.font = "16px sans-serif";
  pen.fillText(field.value, 4, 20);
  pen.fillRect(400, 5, 40, 40);
};
field.addEventListener("input", draw);
field.addEventListener("blur", () => field.remove());
const open = () => {
  canvas.before(field);
  field.focus();
};
const clear = () => {
  field.value = "";
  draw();
};
const send = bind({ element: field, text: () => field.value, clear, inside: true });
canvas.addEventListener("pointerup", ({ offsetX }) => (offsetX >= 400 ? send() : open()));
open();
draw();
