// What each choice does, and what is no choice at all.
import assert from "node:assert/strict";
import { it } from "node:test";
import { choose, enter, paste, type } from "../browser/hands.js";
import { gone, pierce, shown } from "../browser/pierce.js";
import { chat, onStage, using } from "./stage.js";

const SSN = "536-80-4398";
// Asked about with a reason in a tool that nobody approved.
const MARKED = "HIGHLY CONFIDENTIAL. Please shorten this memo about the garden.";

onStage("A person's decision", (stage) => {
  const arrived = () => stage.internet.received.list({ path: "/send" }).map(({ body }) => JSON.parse(body).prompt);
  const composer = (page) => page.evaluate(() => globalThis.chat.text());
  const pause = (ms) => new Promise((wake) => setTimeout(wake, ms));

  it("to edit leaves the prompt as it was, the cursor in it, and asks again at the next send", async () => {
    await using(await chat(stage, { editor: "textarea" }), async (page) => {
      const before = arrived().length;
      await type(page, `SSN ${SSN} edit`);
      for (const round of ["first", "second"]) {
        await enter(page);
        const edit = await shown(page, "dialog .row button:not(.primary):not(.quiet)");
        await edit.click();
        await gone(page, "dialog");
        assert.equal(await composer(page), `SSN ${SSN} edit`, `changed in the ${round} round`);
        assert.equal(await page.evaluate(() => document.activeElement.localName), "textarea");
      }
      assert.equal(arrived().length, before);
    });
  });

  it("by Esc is the safe one: nothing is pasted and nothing sent", async () => {
    await using(await chat(stage, { editor: "textarea" }), async (page) => {
      const before = arrived().length;
      await paste(stage.session, page, `SSN ${SSN}`);
      await shown(page, "dialog");
      await page.keyboard.press("Escape");
      await gone(page, "dialog");
      await pause(500);
      assert.equal(await composer(page), "");
      assert.equal(arrived().length, before);
    });
  });

  it("to send with a reason sends the prompt as it is, and is not asked for twice", async () => {
    await using(await chat(stage, { editor: "textarea" }), async (page) => {
      for (const round of [1, 2]) {
        const prompt = `${MARKED} Round ${round}.`;
        await type(page, prompt);
        await enter(page);
        if (round === 1) {
          await choose(page, "dialog .quiet");
          const send = await shown(page, "dialog fieldset ~ .row .quiet");
          assert.equal(await send.evaluate((button) => button.disabled), true, "a reason is needed");
          await (await shown(page, "dialog input[type=radio]")).click();
          await choose(page, "dialog fieldset ~ .row .quiet");
        }
        await stage.internet.received.until({ path: "/send" }, ({ body }) => body.includes(`Round ${round}.`));
        assert.equal(arrived().at(-1), prompt);
        assert.equal(await pierce(page, "dialog"), null);
      }
    });
  });

  it("cannot be made by a script", async () => {
    await using(await chat(stage, { editor: "textarea" }), async (page) => {
      const before = arrived().length;
      await type(page, MARKED);
      await enter(page);
      await shown(page, "dialog");
      await pause(800);
      for (const selector of ["dialog .primary", "dialog .quiet", "dialog .row button"]) {
        const button = await pierce(page, selector);
        await button.evaluate((element) => element.click());
      }
      await page.evaluate(() => {
        for (const host of document.documentElement.children) host.click?.();
        document.documentElement.lastElementChild.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", bubbles: true }));
      });
      await pause(500);
      assert.ok(await pierce(page, "dialog"), "a script closed the notice");
      assert.equal(arrived().length, before);
    });
  });

  it("is asked for again when the page takes the notice away", async () => {
    await using(await chat(stage, { editor: "textarea" }), async (page) => {
      const before = arrived().length;
      await type(page, `SSN ${SSN} removed`);
      await enter(page);
      await shown(page, "dialog");
      await page.evaluate(() => document.documentElement.lastElementChild.remove());
      await shown(page, "dialog");
      await page.evaluate(() => {
        const cover = document.createElement("dialog");
        cover.textContent = "An offer from the page";
        document.body.append(cover);
        cover.showModal();
      });
      await pause(1_000);
      const primary = await shown(page, "dialog .primary");
      await primary.click();
      await stage.internet.received.until({ path: "/send" }, ({ body }) => body.includes("removed"));
      assert.equal(arrived().length, before + 1);
      assert.equal(arrived().at(-1), "SSN [SSN 1] removed");
    });
  });

  it("is asked for in a dialog that assistive technology can read and keys can reach", async () => {
    await using(await chat(stage, { editor: "textarea" }), async (page) => {
      await type(page, `SSN ${SSN}`);
      await enter(page);
      const dialog = await shown(page, "dialog");
      const facts = await dialog.evaluate((element) => ({
        role: element.getAttribute("role"),
        modal: element.matches(":modal"),
        named: element.querySelector(`#${element.getAttribute("aria-labelledby")}`).textContent,
        described: element.getAttribute("aria-describedby").split(" ").map((id) => Boolean(element.querySelector(`#${id}`))),
        focused: element.getRootNode().activeElement.className,
      }));
      assert.deepEqual(facts, {
        role: "alertdialog",
        modal: true,
        named: "This prompt contains a Social Security number",
        described: [true, true],
        focused: "primary",
      });
      assert.ok(!(await dialog.text()).includes(SSN));
      await page.setViewport({ width: 320, height: 480 });
      const fits = await dialog.evaluate((element) => {
        const box = element.getBoundingClientRect();
        const row = element.querySelector(".row").getBoundingClientRect();
        return box.left >= 0 && box.right <= innerWidth && row.bottom <= innerHeight && element.scrollWidth <= element.clientWidth;
      });
      assert.equal(fits, true, "cut off at 320 pixels");
    });
  });
});
