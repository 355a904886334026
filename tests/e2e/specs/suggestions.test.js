// Suggestions that a page sends in an address, by an event source as by a request: held, and gone on with in their own place.
import assert from "node:assert/strict";
import { it } from "node:test";
import { choose } from "../browser/hands.js";
import { gone, pierce, shown } from "../browser/pierce.js";
import { BY_ADDRESS, suggestionSite } from "../pages/suggestion_site.js";
import { onStage, TOOLS, using } from "./stage.js";

const SSN = "536-80-4398";
const HELD = `Write to the office about SSN ${SSN}`;
const SAFE = "Write to the office about SSN [SSN 1]";
const CLEAN = "Suggest three warm words & a title";
const STRICT = "connect-src 'self'; script-src 'nonce-bm9uY2U'";

const asked = [];

onStage(
  "A suggestion in an address",
  (stage) => {
    const open = (by, question, csp = "") => stage.session.page(`https://${TOOLS[2]}/?${new URLSearchParams({ by, question, csp })}`);
    const press = async (page) => {
      asked.length = 0;
      await page.bringToFront();
      await page.click("#suggestion");
    };
    const reads = (page, text) => page.waitForFunction((text) => document.getElementById("log").textContent === text, { timeout: 15_000 }, text);
    const state = (page) => page.evaluate(() => globalThis.state);
    const became = (page, last) => page.waitForFunction((last) => globalThis.state.at(-1) === last, { timeout: 15_000 }, last);

    for (const by of Object.keys(BY_ADDRESS)) {
      it(`by ${by}: is held, goes on with a placeholder, and is answered`, async () => {
        await using(await open(by, HELD), async (page) => {
          await press(page);
          await shown(page, "dialog");
          assert.deepEqual(asked, []);
          await choose(page);
          await gone(page, "dialog");
          await reads(page, `You asked: ${SAFE}`);
          assert.deepEqual(asked.map(({ question, session }) => [question, session]), [[SAFE, "a b"]]);
          if (by === "a request") assert.equal(asked[0].kept, "yes");
        });
      });
    }

    it("an event source that waited says and does what any other does", async () => {
      await using(await open("an event source", HELD, STRICT), async (page) => {
        await press(page);
        await shown(page, "dialog");
        assert.deepEqual(await state(page), ["made 0 true"]);
        await choose(page);
        await became(page, "end thanks 7 2 true");
        assert.deepEqual(await state(page), ["made 0 true", "open 1", "end thanks 7 2 true"]);
      });
    });

    it("one that may not go fails as a lost connection does, and one that may goes as it is", async () => {
      await using(await open("an event source", HELD), async (page) => {
        await press(page);
        await choose(page, "dialog .row button:nth-child(2)");
        await became(page, "error 2");
        assert.deepEqual(asked, []);
        await page.evaluate((text) => (document.getElementById("suggestion").textContent = text), CLEAN);
        await press(page);
        await reads(page, `You asked: ${CLEAN}`);
        assert.equal(await pierce(page, "dialog"), null);
        assert.deepEqual(asked.map(({ question }) => question), [CLEAN]);
      });
    });
  },
  { prepare: (stage) => stage.internet.serve(TOOLS[2], suggestionSite(asked)) },
);
