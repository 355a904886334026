// What Handrail adds to a key, a paste, a send and the first paint of a chat page, and the memory it takes: the same page in
// the same run with and without it, turn by turn; the first paint also with an extension of the same manifest whose scripts do
// nothing. Prints one JSON object.
import { cpSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { enter, focus, paste } from "../browser/hands.js";
import { built, launch } from "../browser/launch.js";
import { pageSide } from "../browser/page_side.js";
import { Internet } from "../internet/internet.js";
import { chatSite } from "../pages/chat_site.js";

const HOST = "chatgpt.com";
const ROUNDS = Number(process.env.HANDRAIL_ROUNDS ?? 15);
/** Prompts sent on each page, no two alike. */
const TURNS = 5;
/** Before they paste, people look at a page for longer than this, ms. */
const LOOKED_MS = 2_000;
const PROMPT = "Please suggest how to arrange the chairs for a spring meeting of gardeners, and what to serve. "
  .repeat(22)
  .slice(0, 2_048);
const LONG = PROMPT.repeat(50);

// In the page: from when the browser made an event to when the page itself heard it.
const WATCH = `
globalThis.heard = { keydown: [], paste: [], sent: [], letter: [] };
for (const kind of ["keydown", "paste"]) {
  document.addEventListener(kind, (event) => event.key === "Enter" || heard[kind].push(performance.now() - event.timeStamp));
}
// From the key to when the page hears of the letter that stands in its composer.
let down = 0;
addEventListener("keydown", (event) => (down = event.timeStamp), true);
document.addEventListener("input", () => heard.letter.push(performance.now() - down));
let pressed = 0;
addEventListener("keydown", (event) => event.key === "Enter" && (pressed = event.timeStamp), true);
const native = globalThis.fetch;
globalThis.fetch = (...args) => {
  const answer = native(...args);
  if (pressed) heard.sent.push(performance.now() - pressed);
  pressed = 0;
  return answer;
};
`;

const median = (values) => values.toSorted((a, b) => a - b)[values.length >> 1];

async function openPage(session) {
  const page = await session.browser.newPage();
  await page.goto(`https://${HOST}/?editor=textarea&first=none`, { waitUntil: "load" });
  await page.bringToFront();
  await page.waitForFunction(() => performance.getEntriesByName("first-contentful-paint").length > 0);
  const paint = await page.evaluate(() => performance.getEntriesByName("first-contentful-paint")[0].startTime);
  return { page, paint };
}

/** Milliseconds of the main thread's work. */
async function worked(page) {
  return (await page.metrics()).TaskDuration * 1e3;
}

/** A person who has looked at the page for a moment pastes, types and sends, and goes on doing so. */
async function round(session, into) {
  const { page, paint } = await openPage(session);
  into.paint.push(paint);
  await page.evaluate(WATCH);
  await new Promise((wake) => setTimeout(wake, LOOKED_MS));
  for (let turn = 1; turn <= TURNS; turn++) {
    await paste(session, page, `${turn}. ${PROMPT}`);
    await page.keyboard.type("and tea, please");
    await enter(page);
    await page.waitForFunction((turn) => heard.sent.length === turn, {}, turn);
  }
  const heard = await page.evaluate(() => heard);
  into.paste.push(...heard.paste);
  into.firstPaste.push(heard.paste[0]);
  into.key.push(...heard.keydown);
  into.send.push(...heard.sent);
  into.firstSend.push(heard.sent[0]);
  await page.close();
}

/** A paste as soon as the page is there. */
async function atOnce(session, into) {
  const { page } = await openPage(session);
  await page.evaluate(WATCH);
  await paste(session, page, PROMPT);
  into.opening.push(...(await page.evaluate(() => heard.paste)));
  await page.close();
}

/** A page that is only opened. */
async function glance(session, into) {
  const { page, paint } = await openPage(session);
  into.paint.push(paint);
  await page.close();
}

/** What is built, with scripts on the page that do nothing; where it lies. */
function idleExtension() {
  const folder = mkdtempSync(join(tmpdir(), "handrail-idle-"));
  cpSync(built("chromium"), folder, { recursive: true });
  for (const script of ["page.js", "guard.js"]) writeFileSync(join(folder, script), "0;");
  return folder;
}

/** Keys typed into a long prompt, one by one: the main thread's whole work for each, whenever it is done. */
async function long(session, into) {
  const { page } = await openPage(session);
  await page.evaluate(WATCH);
  await page.evaluate((text) => {
    chat.element.value = text;
  }, LONG);
  await focus(page);
  await page.keyboard.press("End");
  await new Promise((wake) => setTimeout(wake, 1_500));
  const before = await worked(page);
  for (let i = 0; i < 40; i++) {
    await page.keyboard.type("a");
    await new Promise((wake) => setTimeout(wake, 120));
  }
  into.long.push(((await worked(page)) - before) / 40);
  into.longKey.push(...(await page.evaluate(() => heard.letter)));
  const client = await page.createCDPSession();
  await client.send("HeapProfiler.collectGarbage");
  const heap = await client.send("Runtime.getHeapUsage");
  into.memory.push((heap.usedSize + (heap.backingStorageSize ?? 0)) / 1e6);
  into.form = (await pageSide(page))?.form ?? "none";
  await page.close();
}

const internet = await Internet.start();
internet.serve(HOST, chatSite());
const sides = {};
const sessions = {};
for (const [side, extension] of [["without", null], ["with", undefined]]) {
  sides[side] = { paint: [], key: [], paste: [], firstPaste: [], opening: [], send: [], firstSend: [], long: [], longKey: [], memory: [] };
  sessions[side] = await launch("chromium", { internet, ...(extension === null ? { extension } : {}) });
}
const idleFolder = idleExtension();
const idle = { paint: [] };
sessions.idle = await launch("chromium", { internet, extension: idleFolder });
try {
  for (let i = 0; i < ROUNDS; i++) {
    for (const side in sides) await round(sessions[side], sides[side]);
    await glance(sessions.idle, idle);
  }
  for (let i = 0; i < 5; i++) for (const side in sides) await atOnce(sessions[side], sides[side]);
  for (let i = 0; i < 3; i++) for (const side in sides) await long(sessions[side], sides[side]);
} finally {
  for (const side in sessions) await sessions[side].close();
  rmSync(idleFolder, { recursive: true, force: true });
  await internet.stop();
}
const told = (side) => ({
  paint: median(side.paint.slice(1)),
  key: median(side.key),
  paste: median(side.paste),
  firstPaste: median(side.firstPaste),
  opening: median(side.opening),
  send: median(side.send),
  firstSend: median(side.firstSend),
  long: median(side.long),
  longKey: median(side.longKey),
  memory: median(side.memory),
});
const { with: having, without } = sides;
const spread = without.paint.slice(1).toSorted((a, b) => a - b);
const noise = spread[Math.floor(spread.length * 0.75)] - spread[Math.floor(spread.length * 0.25)];
const idlePaint = median(idle.paint.slice(1));
console.log(JSON.stringify({ form: having.form, with: told(having), without: told(without), idlePaint, noise }));
