// Sends a marked secret by every way there is, in every editor, under every CSP, and asks the server what arrived; and
// sends clean text with and without Handrail. Prints one JSON list of cases for `cargo xtask reliability`.
import { enter, paste, send, type } from "../browser/hands.js";
import { browsers, launch } from "../browser/launch.js";
import { pierce, shown } from "../browser/pierce.js";
import { attach, attachBy, Folder } from "../browser/files.js";
import { Internet } from "../internet/internet.js";
import { chatSite, EDITORS, MORE_EDITORS } from "../pages/chat_site.js";
import { FRONT_ENDS } from "../front_ends/all.js";
import { waysIn } from "../pages/ways.js";
import { INPUTS, MARKUP_MAKERS, uploadSite } from "../pages/upload_site.js";
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
  const address = (how) => `https://${HOST}/?${new URLSearchParams(how)}`;
  // On a busy machine a page may come too late once.
  const open = (how) => session.page(address(how)).catch(() => session.page(address(how)));
  const leaks = () => internet.received.count([SSN]);
  const held = async (part, how, what, way, act) => {
    const before = leaks();
    const page = await open(how);
    const worked = await act(page).then(() => true, (error) => progress(`${what}, ${way}: ${error.message}`));
    const seen = worked && (await shown(page, "dialog", SHOWN_MS).then(() => true, () => false));
    await pause(200);
    cases.push({ browser: name, part, csp: how.csp ?? "none", what, way, seen: Boolean(seen), stopped: worked === true && leaks() === before });
    await page.close();
  };
  const clean = async (editor) => {
    const page = await open({ editor });
    const sends = () => internet.received.list({ path: "/send" });
    const before = sends().length;
    await type(page, CLEAN).then(() => enter(page)).catch((error) => progress(`${editor}, clean: ${error.message}`));
    const end = Date.now() + SHOWN_MS;
    while (sends().length === before && Date.now() < end) await pause(50);
    const [sent] = sends().slice(before);
    const said = sent && JSON.parse(sent.body).prompt;
    cases.push({ browser: name, part: "clean-composer", csp: "none", what: editor, way: "clean, Enter", seen: Boolean(sent), stopped: said?.trim() !== CLEAN });
    await page.close();
  };

  for (const csp of POLICIES) {
    for (const editor of EDITORS) {
      for (const [way, act] of Object.entries(WAYS)) await held("composer", { editor, csp }, editor, way, (page) => act(session, page));
      if (csp === "none") await clean(editor);
    }
    progress(`${name}: editors under CSP ${csp}`);
  }
  for (const editor of MORE_EDITORS.filter((editor) => name === "chromium" || editor !== "edit_context")) {
    for (const [way, act] of Object.entries(WAYS)) {
      if (way !== "typed, form submitted by script") await held("composer", { editor }, editor, way, (page) => act(session, page));
    }
    await clean(editor);
  }
  progress(`${name}: more editors`);
  for (const [way, how, act] of waysIn(name)) {
    for (const editor of ["textarea", "contenteditable"]) {
      await held("trigger", { editor, ...how }, way, editor, async (page) => {
        await type(page, HELD);
        await act(page);
      });
    }
  }
  progress(`${name}: events at which pages send`);
  await session.close();
  await internet.stop();
}

async function frontEnds(name) {
  for (const [what, frontEnd] of Object.entries(FRONT_ENDS)) {
    const internet = await Internet.start();
    let session = null;
    let stop = () => {};
    const measured = (part, way, ends) => cases.push({ browser: name, part, csp: "own", what, way, ...ends });
    try {
      const { arrived, open, composer, ready, send: button, ...rest } = await frontEnd(internet);
      stop = rest.stop;
      session = await launch(name, { internet });
      const leaks = () => internet.received.count([SSN]);
      const typed = async (page, text) => {
        await type(page, text, composer);
        await ready(page);
      };
      const ways = {
        pasted: (page) => paste(session, page, HELD, composer),
        "typed, Enter": (page) => typed(page, HELD).then(() => enter(page)),
        "typed, its button": (page) => typed(page, HELD).then(() => send(page, button)),
      };
      for (const [way, act] of Object.entries(ways)) {
        const before = leaks();
        const page = await open(session);
        const worked = await act(page).then(() => true, (error) => progress(`${what}, ${way}: ${error.message}`));
        const seen = worked && (await shown(page, "dialog", SHOWN_MS).then(() => true, () => false));
        await pause(300);
        measured("front-end", way, { seen: Boolean(seen), stopped: worked === true && leaks() === before });
        await page.close();
      }
      const page = await open(session);
      const before = arrived().length;
      await typed(page, CLEAN).then(() => enter(page)).catch((error) => progress(`${what}, clean: ${error.message}`));
      const end = Date.now() + 3 * SHOWN_MS;
      while (arrived().length === before && Date.now() < end) await pause(100);
      measured("clean-front-end", "clean, Enter", { seen: arrived().length > before, stopped: arrived().at(-1) !== CLEAN });
    } catch (error) {
      progress(`${what}: ${error.message}`);
      measured("front-end", "starting it", { seen: false, stopped: false });
    }
    await session?.close();
    await stop();
    await internet.stop();
    progress(`${name}: ${what}`);
  }
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

async function files(name) {
  const internet = await Internet.start();
  internet.serve(HOST, uploadSite());
  const session = await launch(name, { internet });
  const folder = new Folder();
  const held = folder.write("note.txt", HELD);
  const give = (page, way, path) => (way === "detached" ? attachBy(page, "#attach", path) : attach(page, path));
  for (const csp of POLICIES) {
    for (const way of INPUTS.filter((way) => csp === "none" || !MARKUP_MAKERS.includes(way))) {
      const open = () => session.page(`https://${HOST}/?${new URLSearchParams({ way, csp })}`);
      let page = await open();
      const before = internet.received.list({ path: "/upload" }).length;
      await give(page, way, held);
      const asked = await shown(page, "dialog", SHOWN_MS).then(() => true, () => false);
      await pause(200);
      const stopped = internet.received.list({ path: "/upload" }).length === before;
      cases.push({ browser: name, part: "file", csp, what: way, way: "held", seen: asked, stopped });
      await page.close();

      page = await open();
      const text = `${CLEAN} ${csp} ${way}`;
      await give(page, way, folder.write(`clean-${csp}-${way}.txt`, text));
      const bytes = Buffer.from(way === "base64" ? Buffer.from(text).toString("base64") : text);
      const end = Date.now() + SHOWN_MS;
      while (!internet.received.carries(bytes) && Date.now() < end) await pause(50);
      const arrived = internet.received.carries(bytes);
      cases.push({ browser: name, part: "clean-file", csp, what: way, way: "clean", seen: arrived, stopped: !arrived });
      await page.close();
    }
    progress(`${name}: files under CSP ${csp}`);
  }
  folder.clear();
  await session.close();
  await internet.stop();
}

for (const name of browsers) {
  await files(name);
  await composers(name);
  await frontEnds(name);
  await channels(name);
}
process.stdout.write(JSON.stringify(cases));
