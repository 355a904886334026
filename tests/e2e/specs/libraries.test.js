// Chat libraries as pages use them whole: what is written in them is held, and goes on with placeholders.
import assert from "node:assert/strict";
import { it } from "node:test";
import { choose, enter, paste, type } from "../browser/hands.js";
import { gone, pierce, shown } from "../browser/pierce.js";
import { LIBRARIES, librarySite } from "../pages/library_site.js";
import { onStage, TOOLS, using } from "./stage.js";

const SSN = "536-80-4398";
const CLEAN = "What is a kind way to open a meeting?";

const prepare = (stage) => stage.internet.serve(TOOLS[1], librarySite());

onStage(
  "A chat library",
  (stage) => {
    const arrived = () => stage.internet.received.list({ host: TOOLS[1], path: "/send" });
    const next = async (work) => {
      const before = arrived().length;
      await work();
      await stage.internet.received.until({ host: TOOLS[1], path: "/send" }, () => arrived().length > before);
      assert.equal(arrived().length, before + 1, "it was sent twice");
      return arrived().at(-1).body;
    };

    /** Waits until the composer holds what `wanted` describes and takes more. */
    const holds = async (page, selector, wanted, ms = 15_000) => {
      const written = (element) => (element.disabled || element.readOnly ? null : (element.value ?? element.innerText));
      for (const end = Date.now() + ms; ; await new Promise((wake) => setTimeout(wake, 50))) {
        const text = await page.$eval(selector, written).catch(() => null);
        if (text !== null && wanted.test(text)) return;
        assert.ok(Date.now() < end, `the composer holds ${JSON.stringify(text)}`);
      }
    };

    for (const library of LIBRARIES) {
      it(`${library}: what is typed and what is pasted is held, and goes on with placeholders`, async () => {
        await using(await stage.session.page(`https://${TOOLS[1]}/?library=${library}`), async (page) => {
          const composer = await page.evaluate(() => globalThis.composer);
          const before = arrived().length;
          await type(page, `Ask about SSN ${SSN} now`, composer);
          await enter(page);
          await shown(page, "dialog");
          assert.equal(arrived().length, before, "something was sent while the question stood");
          assert.match(await next(() => choose(page)), /"Ask about SSN \[SSN 1\] now"/);
          await gone(page, "dialog");
          await holds(page, composer, /^\s*$/);
          await type(page, CLEAN, composer);
          assert.ok((await next(() => enter(page))).includes(JSON.stringify(CLEAN)));
          assert.equal(await pierce(page, "dialog"), null, "a clean prompt was asked about");
          await holds(page, composer, /^\s*$/);
          await paste(stage.session, page, `About SSN ${SSN}, kindly`, composer);
          await choose(page);
          await holds(page, composer, /About SSN \[SSN 1\], kindly/);
          assert.match(await next(() => enter(page)), /"About SSN \[SSN 1\], kindly"/);
          assert.equal(stage.internet.received.count([SSN]), 0);
        });
      });
    }

    it("a suggestion with a number in it is held, and leaves with a placeholder in its place", async () => {
      await using(await stage.session.page(`https://${TOOLS[1]}/?library=assistant_ui`), async (page) => {
        const before = arrived().length;
        const composer = await page.evaluate(() => globalThis.composer);
        await (await page.waitForSelector(await page.evaluate(() => globalThis.suggestion), { visible: true })).click();
        await shown(page, "dialog");
        assert.equal(arrived().length, before, "something was sent while the question stood");
        assert.equal(await next(() => choose(page)), '{"prompt":"Ask about SSN [SSN 1] again"}');
        await page.waitForFunction(() => document.body.innerText.includes("A plain answer."));
        await type(page, CLEAN, composer);
        assert.ok((await next(() => enter(page))).includes(JSON.stringify(CLEAN)), "the page goes on");
        assert.equal(stage.internet.received.count([SSN]), 0);
      });
    });
  },
  { prepare },
);
