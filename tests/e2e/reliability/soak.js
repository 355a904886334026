// Sends over many tabs while the background is killed at random: nothing held may arrive, everything else must. Prints one
// JSON object. HANDRAIL_SENDS and HANDRAIL_TABS bound it.
import { enter, focus } from "../browser/hands.js";
import { launch } from "../browser/launch.js";
import { gone, shown } from "../browser/pierce.js";
import { Internet } from "../internet/internet.js";
import { chatSite } from "../pages/chat_site.js";

const SENDS = Number(process.env.HANDRAIL_SENDS ?? 2_000);
const TABS = Number(process.env.HANDRAIL_TABS ?? 50);
const SSN = "536-80-4398";
const EDITORS = ["textarea", "contenteditable", "prosemirror", "react"];
const HOSTS = ["chatgpt.com", "claude.ai", "gemini.google.com"];

const internet = await Internet.start();
for (const host of HOSTS) internet.serve(host, chatSite());
const session = await launch("chromium", { internet });
const wait = (ms) => new Promise((wake) => setTimeout(wake, ms));
const arrived = (text) => internet.received.list({ path: "/send" }).some(({ body }) => body.toString().includes(text));

/** A generator whose seed is printed, so that a run can be repeated. */
const seed = Number(process.env.HANDRAIL_SEED ?? 7);
let state = seed;
const random = (below) => {
  state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff;
  return Math.floor((state / 0x80000000) * below);
};

let kills = 0;
async function killBackground() {
  const worker = session.browser.targets().find((target) => target.type() === "service_worker");
  if (!worker) return;
  const client = await worker.createCDPSession();
  await client.send("Runtime.evaluate", { expression: "1" }).catch(() => {});
  await client.detach().catch(() => {});
  const closer = await session.browser.target().createCDPSession();
  await closer.send("Target.closeTarget", { targetId: worker._targetId }).then(() => kills++, () => {});
  await closer.detach().catch(() => {});
}

async function memory(page) {
  const client = await page.createCDPSession();
  await client.send("HeapProfiler.collectGarbage");
  const heap = await client.send("Runtime.getHeapUsage");
  await client.detach();
  return (heap.usedSize + (heap.backingStorageSize ?? 0)) / 1e6;
}

const told = { sends: 0, clean: 0, lost: 0, late: 0, held: 0, passed: 0, safe: 0, seed };
const missing = new Map();
const pages = [];
const memories = [];
try {
  for (let i = 0; i < TABS; i++) {
    const host = HOSTS[i % HOSTS.length];
    pages.push(await session.page(`https://${host}/?editor=${EDITORS[i % EDITORS.length]}`));
  }
  for (let i = 0; i < SENDS; i++) {
    if (random(20) === 0) await killBackground();
    const page = pages[random(TABS)];
    const sensitive = random(2) === 0;
    const mark = `round ${i} of the soak`;
    await focus(page);
    await page.keyboard.sendCharacter(sensitive ? `SSN ${SSN}, ${mark}` : `Suggest a title, ${mark}`);
    await enter(page);
    told.sends++;
    if (sensitive) {
      const replace = await shown(page, "dialog .primary").catch(() => null);
      if (!replace) {
        told.passed++;
        continue;
      }
      told.held++;
      await replace.click();
      await gone(page, "dialog");
    }
    const end = Date.now() + 10_000;
    while (!arrived(mark) && Date.now() < end) await wait(20);
    if (arrived(mark)) told[sensitive ? "safe" : "clean"]++;
    else missing.set(mark, sensitive ? "safe" : "clean");
    if (told.sends % 100 === 0) console.error(`${told.sends} of ${SENDS}, ${kills} kills, ${missing.size} not there yet`);
    if (i === Math.floor(SENDS / 10) || i === SENDS - 1) memories.push(await memory(pages[0]));
  }
  if (missing.size > 0) await wait(30_000);
  for (const [mark, kind] of missing) {
    if (arrived(mark)) {
      told.late++;
      told[kind]++;
    } else {
      told.lost++;
      console.error(`lost: ${mark} (${kind})`);
    }
  }
  told.passed += internet.received.count([SSN]);
} finally {
  await session.close();
  await internet.stop();
}
console.log(JSON.stringify({ ...told, tabs: TABS, kills, memory_before_mb: memories[0], memory_after_mb: memories.at(-1) }));
