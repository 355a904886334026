import { input, place } from "./send.js";
place.attachShadow({ mode: "open" }).append(input());
