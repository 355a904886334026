// What happens in the minute, step by step; each says what was seen.
import assert from "node:assert/strict";
import { choose, enter, focus, paste } from "../browser/hands.js";
import { gone, pierce, shown } from "../browser/pierce.js";
import { connected } from "../front_ends/chainlit.js";

const COMPOSER = "#chat-input";
const CLEAN = "Please suggest a friendly opening for a letter to our volunteers.";
/** Invented, as is everyone in it. */
const SENSITIVE = ["Marisol", "Quintero", "536-80-4398", "03/14/1991", "HSF-204518"];
const NOTE = [
  "Please turn this note into a short referral letter.",
  "Client Marisol Quintero, born 03/14/1991, SSN 536-80-4398, file HSF-204518.",
  "She was diagnosed with asthma last spring and asks for help with rent and a warm coat.",
].join("\n");

const own = "https://chat.harborstreet.example/";

export const steps = [
  {
    name: "visit the organisation's own chat",
    async play(scene) {
      scene.reached = () => scene.internet.received.count(SENSITIVE) + matches(scene.chainlit.prompts());
      const page = await visited(scene);
      assert.equal(await pierce(page, "dialog"), null, "a notice stands on an approved tool's page");
      return { page, detail: "An approved tool: Handrail shows nothing." };
    },
  },
  {
    name: "send a clean prompt",
    async play(scene, page) {
      await paste(scene.session, page, CLEAN, COMPOSER);
      await connected(page);
      await enter(page);
      const prompts = await arrived(scene, 1);
      assert.equal(prompts.at(-1), CLEAN);
      return { detail: `The server received it byte for byte: ${JSON.stringify(prompts.at(-1))}` };
    },
  },
  {
    name: "paste a case note",
    async play(scene, page) {
      await paste(scene.session, page, NOTE, COMPOSER);
      const notice = await shown(page, "dialog");
      const text = await notice.text();
      for (const value of SENSITIVE) assert.ok(!text.includes(value), "the notice repeats a value");
      const title = await (await shown(page, "dialog h1")).text();
      const list = await shown(page, "dialog ul");
      const items = await list.evaluate((ul) => [...ul.children].map((li) => [...li.children].map((e) => e.innerText).join(" → ")).join("; "));
      return { detail: `Held. The notice says: ${oneLine(title)} (${oneLine(items)})` };
    },
  },
  {
    name: "read the organisation's clause",
    async play(scene, page) {
      const clause = await (await shown(page, "dialog blockquote")).text();
      assert.match(clause, /\d\.\d/, "no clause number is shown");
      return { detail: oneLine(clause) };
    },
  },
  {
    name: "replace the values and continue",
    async play(scene, page) {
      await choose(page);
      await gone(page, "dialog");
      const draft = await drafted(page);
      for (const value of SENSITIVE) assert.ok(!draft.includes(value), "a value still stands in the composer");
      return { detail: `The composer now holds: ${oneLine(draft)}` };
    },
  },
  {
    name: "send the safe prompt",
    async play(scene, page) {
      await focus(page, COMPOSER);
      await enter(page);
      const prompts = await arrived(scene, 2);
      return { detail: `The server received: ${oneLine(prompts.at(-1))}` };
    },
  },
  {
    name: "ask the server for its log",
    async play(scene) {
      const prompts = scene.chainlit.prompts();
      assert.equal(prompts.length, 2);
      assert.equal(scene.reached(), 0, "a sensitive value reached the server");
      return { detail: `${prompts.length} prompts, 0 of ${SENSITIVE.length} sensitive values in them.` };
    },
  },
  {
    name: "visit a public tool with a free account",
    async play(scene) {
      const page = await scene.session.page("https://chatgpt.com/?csp=strict");
      const strip = await shown(page, "section.standing");
      return { page, detail: `A quiet line at the top: ${oneLine(await strip.text())}` };
    },
  },
];

// The policy arrives a few seconds after the browser starts, and only then is the page side on the own tool's pages.
async function visited(scene) {
  const page = await scene.session.page();
  const end = Date.now() + 60_000;
  while (Date.now() < end) {
    await page.goto(own, { waitUntil: "load", timeout: 60_000 });
    await focus(page, COMPOSER);
    if (await guarded(scene, page)) return page;
    await new Promise((wake) => setTimeout(wake, 1_000));
  }
  throw new Error(`Handrail did not come to ${own}, which the policy names`);
}

// A paste that is held shows that the page side is there; nothing is sent, and the notice is cancelled.
async function guarded(scene, page) {
  await paste(scene.session, page, "SSN 536-80-4398", COMPOSER);
  const held = await shown(page, "dialog", 2_000).catch(() => null);
  if (!held) return false;
  await page.reload({ waitUntil: "load" });
  return true;
}

// The notice goes first, then the composer is written and read back.
async function drafted(page) {
  const end = Date.now() + 15_000;
  for (;;) {
    const draft = await page.$eval(COMPOSER, (composer) => composer.value ?? composer.innerText);
    if (draft.includes("[SSN 1]")) return draft;
    assert.ok(Date.now() < end, `the composer holds ${JSON.stringify(draft)}`);
    await new Promise((wake) => setTimeout(wake, 50));
  }
}

async function arrived({ chainlit }, count) {
  const end = Date.now() + 20_000;
  while (chainlit.prompts().length < count) {
    assert.ok(Date.now() < end, "the prompt did not reach the server");
    await new Promise((wake) => setTimeout(wake, 50));
  }
  return chainlit.prompts();
}

const matches = (prompts) => prompts.filter((prompt) => SENSITIVE.some((value) => prompt.includes(value))).length;
const oneLine = (text) => text.replaceAll(/\s+/g, " ").trim();
