// Sends a marked secret by every way there is, in every editor, under every CSP, and asks the server what arrived; and
// sends clean text with and without Handrail. Prints one JSON list of cases for `cargo xtask reliability`.
import { enter, paste, send, type } from "../browser/hands.js";
import { browsers, launch } from "../browser/launch.js";
import { pierce, shown } from "../browser/pierce.js";
import { Internet } from "../internet/internet.js";
import { chatSite, EDITORS } from "../pages/chat_site.js";
import { channelsOf, channelStage, pathOf, sendBy } from "../pages/channel_stage.js";

const HOST = "chatgpt.com";
const SSN = "536-80-4398";
const HELD = `Please write a kind letter to the landlord. Tenant's SSN: ${SSN}, thank you.`;
const CLEAN = "Please suggest three titles – “kind” ones – for our spring newsletter. 🌱";
/** Without and with a strict one, under which the page side runs as its twin in Chromium. */
const POLICIES = ["none", "strict"];
/** Shown by then, or not at all; a busy machine is slow. */
const SHOWN_MS = 6_000;

const cases = [];
const pause = (ms) => new Promise((wake) => setTimeout(wake, ms));
const progress = (what) => process.stderr.write(`${what}\n`);

const WAYS = {
  "pasted": async (session, page) => paste(session, page, HELD),
  "typed, Enter": async (_, page) => {
    await type(page, HELD);
    await enter(page);
  },
  "typed, its button": async (_, page) => {
    await type(page, HELD);
    await send(page);
  },
  "typed, form submitted by script": async (_, page) => {
    await type(page, HELD);
    await page.evaluate(() => document.getElementById("composer").requestSubmit());
  },
  "typed, sent by script": async (_, page) => {
    await type(page, HELD);
    await pause(200);
    await page.evaluate(() => globalThis.chat.send());
  },
};

async function composers(name) {
  const internet = await Internet.start();
  internet.serve(HOST, chatSite());
  const session = await launch(name, { internet });
  for (const csp of POLICIES) {
    for (const editor of EDITORS) {
      for (const [way, act] of Object.entries(WAYS)) {
        const before = internet.received.count([SSN]);
        const page = await session.page(`https://${HOST}/?${new URLSearchParams({ editor, csp })}`);
        await act(session, page);
        const seen = await shown(page, "dialog", SHOWN_MS).then(() => true, () => false);
        await pause(200);
        cases.push({ browser: name, part: "composer", csp, what: editor, way, seen, stopped: internet.received.count([SSN]) === before });
        await page.close();
      }
    }
    progress(`${name}: editors under CSP ${csp}`);
  }
  await session.close();
  await internet.stop();
}

async function channels(name) {
  const stage = await channelStage(name);
  const bare = await channelStage(name, { extension: null });
  const leaks = () => stage.internet.received.count([SSN]);
  for (const csp of POLICIES) {
    const page = await stage.open(csp);
    const all = await channelsOf(page);
    await type(page, HELD);
    await pause(2_500);
    for (const channel of all) {
      const before = leaks();
      await sendBy(page, channel, HELD);
      await pause(50);
      const asked = Boolean(await pierce(page, "dialog"));
      cases.push({ browser: name, part: "draft", csp, what: channel, way: "while it stands in the composer", seen: true, stopped: leaks() === before });
      if (asked) await page.keyboard.press("Escape");
    }
    await page.close();
    progress(`${name}: drafts under CSP ${csp}`);

    for (const channel of all) {
      const page = await stage.open(csp);
      const before = leaks();
      await type(page, HELD);
      await pause(200);
      const text = await page.evaluate(() => globalThis.take());
      sendBy(page, channel, text, `/taken${pathOf(channel)}`).catch(() => {});
      const seen = await shown(page, "dialog", SHOWN_MS).then(() => true, () => false);
      cases.push({ browser: name, part: "emptied", csp, what: channel, way: "after the composer was emptied", seen, stopped: leaks() === before });
      await page.close();
    }
    progress(`${name}: sends by script under CSP ${csp}`);

    const seen = [];
    for (const { open, arrivals } of [stage, bare]) {
      const page = await open(csp);
      await type(page, CLEAN);
      const before = arrivals(all);
      for (const channel of all) await sendBy(page, channel, CLEAN);
      await pause(500);
      const now = arrivals(all);
      seen.push(Object.fromEntries(all.map((channel) => [channel, now[channel].slice(before[channel].length)])));
      await page.close();
    }
    for (const channel of all) {
      const [ours, theirs] = seen.map((bodies) => JSON.stringify(bodies[channel]));
      cases.push({ browser: name, part: "clean", csp, what: channel, way: "clean", seen: theirs !== "[]", stopped: ours !== theirs });
    }
    progress(`${name}: clean sends under CSP ${csp}`);
  }
  await stage.close();
  await bare.close();
}

for (const name of browsers) {
  await composers(name);
  await channels(name);
}
process.stdout.write(JSON.stringify(cases));
