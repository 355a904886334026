import { Dropzone } from "dropzone";
import { place } from "./send.js";
globalThis.got = [];
const zone = Object.assign(document.createElement("div"), { id: "zone", textContent: "Drop files here" });
place.append(zone);
new Dropzone(zone, { url: "/upload" }).on("addedfile", ({ name, size }) => globalThis.got.push({ name, size }));
