// While a person writes: what will be asked about is underlined, and no editor notices.
import assert from "node:assert/strict";
import { it } from "node:test";
import { focus, type } from "../browser/hands.js";
import { pierce, shown } from "../browser/pierce.js";
import { policy } from "../browser/policy.js";
import { EDITORS } from "../pages/chat_site.js";
import { chat, onStage, using } from "./stage.js";

const SSN = "536-80-4398";
const TEXT = `Please shorten this. SSN ${SSN} and so on`;

/** What the page's own highlights cover: it may see which of its text is underlined. */
const highlighted = (page) =>
  page.evaluate(() => [...(CSS.highlights.get("handrail") ?? [])].map((range) => range.toString()).filter(Boolean));

async function until(ask, wanted, ms = 10_000) {
  const end = Date.now() + ms;
  for (;;) {
    const now = await ask();
    if (JSON.stringify(now) === JSON.stringify(wanted)) return;
    assert.ok(Date.now() < end, `${JSON.stringify(now)}, not ${JSON.stringify(wanted)}`);
    await new Promise((wake) => setTimeout(wake, 100));
  }
}

const mirrored = async (page) => {
  const frame = await pierce(page, ".frame").catch(() => null);
  return frame ? frame.evaluate((element) => [...element.querySelectorAll("u")].map((line) => line.textContent)) : [];
};

onStage("While one writes", (stage) => {
  for (const editor of EDITORS) {
    it(`a number is underlined, and the editor left as it is (${editor})`, async () => {
      await using(await chat(stage, { editor }), async (page) => {
        const isField = ["textarea", "react"].includes(editor);
        const lines = () => (isField ? mirrored(page) : highlighted(page));
        await focus(page);
        await page.keyboard.type(TEXT);
        await until(lines, [SSN]);
        assert.equal((await page.evaluate(() => chat.text())).trim(), TEXT);
        const markup = await page.evaluate(() => document.querySelector("#editor").innerHTML);
        assert.ok(!/handrail|<u>/i.test(markup), markup);
        for (let i = 0; i < 40; i++) await page.keyboard.press("Backspace");
        await until(lines, []);
      });
    });
  }

  it("the lines of a field stand where its letters do", async () => {
    await using(await chat(stage, { editor: "textarea" }), async (page) => {
      await type(page, `SSN ${SSN}`);
      const line = await shown(page, ".frame u");
      const off = await line.evaluate((element) => {
        const area = document.querySelector("textarea");
        const [a, b] = [element.getBoundingClientRect(), area.getBoundingClientRect()];
        const style = getComputedStyle(area);
        const canvas = document.createElement("canvas").getContext("2d");
        canvas.font = `${style.fontSize} ${style.fontFamily}`;
        const left = b.left + area.clientLeft + parseFloat(style.paddingLeft) + canvas.measureText("SSN ").width;
        return { left: Math.abs(a.left - left), inside: a.top >= b.top && a.bottom <= b.bottom + 1 };
      });
      assert.ok(off.left < 3 && off.inside, JSON.stringify(off));
    });
  });
});

onStage("While one writes under a policy without underlining", (stage) => {
  it("nothing is underlined", async () => {
    await using(await chat(stage, { editor: "contenteditable" }), async (page) => {
      await new Promise((wake) => setTimeout(wake, 3_000));
      await type(page, TEXT);
      await new Promise((wake) => setTimeout(wake, 2_000));
      assert.deepEqual(await highlighted(page), []);
    });
  });
}, { launch: () => ({ policy: { policy: `${policy()}\n[typing]\nunderline = false\n` } }) });
