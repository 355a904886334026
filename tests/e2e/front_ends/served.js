// A front end with its own server on loopback and a stub model that keeps a record of the prompts that reached it.
import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import net from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";

/**
 * Starts `program`: `{ port, prompts(), stop() }`. `how(port, folder)` gives `{ args, env }`; the server runs in a
 * folder of its own, is told by `PROMPTS` where to keep its record, and answers on the port.
 */
export async function serve(name, program, how) {
  const folder = mkdtempSync(join(tmpdir(), `handrail-${name}-`));
  const record = join(folder, "prompts.jsonl");
  const port = await freePort();
  const { args, env } = how(port, folder);
  const server = spawn(program, args, {
    cwd: folder,
    env: { ...process.env, HOME: folder, PROMPTS: record, PORT: String(port), ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let said = "";
  for (const stream of [server.stdout, server.stderr]) stream.on("data", (bytes) => (said += bytes));
  const ended = new Promise((end) => server.once("exit", end));
  await answering(name, port, server, () => said);
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

async function answering(name, port, server, said) {
  const end = Date.now() + 120_000;
  while (Date.now() < end && server.exitCode === null) {
    const response = await fetch(`http://127.0.0.1:${port}/`).catch(() => null);
    if (response?.ok) return;
    await new Promise((wake) => setTimeout(wake, 200));
  }
  server.kill("SIGKILL");
  throw new Error(`${name} does not answer on port ${port}:\n${said()}`);
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
