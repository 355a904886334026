import { create } from "filepond";
import { place } from "./send.js";
globalThis.got = [];
create(place.appendChild(Object.assign(document.createElement("input"), { type: "file" })), {
  server: { process: "/upload" },
  allowMultiple: true,
  onaddfile: (_, { file }) => globalThis.got.push({ name: file.name, size: file.size }),
});
place.firstElementChild.id = "zone";
