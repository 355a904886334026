// Editors of every make, and composers in odd places: what is written there is held before the page sends it, the safe
// text is what the editor's own model then holds, and a clean prompt arrives as it was typed.
import assert from "node:assert/strict";
import { it } from "node:test";
import { choose, enter, focus, holds, paste, send, type } from "../browser/hands.js";
import { gone, pierce, shown } from "../browser/pierce.js";
import { CSP } from "../pages/csp.js";
import { MORE_EDITORS } from "../pages/chat_site.js";
import { chat, onStage, using } from "./stage.js";

const SSN = "536-80-4398";
const CLEAN = "What is a kind way to open a meeting?";

const only = process.env.HANDRAIL_EDITORS?.split(",");
const editorsOf = (name) =>
  MORE_EDITORS.filter((editor) => (name === "chromium" || editor !== "edit_context") && (!only || only.includes(editor)));

onStage("An editor", (stage) => {
  const arrived = () => stage.internet.received.list({ path: "/send" });
  const next = async (work) => {
    const before = arrived().length;
    await work();
    await stage.internet.received.until({ path: "/send" }, () => arrived().length > before);
    return JSON.parse(arrived().at(-1).body).prompt.trim();
  };

  for (const editor of editorsOf(stage.name)) {
    it(`${editor}: what was typed is held at Enter, and goes on with placeholders`, async () => {
      await using(await chat(stage, { editor }), async (page) => {
        const before = arrived().length;
        await type(page, `Ask about SSN ${SSN} in ${editor}`);
        await enter(page);
        await shown(page, "dialog");
        assert.equal(arrived().length, before, "something was sent while the question stood");
        assert.equal(await next(() => choose(page)), `Ask about SSN [SSN 1] in ${editor}`);
        assert.equal(await pierce(page, "dialog"), null);
        await type(page, CLEAN);
        assert.equal(await next(() => enter(page)), CLEAN);
        assert.equal(await pierce(page, "dialog"), null, "a clean prompt was asked about");
      });
    });

    it(`${editor}: what was pasted is held and replaced in its own model`, async () => {
      await using(await chat(stage, { editor }), async (page) => {
        await paste(stage.session, page, `About SSN ${SSN}, kindly`);
        await shown(page, "dialog");
        assert.ok(!(await page.evaluate(() => chat.text())).includes(SSN), "the editor took what is held");
        await choose(page);
        await gone(page, "dialog");
        await holds(page, "About SSN [SSN 1], kindly");
        await focus(page);
        assert.equal(await next(() => send(page)), "About SSN [SSN 1], kindly");
        assert.equal(stage.internet.received.count([SSN]), 0);
      });
    });
  }

  if (!only || only.includes("painted")) {
    it("painted: a press on a control that the page draws is held, and repeated where it was", async () => {
      await using(await chat(stage, { editor: "painted" }), async (page) => {
        await type(page, `Ask about SSN ${SSN}`);
        const before = arrived().length;
        const { x, y } = await (await page.waitForSelector("canvas")).boundingBox();
        await page.mouse.click(x + 420, y + 25);
        await shown(page, "dialog");
        assert.equal(arrived().length, before, "something was sent while the question stood");
        assert.equal(await next(() => choose(page)), "Ask about SSN [SSN 1]");
        await gone(page, "dialog");
        await type(page, CLEAN);
        assert.equal(await next(() => page.mouse.click(x + 420, y + 25)), CLEAN);
        assert.equal(await pierce(page, "dialog"), null, "a clean prompt was asked about");
      });
    });
  }
});
