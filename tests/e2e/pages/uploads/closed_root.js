import { input, place } from "./send.js";
const chosen = input();
place.attachShadow({ mode: "closed" }).append(chosen);
globalThis.hidden = chosen;
