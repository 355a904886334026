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

/** How many points of a part of the page have the colour of the lines. */
const painted = async (page, clip) => {
  const picture = await page.screenshot({ clip, encoding: "base64" });
  return page.evaluate(async (picture) => {
    const image = new Image();
    image.src = `data:image/png;base64,${picture}`;
    await image.decode();
    const pen = Object.assign(document.createElement("canvas"), { width: image.width, height: image.height }).getContext("2d");
    pen.drawImage(image, 0, 0);
    const { data } = pen.getImageData(0, 0, image.width, image.height);
    const near = (at, wanted) => Math.abs(data[at] - wanted) < 40;
    let count = 0;
    for (let at = 0; at < data.length; at += 4) count += near(at, 168) && near(at + 1, 116) && near(at + 2, 0);
    return count;
  }, picture);
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

  it("the line of a one-line field stands under its letters, however high and narrow it is", async () => {
    await using(await chat(stage, { editor: "input" }), async (page) => {
      await page.evaluate(() => {
        const style = document.createElement("style");
        style.textContent = "#editor input { box-sizing: border-box; width: 190px; height: 44px; padding: 0 4px 0 10px }";
        document.head.append(style);
      });
      await type(page, `Please write about SSN ${SSN} today`);
      const off = await (await shown(page, ".frame u")).evaluate((element) => {
        const input = document.querySelector("input").getBoundingClientRect();
        const lines = element.getClientRects();
        return { lines: lines.length, middle: lines[0].y + lines[0].height / 2 - input.y - input.height / 2 };
      });
      assert.ok(off.lines === 1 && Math.abs(off.middle) < 3, JSON.stringify(off));
    });
  });

  it("the lines are seen in a field that is no higher than its letters and lies in a layer of its own", async () => {
    await using(await chat(stage, { editor: "textarea" }), async (page) => {
      await page.evaluate(() => {
        const style = document.createElement("style");
        style.textContent =
          "#composer { position: relative; z-index: 20; background: white } " +
          "#editor textarea { padding: 0; min-height: 0; height: 18px; font: 16px/18px serif; resize: none }";
        document.head.append(style);
      });
      await type(page, `SSN ${SSN}`);
      const line = await shown(page, ".frame u");
      const clip = await line.evaluate((element) => {
        const { x, y, width, height } = element.getBoundingClientRect();
        return { x, y, width, height: height + 6 };
      });
      await until(async () => (await painted(page, clip)) > 20, true);
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
