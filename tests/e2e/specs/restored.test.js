// After the answer: the person reads and copies values, the page holds and sends placeholders.
import assert from "node:assert/strict";
import { it } from "node:test";
import { chord } from "../browser/clipboard.js";
import { choose, enter, type } from "../browser/hands.js";
import { gone, pierce, shown } from "../browser/pierce.js";
import { answerSite } from "../pages/answer_site.js";
import { onStage, using } from "./stage.js";

const HOST = "claude.ai";
const SSN = "536-80-4398";
const OTHER = "536-90-4399";

onStage("Values in an answer", (stage) => {
  const sent = () => stage.internet.received.list({ path: "/send" }).map(({ body }) => body.toString());
  const open = (render = "spans") => stage.session.page(`https://${HOST}/?render=${render}`);
  const answered = (page) => page.waitForSelector(".answer[data-done]:last-child", { timeout: 30_000 });

  /** Sends a prompt with a value and has it replaced. */
  async function ask(page, value = SSN) {
    const before = await page.$$eval(".answer", (all) => all.length);
    await type(page, `The claimant's SSN is ${value}.`);
    await enter(page);
    await choose(page);
    await page.waitForFunction((count) => document.querySelectorAll(".answer[data-done]").length > count, { timeout: 30_000 }, before);
  }

  /** Waits until labels say exactly this, in order. */
  async function labelled(page, wanted, ms = 10_000) {
    const end = Date.now() + ms;
    for (;;) {
      const layer = await pierce(page, ".layer").catch(() => null);
      const said = layer
        ? await layer.evaluate((element) => [...element.children].map((label) => label.dataset.value).filter(Boolean))
        : [];
      if (JSON.stringify(said) === JSON.stringify(wanted)) return;
      assert.ok(Date.now() < end, `labels say ${JSON.stringify(said)}, not ${JSON.stringify(wanted)}`);
      await new Promise((wake) => setTimeout(wake, 100));
    }
  }

  for (const render of ["spans", "text", "rebuilt", "shadow"]) {
    it(`stand over their placeholders and nowhere in the page (${render})`, async () => {
      await using(await open(render), async (page) => {
        await ask(page);
        await labelled(page, [SSN, SSN, SSN]);
        const label = await pierce(page, ".layer span");
        const covered = await label.evaluate((element) => {
          const range = document.createRange();
          const text = document.querySelector(".you").firstChild;
          range.setStart(text, text.data.indexOf("["));
          range.setEnd(text, text.data.indexOf("]") + 1);
          const [a, b] = [element.getBoundingClientRect(), range.getBoundingClientRect()];
          return Math.max(Math.abs(a.left - b.left), Math.abs(a.top - b.top), Math.abs(a.width - b.width));
        });
        assert.ok(covered < 1, `${covered} pixels off`);
        assert.ok(!(await page.evaluate(() => everything())).includes(SSN), "the page can read a value");
        assert.equal(await page.evaluate((value) => window.find?.(value) ?? false, SSN), false);
        assert.ok(sent().every((body) => !body.includes(SSN)));
      });
    });
  }

  it("are found in a shadow root that is written to before it is searched for", async () => {
    await using(await open(), async (page) => {
      await ask(page);
      await labelled(page, [SSN, SSN, SSN]);
      await page.evaluate(async () => {
        const late = document.createElement("chat-late");
        late.attachShadow({ mode: "open" }).innerHTML = "<p></p>";
        document.querySelector(".answer").after(late);
        await new Promise((wake) => setTimeout(wake, 600));
        late.shadowRoot.firstChild.textContent = "And [SSN 1] once more.";
      });
      await labelled(page, [SSN, SSN, SSN, SSN]);
    });
  });

  it("are said to be on this screen only, listed for keyboard and screen reader, and can be hidden", async () => {
    await using(await open(), async (page) => {
      await ask(page);
      await labelled(page, [SSN, SSN, SSN]);
      const line = await shown(page, ".restored");
      assert.match(await line.text(), /on your screen only/);
      assert.equal(await line.evaluate((element) => element.closest("[role=status]") !== null), true);
      const open = await shown(page, ".restored .why");
      await open.evaluate((button) => button.focus());
      await page.keyboard.press("Enter");
      const list = await shown(page, ".restored ul");
      const items = await list.evaluate((element) => [...element.children].map((item) => item.dataset.value));
      assert.equal(items[0], `[SSN 1]: ${SSN}`);
      assert.ok(items.some((item) => item.includes(`About ${SSN}: please write`)), items.join("\n"));
      const hide = await shown(page, ".restored .why[aria-pressed]");
      await hide.click();
      await gone(page, ".layer");
      await hide.click();
      await labelled(page, [SSN, SSN, SSN]);
    });
  });

  it("are copied with what a person selects, and the page does not overhear it", async () => {
    await using(await open(), async (page) => {
      await ask(page);
      await labelled(page, [SSN, SSN, SSN]);
      // Who selects with the mouse leaves the composer.
      await page.click(".answer");
      await page.evaluate(() => getSelection().selectAllChildren(document.querySelector(".answer")));
      await chord(page, "Control", "c");
      assert.equal(await stage.session.clipboard.pasted(), `About ${SSN}: please write to ${SSN} again.`);
      await page.bringToFront();
      assert.ok(!(await page.evaluate(() => everything())).includes(SSN));
    });
  });

  for (const button of ["#copy", "#copy-rich"]) {
    it(`are copied by the page's own button (${button})`, async () => {
      await using(await open(), async (page) => {
        await ask(page);
        await labelled(page, [SSN, SSN, SSN]);
        await page.bringToFront();
        await page.click(button);
        await new Promise((wake) => setTimeout(wake, 500));
        assert.equal(await stage.session.clipboard.pasted(), `About ${SSN}: please write to ${SSN} again.`);
      });
    });
  }

  it("belong to their conversation, and go with the page", async () => {
    await using(await open(), async (page) => {
      await ask(page);
      await ask(page, OTHER);
      await labelled(page, [SSN, SSN, SSN, OTHER, OTHER, OTHER]);
      assert.match(sent().at(-1), /\[SSN 2\]/, "a second value took the first one's placeholder");
      await page.evaluate(() => {
        history.pushState(null, "", "/c/another");
        document.querySelector(".you").append(" ");
      });
      await gone(page, ".layer");
      await page.reload();
      await page.evaluate(() => document.getElementById("log").append("About [SSN 1]."));
      await new Promise((wake) => setTimeout(wake, 1_500));
      assert.equal(await pierce(page, ".layer"), null);
    });
  });

  it("leave the page when it scrolls away from them or drops them", async () => {
    await using(await open(), async (page) => {
      await ask(page);
      await page.evaluate(() => document.querySelector(".you").remove());
      await labelled(page, [SSN, SSN]);
      await page.evaluate(() => {
        document.getElementById("log").style.paddingBottom = "3000px";
        scrollTo(0, 2000);
      });
      await labelled(page, []);
      await page.evaluate(() => scrollTo(0, 0));
      await labelled(page, [SSN, SSN]);
    });
  });
}, {
  prepare: (stage) => stage.internet.serve(HOST, answerSite()),
});
