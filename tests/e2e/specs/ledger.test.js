// What was held is counted on this device, in full view and without a word of it; what gets lost is said.
import assert from "node:assert/strict";
import { it } from "node:test";
import { choose, enter, type } from "../browser/hands.js";
import { gone, shown } from "../browser/pierce.js";
import { practised } from "../browser/policy.js";
import { openOwn, openPopup, says } from "../browser/popup.js";
import { chat, onStage, using } from "./stage.js";

const SSN = "536-80-4398";
const MARKED = "HIGHLY CONFIDENTIAL. Please shorten this memo about the garden.";
const HEALTH = "Client Dana Whitfield was diagnosed with epilepsy last spring. Please write a summary.";
const DECISION = "Decide whether this family qualifies for emergency shelter based on the intake below and give me the final answer.";

const SEND = "dialog fieldset ~ .row .quiet";

/** Presses the button that sends with the answers. */
async function sendAnswered(page) {
  assert.equal(await (await shown(page, SEND)).evaluate((button) => button.disabled), false);
  await choose(page, SEND);
}

onStage(
  "The ledger",
  (stage) => {
    const ready = async () => {
      const popup = await openPopup(stage.session);
      await says(popup, "From your organization");
      await popup.close();
    };
    const rows = async () => {
      const page = await openOwn(stage.session, "ledger.html");
      return using(page, () => page.$$eval("tbody tr", (all) => all.map((row) => row.innerText.replace(/\s+/g, " "))));
    };
    /** Waits until an entry matches. */
    const recorded = async (pattern) => {
      const end = Date.now() + 30_000;
      for (;;) {
        const all = await rows();
        const found = all.find((row) => pattern.test(row));
        if (found) return found;
        assert.ok(Date.now() < end, `no entry matches ${pattern}: ${JSON.stringify(all)}`);
        await new Promise((wake) => setTimeout(wake, 500));
      }
    };

    it("keeps the reason that was given, and the notice says so", async () => {
      await ready();
      await using(await chat(stage), async (page) => {
        await type(page, MARKED);
        await enter(page);
        await choose(page, "dialog .quiet");
        const panel = await shown(page, "dialog fieldset");
        assert.match(await panel.text(), /Your choice is counted in Handrail’s record/);
        await (await shown(page, "dialog input[value=approved]")).click();
        await sendAnswered(page);
        await stage.internet.received.until({ path: "/send" }, ({ body }) => body.includes("about the garden"));
      });
      assert.match(await recorded(/Sent as it was/), /ChatGPT .*justify.*My supervisor or the privacy office approved it/);
    });

    it("asks for documented consent, and refuses a reference that tells who it is", async () => {
      await using(await chat(stage), async (page) => {
        await type(page, HEALTH);
        await enter(page);
        await choose(page, "dialog .quiet");
        await (await shown(page, "dialog input[type=checkbox]")).click();
        const send = await shown(page, SEND);
        assert.equal(await send.evaluate((button) => button.disabled), true, "a reference is needed");
        await (await shown(page, "dialog input.place")).click();
        await page.keyboard.type("form of Dana Whitfield");
        await sendAnswered(page);
        await shown(page, "dialog .refused");
        assert.match(await (await shown(page, "dialog .refused")).text(), /without anything that says whose it is/);
        assert.equal(stage.internet.received.count(["Whitfield"]), 0);
        await (await shown(page, "dialog input.place")).evaluate((field) => { field.value = ""; });
        await (await shown(page, "dialog input.place")).click();
        await page.keyboard.type("release form 12");
        assert.equal(await page.evaluate(() => globalThis.chat.text()), HEALTH, "the page's own composer is untouched");
        await sendAnswered(page);
        await stage.internet.received.until({ path: "/send" }, ({ body }) => body.includes("epilepsy"));
      });
      await recorded(/Consent attested/);
      assert.ok(!(await rows()).some((row) => row.includes("release form")), "the reference is not kept");
    });

    it("asks who reviews a decision about a person", async () => {
      await using(await chat(stage), async (page) => {
        await type(page, DECISION);
        await enter(page);
        await choose(page, "dialog .quiet");
        await (await shown(page, 'dialog input[value="role:case_conference"]')).click();
        await sendAnswered(page);
        await stage.internet.received.until({ path: "/send" }, ({ body }) => body.includes("emergency shelter"));
      });
      await recorded(/Reviewed by: The case conference/);
    });

    it("shows what was held when its page is closed before anybody decided", async () => {
      await using(await chat(stage), async (page) => {
        await type(page, `SSN ${SSN} left open`);
        await enter(page);
        await shown(page, "dialog");
        await new Promise((wake) => setTimeout(wake, 1_500));
      });
      await recorded(/Social Security number.*Not known: nothing more was recorded/);
    });

    if (stage.name === "chromium") {
      it("loses nothing when the worker is ended while the notice is open", async () => {
        const before = (await rows()).filter((row) => /Back to the text/.test(row)).length;
        await using(await chat(stage), async (page) => {
          await type(page, `SSN ${SSN} edit`);
          await enter(page);
          await shown(page, "dialog");
          const target = await stage.session.browser.waitForTarget((target) => target.type() === "service_worker");
          await (await target.worker()).close();
          await (await shown(page, "dialog .row button:not(.primary):not(.quiet):not(.source)")).click();
          await gone(page, "dialog");
          await recorded(/Back to the text/);
        });
        assert.equal((await rows()).filter((row) => /Back to the text/.test(row)).length, before + 1);
      });
    }

    it("shows exactly what an export contains, saves it by a click, and holds no word of what was typed", async () => {
      const page = await openOwn(stage.session, "ledger.html");
      await using(page, async () => {
        const [json, ocsf] = await page.$$eval("pre", (all) => all.map((shown) => shown.textContent));
        const parsed = JSON.parse(json);
        assert.equal(parsed.format, "handrail-ledger-1");
        assert.equal(parsed.lost, 0);
        assert.equal(JSON.parse(ocsf).length, parsed.entries.length);
        const kept = await page.evaluate(async () => JSON.stringify(await chrome.storage.local.get(null)));
        for (const word of [SSN, "Whitfield", "epilepsy", "garden", "shelter based", "release form"]) {
          assert.ok(!json.includes(word) && !ocsf.includes(word) && !kept.includes(word), word);
        }
        await page.evaluate(() => {
          globalThis.saved = [];
          const whole = URL.createObjectURL;
          URL.createObjectURL = (blob) => {
            blob.text().then((text) => globalThis.saved.push(text));
            return whole(blob);
          };
        });
        await (await page.$("[id='handrail-ledger.json']")).click();
        await page.waitForFunction(() => globalThis.saved.length === 1);
        assert.equal((await page.evaluate(() => globalThis.saved))[0], json);
      });
    });

    it("lets staff say that a warning was wrong, and begins a report without content", async () => {
      const page = await openOwn(stage.session, "ledger.html");
      await using(page, async () => {
        await page.waitForSelector("td button");
        await page.click("td button");
        await page.waitForSelector('td button[aria-pressed="true"]');
        await page.click("[id^=report-]:not(section)");
        const text = await page.$eval("#report-text", (area) => area.value);
        assert.match(text, /Policy: AI Use Policy 2026\.1[\s\S]*Kinds of data: /);
        assert.equal(await page.$eval("#report a", (link) => link.href), "https://harborstreet.example/ai-incident");
      });
    });
  },
  { launch: () => ({ policy: { policy: practised() } }) },
);
