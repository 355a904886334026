// Streamlit's real server and front end, its chat_input, with a stub model.
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { installed } from "./installed.js";
import { serve } from "./served.js";

export const COMPOSER = "textarea[data-testid=stChatInputTextArea]";
export const SEND = "button[data-testid=stChatInputSubmitButton]";

/** Starts it: `{ port, prompts(), stop() }`; `prompts` are those that reached the model, by the server's own record. */
export function startStreamlit() {
  const app = fileURLToPath(new URL("./streamlit/app.py", import.meta.url));
  return serve("streamlit", join(installed("streamlit"), "bin/streamlit"), (port) => ({
    args: ["run", app, "--server.headless=true", `--server.port=${port}`, "--server.address=127.0.0.1"],
    env: { STREAMLIT_BROWSER_GATHER_USAGE_STATS: "false" },
  }));
}
