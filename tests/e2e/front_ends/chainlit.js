// Chainlit's real server and front end, with a stub model.
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { installed } from "./installed.js";
import { serve } from "./served.js";

/** Until the front end would send what its composer holds: it drops what is sent before its socket is open. */
export const connected = (page) => page.waitForSelector("#chat-submit:not([disabled])", { timeout: 60_000 });

/** Starts it: `{ port, prompts(), stop() }`; `prompts` are those that reached the model, by the server's own record. */
export function startChainlit() {
  const app = fileURLToPath(new URL("./chainlit/app.py", import.meta.url));
  return serve("chainlit", join(installed("chainlit"), "bin/chainlit"), (port, folder) => ({
    args: ["run", app, "--headless", "--host", "127.0.0.1", "--port", String(port)],
    env: { CHAINLIT_APP_ROOT: folder, ANONYMIZED_TELEMETRY: "false" },
  }));
}
