// Starts the background and the extension's own pages, in one go: listeners must stand before the first event.
import { initSync } from "./glue.js";
import { decode } from "./decode.js";
import carrier from "./module.js";

initSync({ module: new WebAssembly.Module(decode(carrier)) });
