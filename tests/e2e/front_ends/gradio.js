// Gradio's real server and front end, its ChatInterface, with a stub model.
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { installed } from "./installed.js";
import { serve } from "./served.js";

export const COMPOSER = "textarea[data-testid=textbox]";
export const SEND = "button.submit-button";

/** Starts it: `{ port, prompts(), stop() }`; `prompts` are those that reached the model, by the server's own record. */
export function startGradio() {
  const app = fileURLToPath(new URL("./gradio/app.py", import.meta.url));
  return serve("gradio", join(installed("gradio"), "bin/python"), () => ({
    args: [app],
    env: { GRADIO_ANALYTICS_ENABLED: "False" },
  }));
}
