// Files that a page has from another visit, in its own database: no gate saw them come in, so they are judged when they are
// read or sent.
import assert from "node:assert/strict";
import { it } from "node:test";
import { choose } from "../browser/hands.js";
import { gone, pierce, shown } from "../browser/pierce.js";
import { openPopup, says } from "../browser/popup.js";
import { uploadSite } from "../pages/upload_site.js";
import { onStage, using } from "./stage.js";

const HOST = "claude.ai";
const SSN = "536-80-4398";
const NOTE = `the tenant's SSN is ${SSN}.\n`;
/** Ways that tell a page nothing of what became of it. */
const SILENT = ["by a worker", "by a form"];
const pause = (ms) => new Promise((wake) => setTimeout(wake, ms));

onStage(
  "Files that a page had stored",
  (stage) => {
    const open = () => stage.session.page(`https://${HOST}/?way=stored`);
    const sent = () => stage.internet.received.list({ path: "/upload" });
    const spelt = (text) => [text, Buffer.from(text).toString("base64"), JSON.stringify(text).slice(1, -1)];
    const arrives = async (text) => {
      for (const end = Date.now() + 15_000; ; await pause(50)) {
        if (sent().some(({ body }) => spelt(text).some((spelling) => body.includes(spelling)))) return;
        assert.ok(Date.now() < end, "it did not arrive");
      }
    };

    it("a clean one arrives byte for byte, however it is sent, and nobody is asked", async () => {
      await using(await open(), async (page) => {
        const ways = await page.evaluate(() => Object.keys(globalThis.sends));
        for (const way of ways) {
          const text = `Soup on Monday, rice on Tuesday: ${stage.name} ${way}`;
          await page.evaluate((text) => globalThis.keep("menu.txt", text), text);
          assert.equal(await page.evaluate((way) => globalThis.sendBy(way, "menu.txt"), way), "sent", way);
          await arrives(text);
        }
        assert.equal(await pierce(page, "dialog"), null);
      });
    });

    it("one with a Social Security number is held, however it is sent, and stays when the person says so", async () => {
      await using(await open(), async (page) => {
        const ways = await page.evaluate(() => Object.keys(globalThis.sends));
        await page.evaluate((text) => globalThis.keep("note.txt", text), NOTE);
        const before = sent().length;
        for (const way of ways) {
          const outcome = page.evaluate((way) => globalThis.sendBy(way, "note.txt"), way);
          assert.match(await (await shown(page, "dialog")).text(), /“note\.txt” contains a Social Security number/, way);
          await choose(page, "dialog .row button:nth-child(2)");
          await gone(page, "dialog");
          if (!SILENT.includes(way)) assert.notEqual(await outcome, "sent", way);
        }
        await pause(300);
        assert.equal(sent().length, before);
        assert.equal(stage.internet.received.count([SSN]), 0);
      });
    });

    it("one that a page shows at once, so that nothing can wait, is counted where the page's coverage is told", async () => {
      await using(await open(), async (page) => {
        await page.evaluate((text) => globalThis.keep("seen.txt", text), NOTE);
        await page.evaluate(() => globalThis.preview("seen.txt"));
        await pause(500);
        const popup = await openPopup(stage.session, { about: page });
        await says(popup, "Partly protected");
        await popup.close();
      });
    });

    for (const way of ["as it is", "in a form", "by a reader"]) {
      it(`goes on with a copy with placeholders in its place, ${way}`, async () => {
        await using(await open(), async (page) => {
          await page.evaluate((text) => globalThis.keep("letter.txt", text), `${stage.name}, ${way}: ${NOTE}`);
          const outcome = page.evaluate((way) => globalThis.sendBy(way, "letter.txt"), way);
          await choose(page);
          assert.equal(await outcome, "sent");
          await arrives(`${stage.name}, ${way}: the tenant's SSN is [SSN 1].\n`);
          assert.equal(stage.internet.received.count([SSN]), 0);
        });
      });
    }
  },
  { prepare: (stage) => stage.internet.serve(HOST, uploadSite()) },
);
