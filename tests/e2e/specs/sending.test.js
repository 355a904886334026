// What a person sends is judged at the moment of sending, in every editor and by every way of sending; the safe
// choice sends what is left, and the server is asked what arrived.
import assert from "node:assert/strict";
import { it } from "node:test";
import { choose, enter, focus, paste, send, type } from "../browser/hands.js";
import { gone, pierce, shown } from "../browser/pierce.js";
import { EDITORS } from "../pages/chat_site.js";
import { chat, onStage, using } from "./stage.js";

const SSN = "536-80-4398";
const LINES = ["Dear team,", `her SSN is ${SSN} and nothing else.`, "", "Thank you, all."];
const SAFE_LINES = ["Dear team,", "her SSN is [SSN 1] and nothing else.", "Thank you, all."];

/** The lines that a prompt has, whatever an editor makes of an empty one between paragraphs. */
const lines = (prompt) => prompt.split("\n").filter((line) => line.trim() !== "");

onStage("Sending", (stage) => {
  const arrived = () => stage.internet.received.list({ path: "/send" });
  const next = async (work) => {
    const before = arrived().length;
    await work();
    await stage.internet.received.until({ path: "/send" }, () => arrived().length > before);
    return JSON.parse(arrived().at(-1).body).prompt;
  };

  for (const editor of EDITORS) {
    for (const [by, press] of [["Enter", enter], ["its button", send]]) {
      it(`what was typed into ${editor} by ${by} is held, and goes on with placeholders`, async () => {
        await using(await chat(stage, { editor }), async (page) => {
          const before = arrived().length;
          await type(page, `Ask about SSN ${SSN} for ${editor} by ${by}`);
          await press(page);
          await shown(page, "dialog");
          assert.equal(arrived().length, before, "something was sent while the question stood");
          const prompt = await next(() => choose(page));
          assert.equal(prompt.trim(), `Ask about SSN [SSN 1] for ${editor} by ${by}`);
          assert.equal(await pierce(page, "dialog"), null);
          assert.match(await (await shown(page, "section.told")).text(), /Sent with placeholders/);
        });
      });
    }

    it(`a paste of many lines into ${editor} keeps its lines`, async () => {
      await using(await chat(stage, { editor }), async (page) => {
        await paste(stage.session, page, LINES.join("\n"));
        await choose(page);
        await gone(page, "dialog");
        await page.waitForFunction(() => globalThis.chat.text().includes("[SSN 1]"), { timeout: 10_000 });
        assert.deepEqual(lines(await page.evaluate(() => globalThis.chat.text())), SAFE_LINES);
        const prompt = await next(async () => {
          await focus(page);
          await enter(page);
        });
        assert.deepEqual(lines(prompt), SAFE_LINES);
      });
    });
  }

  it("a new line, an input method's Enter and a clean Enter are left to the page", async () => {
    await using(await chat(stage, { editor: "textarea" }), async (page) => {
      await type(page, `SSN ${SSN}`);
      const left = (init) =>
        page.evaluate((init) => {
          const key = new KeyboardEvent("keydown", { key: "Enter", bubbles: true, cancelable: true, ...init });
          return document.querySelector("textarea").dispatchEvent(key);
        }, init);
      assert.equal(await left({ shiftKey: true }), true);
      assert.equal(await left({ isComposing: true }), true);
      assert.equal(await left({ keyCode: 229, isComposing: true }), true);
      assert.equal(await pierce(page, "dialog"), null);
      assert.equal(await left({ ctrlKey: true }), false);
      await shown(page, "dialog");
    });
  });

  it("a send that a page's own script makes is judged like a person's", async () => {
    await using(await chat(stage, { editor: "textarea" }), async (page) => {
      const before = arrived().length;
      await type(page, `SSN ${SSN} by script`);
      await page.evaluate(() => document.getElementById("send").click());
      await shown(page, "dialog");
      await page.evaluate(() => document.getElementById("composer").requestSubmit());
      assert.equal(arrived().length, before);
    });
  });

  it("an editor that refuses the placeholders keeps its text, and the person is told", async () => {
    await using(await chat(stage, { editor: "textarea" }), async (page) => {
      const before = arrived().length;
      await type(page, `SSN ${SSN} stays`);
      await page.evaluate(() => {
        const field = document.querySelector("textarea");
        const kept = field.value;
        field.addEventListener("input", () => (field.value = kept));
      });
      await enter(page);
      await choose(page);
      const told = await shown(page, "section.told");
      assert.match(await told.text(), /did not accept the replacement/);
      assert.equal(await page.evaluate(() => document.querySelector("textarea").value), `SSN ${SSN} stays`);
      assert.equal(arrived().length, before, "a prompt was sent that was not read back");
    });
  });

  it("a paste of five megabytes gets an answer and leaves the page alive", async () => {
    await using(await chat(stage, { editor: "textarea" }), async (page) => {
      const text = `SSN ${SSN}\n`.padEnd(5_000_000, "The garden opens on Saturday and closes on Sunday. ");
      await paste(stage.session, page, text);
      await shown(page, "dialog", 30_000);
      assert.equal(await page.evaluate(() => document.querySelector("textarea").value), "");
      assert.equal(await page.evaluate(() => 6 * 7), 42);
    });
  });
});
