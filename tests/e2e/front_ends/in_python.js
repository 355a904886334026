// Front ends whose server is a short Python program: Panel, NiceGUI and Shiny, with a stub model.
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { installed } from "./installed.js";
import { serve } from "./served.js";

const HOW = {
  // Sends every change of its field, each in three messages.
  panel: (app, port) => ["-m", "panel", "serve", app, `--port=${port}`, "--address=127.0.0.1", "--allow-websocket-origin=*"],
  nicegui: (app) => [app],
  shiny: (app, port) => ["-m", "shiny", "run", `--port=${port}`, app],
};

/** Gives what starts it: `{ port, prompts(), stop() }`; `prompts` are those that reached the model, by the server's own record. */
export const inPython = (name) => () => {
  const app = fileURLToPath(new URL(`./${name}/app.py`, import.meta.url));
  return serve(name, join(installed(name), "bin/python"), (port) => ({ args: HOW[name](app, port), env: {} }));
};
