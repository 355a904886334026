// One working day's minute, played in a real browser in front of a real chat server, and its report.
import { writeFileSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { launch } from "../browser/launch.js";
import { startChainlit } from "../front_ends/chainlit.js";
import { forward } from "../internet/forward.js";
import { Internet } from "../internet/internet.js";
import { chatSite } from "../pages/chat_site.js";
import { steps } from "./steps.js";

const target = process.env.HANDRAIL_TARGET ?? fileURLToPath(new URL("../../../target", import.meta.url));
const folder = join(target, "demo");
const policy = fileURLToPath(new URL("../../../policies/example.toml", import.meta.url));

/** The organisation's own chat, which only its policy names, and a public tool from the catalog. */
export const OWN = "chat.harborstreet.example";
export const PUBLIC = "chatgpt.com";

/** Longer than what Handrail shows takes to fade in. */
const FADE_MS = 400;

async function main() {
  const [name = "chromium", ...flags] = process.argv.slice(2);
  const open = flags.includes("--open");
  if (open && !process.env.DISPLAY && !process.env.WAYLAND_DISPLAY) {
    throw new Error("There is no display to open a browser on. Leave --open out, or start it under a desktop or Xvfb.");
  }
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const scene = await set(name, open);
  const report = { browser: name, steps: [], sensitive_values_that_reached_the_server: 0 };
  try {
    await play(scene, report);
  } finally {
    writeFileSync(join(folder, "report.json"), `${JSON.stringify(report, null, 2)}\n`);
    if (open) await leftOpen(scene);
    await strike(scene);
  }
  const failed = report.steps.filter(({ ok }) => !ok).length;
  console.log(`\nreport and screenshots: ${folder}`);
  process.exitCode = failed === 0 && report.sensitive_values_that_reached_the_server === 0 ? 0 : 1;
}

async function set(name, open) {
  const internet = await Internet.start();
  const chainlit = await startChainlit();
  internet.serve(OWN, forward(chainlit.port, internet.received, OWN));
  internet.serve(PUBLIC, chatSite());
  const managed = { policy: readFileSync(policy, "utf8") };
  const session = await launch(name, { internet, policy: managed, headless: !open });
  return { name, internet, chainlit, session };
}

async function play(scene, report) {
  let page;
  for (const { name, play } of steps) {
    const step = { name, ok: false, detail: "" };
    report.steps.push(step);
    try {
      const seen = await play(scene, page);
      page = seen.page ?? page;
      Object.assign(step, { ok: true, detail: seen.detail });
    } catch (error) {
      step.detail = error.message;
    }
    await new Promise((settled) => setTimeout(settled, FADE_MS));
    await page?.screenshot({ path: join(folder, `${report.steps.length}-${name.replaceAll(/\W+/g, "-")}.png`) });
    console.log(`${step.ok ? "✓" : "✗"} ${name}\n  ${step.detail}`);
    if (!step.ok) break;
  }
  report.sensitive_values_that_reached_the_server = scene.reached?.() ?? 0;
}

async function leftOpen({ session }) {
  console.log("\nThe browser stays open for you to play with; close it to end the demo.");
  await new Promise((closed) => session.browser.once("disconnected", closed));
}

async function strike({ session, chainlit, internet }) {
  await session.close().catch(() => {});
  await chainlit.stop();
  await internet.stop();
}

await main();
