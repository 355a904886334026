// What happens at a bad moment: another policy while a notice stands, a flood of pastes, two tabs at once.
import assert from "node:assert/strict";
import { it } from "node:test";
import { attach, Folder } from "../browser/files.js";
import { choose, enter, paste, type } from "../browser/hands.js";
import { gone, pierce, shown } from "../browser/pierce.js";
import { openPopup, says } from "../browser/popup.js";
import { practised } from "../browser/policy.js";
import { uploadSite } from "../pages/upload_site.js";
import { chat, onStage, using } from "./stage.js";

const SSN = "536-80-4398";
const FILES = "gemini.google.com";
// Asked about with a reason by the first policy, and by no other.
const MARKED = "HIGHLY CONFIDENTIAL. Please shorten this memo about the garden.";
const GO_ON = ["dialog .quiet", "dialog input[type=radio]", "dialog fieldset ~ .row .quiet"];

const gentle = practised({ version: "2026.1" });
const strict = practised({ version: "2026.2" }).replace('marking = "justify"', 'marking = "block"');
const gentler = practised({ version: "2026.3" }).replace('marking = "justify"', 'marking = "inform"');

const folder = new Folder();

onStage(
  "At a bad moment",
  (stage) => {
    const arrived = () => stage.internet.received.list({ path: "/send" }).map(({ body }) => JSON.parse(body).prompt);
    /** Pushes a policy and waits until it is in force. */
    const push = async (text) => {
      stage.session.setPolicy({ policy: text });
      const popup = await openPopup(stage.session);
      await says(popup, /version = "([\d.]+)"/.exec(text)[1]);
      await popup.close();
    };
    const goOn = async (page) => {
      for (const selector of GO_ON) await choose(page, selector);
    };

    // Firefox reads what is pushed when it starts.
    const live = stage.name === "chromium" ? it : it.skip;

    live("a stricter policy that comes while a notice stands has the last word", async () => {
      await push(gentle);
      await using(await chat(stage, { editor: "textarea" }), async (page) => {
        const before = arrived().length;
        await type(page, MARKED);
        await enter(page);
        await shown(page, "dialog");
        await push(strict);
        await page.bringToFront();
        await goOn(page);
        await gone(page, "dialog fieldset");
        assert.equal(await pierce(page, "dialog .quiet"), null, "what is blocked cannot be sent with a reason");
        await shown(page, "dialog");
        assert.equal(arrived().length, before);
      });
    });

    live("a stricter policy that comes while a notice about a file stands has the last word", async () => {
      await push(gentle);
      await using(await stage.session.page(`https://${FILES}/?way=plain`), async (page) => {
        await attach(page, folder.write("memo.txt", `${MARKED}\n`));
        await shown(page, "dialog");
        await push(strict);
        await page.bringToFront();
        await goOn(page);
        await gone(page, "dialog fieldset");
        await shown(page, "dialog");
        assert.equal(await pierce(page, "dialog .quiet"), null);
        assert.deepEqual(await page.evaluate(() => globalThis.got ?? []), []);
      });
    });

    live("a gentler policy that comes while a notice stands lets the decision stand", async () => {
      await push(gentle);
      await using(await chat(stage, { editor: "textarea" }), async (page) => {
        await type(page, `${MARKED} Thank you.`);
        await enter(page);
        await shown(page, "dialog");
        await push(gentler);
        await page.bringToFront();
        await goOn(page);
        await stage.internet.received.until({ path: "/send" }, ({ body }) => body.includes("Thank you."));
        assert.equal(await pierce(page, "dialog"), null);
      });
    });

    it("a flood of pastes, by a person or by the page, lets nothing through and asks one question at a time", async () => {
      await using(await chat(stage, { editor: "contenteditable" }), async (page) => {
        await paste(stage.session, page, `Ask about SSN ${SSN}`);
        await page.evaluate((text) => {
          for (let i = 0; i < 200; i++) {
            const clipboardData = new DataTransfer();
            clipboardData.setData("text/plain", `${i}: ${text}`);
            const init = { bubbles: true, cancelable: true, composed: true, clipboardData };
            document.querySelector("[contenteditable]").dispatchEvent(new ClipboardEvent("paste", init));
          }
        }, `SSN ${SSN}`);
        for (let i = 0; i < 20; i++) await page.keyboard.down("Control").then(() => page.keyboard.press("v"));
        await page.keyboard.up("Control");
        await shown(page, "dialog");
        await page.keyboard.press("Escape");
        await gone(page, "dialog");
        assert.ok(!(await page.evaluate(() => chat.text())).includes(SSN));
        assert.equal(stage.internet.received.count([SSN]), 0);
      });
    });

    it("two tabs at once each ask for themselves", async () => {
      const [one, two] = [await chat(stage, { editor: "textarea" }), await chat(stage, { editor: "prosemirror" })];
      try {
        for (const [page, name] of [[one, "first"], [two, "second"]]) {
          await type(page, `This is the ${name}: SSN ${SSN}`);
          await enter(page);
          await shown(page, "dialog");
        }
        await one.bringToFront();
        await choose(one);
        await stage.internet.received.until({ path: "/send" }, ({ body }) => body.includes("This is the first: SSN [SSN 1]"));
        await two.bringToFront();
        await shown(two, "dialog");
        await choose(two);
        await stage.internet.received.until({ path: "/send" }, ({ body }) => body.includes("This is the second: SSN [SSN 1]"));
        assert.equal(stage.internet.received.count([SSN]), 0);
      } finally {
        await Promise.all([one.close(), two.close()]);
      }
    });
  },
  {
    launch: () => ({ policy: { policy: gentle } }),
    prepare: (stage) => stage.internet.serve(FILES, uploadSite()),
    clear: () => folder.clear(),
  },
);
