// Chainlit's real server and front end, with a stub model.
import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import net from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { installed } from "./installed.js";

/** Until the front end would send what its composer holds: it drops what is sent before its socket is open. */
export const connected = (page) => page.waitForSelector("#chat-submit:not([disabled])", { timeout: 60_000 });

/** Starts it: `{ port, prompts(), stop() }`; `prompts` are those that reached the model, by the server's own record. */
export async function startChainlit() {
  const program = join(installed("chainlit"), "bin/chainlit");
  const app = fileURLToPath(new URL("./chainlit/app.py", import.meta.url));
  const folder = mkdtempSync(join(tmpdir(), "handrail-chainlit-"));
  const record = join(folder, "prompts.jsonl");
  const port = await freePort();
  const server = spawn(program, ["run", app, "--headless", "--host", "127.0.0.1", "--port", String(port)], {
    cwd: folder,
    env: { ...process.env, PROMPTS: record, CHAINLIT_APP_ROOT: folder, ANONYMIZED_TELEMETRY: "false" },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let said = "";
  for (const stream of [server.stdout, server.stderr]) stream.on("data", (bytes) => (said += bytes));
  const ended = new Promise((end) => server.once("exit", end));
  await answering(port, server, () => said);
  return {
    port,
    prompts: () => readRecord(record),
    async stop() {
      server.kill("SIGTERM");
      const late = setTimeout(() => server.kill("SIGKILL"), 5_000);
      await ended;
      clearTimeout(late);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function readRecord(record) {
  let lines;
  try {
    lines = readFileSync(record, "utf8");
  } catch (error) {
    if (error.code === "ENOENT") return [];
    throw error;
  }
  return lines
    .split("\n")
    .filter(Boolean)
    .map((line) => JSON.parse(line).prompt);
}

async function answering(port, server, said) {
  const end = Date.now() + 120_000;
  while (Date.now() < end && server.exitCode === null) {
    const response = await fetch(`http://127.0.0.1:${port}/`).catch(() => null);
    if (response?.ok) return;
    await new Promise((wake) => setTimeout(wake, 200));
  }
  server.kill("SIGKILL");
  throw new Error(`Chainlit does not answer on port ${port}:\n${said()}`);
}

function freePort() {
  return new Promise((give, fail) => {
    const probe = net.createServer();
    probe.on("error", fail);
    probe.listen(0, "127.0.0.1", () => {
      const { port } = probe.address();
      probe.close(() => give(port));
    });
  });
}
