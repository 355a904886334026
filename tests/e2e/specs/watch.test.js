// AI tools that no list knows: told from ordinary pages by how they look and behave, and by addresses that pose as a tool.
import assert from "node:assert/strict";
import { before, describe, it } from "node:test";
import { pierce, shown } from "../browser/pierce.js";
import { policy } from "../browser/policy.js";
import { untilPushed } from "../browser/pushed.js";
import { CHATS } from "../watch/chats.js";
import { ORDINARY } from "../watch/ordinary.js";
import { watchSite } from "../watch/site.js";
import { onStage, using } from "./stage.js";

const WATCHING = `${policy()}\n[watch]\nunknown_tools = true\n`;
/** Shapes that say too little to be told, and are counted as missed. */
const MISSED = ["an assistant that answers all at once and says little"];

const host = (set, index) => `${set}-${index}.example`;
const hosts = (set, pages) => Object.entries(pages).map(([name, page], index) => ({ name, page, host: host(set, index) }));
const chats = hosts("helper", CHATS);
const ordinary = hosts("office", ORDINARY);
/** How long Handrail takes at most to make up its mind about a page, ms. */
const LOOKS_MS = 4_500;
const LOOK_ALIKE = "chatgpt-login.example";

onStage("A page that no list knows", (stage) => {
  const wait = (ms) => new Promise((wake) => setTimeout(wake, ms));

  const isTaken = async (page) => Boolean(await pierce(page, ".standing").catch(() => null));

  /** Uses a page as a person does, and leaves it open. */
  async function used({ host }) {
    const page = await stage.session.page(`https://${host}/`);
    await page.bringToFront();
    const box = await page.$("textarea, [contenteditable], input");
    await box.click();
    await page.keyboard.type("Please suggest a title");
    await page.keyboard.press("Enter");
    return page;
  }

  /** Whether Handrail takes the page for an AI tool once it was used. */
  async function taken(chat) {
    return using(await used(chat), async (page) => {
      for (let waited = 0; waited < LOOKS_MS; waited += 500) {
        if (await isTaken(page)) return true;
        await wait(500);
      }
      return false;
    });
  }

  it("is watched once the policy is there", () => untilPushed(() => taken(chats[0])));

  for (const chat of chats) {
    it(`is taken for an AI tool: ${chat.name}`, async () => {
      assert.equal(await taken(chat), !MISSED.includes(chat.name));
    });
  }

  describe("among pages used one after the other", () => {
    const open = new Map();
    before(async () => {
      for (const page of [chats[0], ...ordinary]) open.set(page.host, await used(page));
      await wait(LOOKS_MS);
    });

    const later = ({ host }) =>
      using(open.get(host), async (page) => {
        await page.bringToFront();
        await wait(200);
        return isTaken(page);
      });

    it(`is taken for an AI tool: ${chats[0].name}`, async () => {
      assert.equal(await later(chats[0]), true);
    });

    for (const page of ordinary) {
      it(`is left alone: ${page.name}`, async () => {
        assert.equal(await later(page), false);
      });
    }
  });

  it("is said to look like a tool where its address does", async () => {
    await using(await stage.session.page(`https://${LOOK_ALIKE}/`), async (page) => {
      const line = await shown(page, ".standing");
      assert.match(await line.text(), /This is not ChatGPT/);
    });
  });

  it("stops what may not leave once it is taken for a tool", async () => {
    await using(await stage.session.page(`https://${chats[6].host}/`), async (page) => {
      await page.bringToFront();
      const line = await shown(page, ".standing");
      assert.match(await line.text(), /took helper-6\.example for an AI tool/);
      await page.click("textarea");
      await page.keyboard.type("SSN 536-80-4398");
      await page.keyboard.press("Enter");
      await shown(page, "dialog");
      assert.equal(stage.internet.received.count(["536-80-4398"]), 0);
    });
  });
}, {
  launch: () => ({ policy: { policy: WATCHING } }),
  prepare: (stage) => {
    for (const { host, page } of [...chats, ...ordinary]) stage.internet.serve(host, watchSite(page));
    stage.internet.serve(LOOK_ALIKE, watchSite(CHATS["a plain assistant with a model menu"]));
  },
});
