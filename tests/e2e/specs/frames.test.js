// Composers in frames and in more than one place: frames of other origins, a frame that goes away while it asks, an
// earlier message that is edited and sent again.
import assert from "node:assert/strict";
import { it } from "node:test";
import { choose, enter, type } from "../browser/hands.js";
import { gone, pierce, shown } from "../browser/pierce.js";
import { chat, onStage, using } from "./stage.js";

const SSN = "536-80-4398";
const pause = (ms) => new Promise((wake) => setTimeout(wake, ms));

const serve = (stage, host, markup) =>
  stage.internet.serve(host, {
    answer: (_, response) => response.writeHead(200, { "content-type": "text/html" }).end(`<!doctype html><html lang="en"><title>Page</title>${markup}`),
  });

onStage("A composer", (stage) => {
  const arrived = () => stage.internet.received.list({ path: "/send" }).map(({ body }) => JSON.parse(body).prompt);

  it("in a frame of a tool on a page that is none is guarded inside its frame", async () => {
    serve(stage, "intranet.test", '<h1>Intranet</h1><iframe title="Chat" src="https://chatgpt.com/?editor=textarea" width="700" height="520"></iframe>');
    await using(await stage.session.page("https://intranet.test/"), async (page) => {
      const before = arrived().length;
      const frame = page.frames().find((frame) => frame.url().startsWith("https://chatgpt.com/"));
      const composer = await frame.waitForSelector("textarea");
      await page.bringToFront();
      await composer.click();
      await page.keyboard.type(`Ask about SSN ${SSN} in a frame`);
      await enter(page);
      await pause(2_000);
      assert.equal(arrived().length, before, "something was sent while the question stood");
      assert.equal(await page.evaluate(() => document.querySelector("div")), null, "the page around it was changed");
      // The safe choice has the focus: Enter takes it.
      await enter(page);
      await stage.internet.received.until({ path: "/send" }, () => arrived().length > before);
      assert.equal(arrived().at(-1), "Ask about SSN [SSN 1] in a frame");
    });
  });

  it("in a frame that the page takes away takes its question with it", async () => {
    await using(await chat(stage, { editor: "srcdoc" }), async (page) => {
      const before = arrived().length;
      await type(page, `Ask about SSN ${SSN}`);
      await enter(page);
      await shown(page, "dialog");
      await page.evaluate(() => document.querySelector("iframe").remove());
      await gone(page, "dialog");
      await page.evaluate(() => document.body.append(Object.assign(document.createElement("button"), { id: "other", onclick: (event) => (event.target.dataset.pressed = "") })));
      await page.click("#other");
      assert.equal(await page.evaluate(() => "pressed" in document.getElementById("other").dataset), true, "the page can be used again");
      assert.equal(arrived().length, before);
    });
  });

  for (const editor of ["framed", "srcdoc", "design_mode"]) {
    it(`in a frame of the page's own is seen when the page around it sends by itself (${editor})`, async () => {
      await using(await chat(stage, { editor }), async (page) => {
        const before = arrived().length;
        await type(page, `Ask about SSN ${SSN} in an inner frame`);
        await page.evaluate(() => {
          globalThis.chat.send();
        });
        await shown(page, "dialog");
        assert.equal(arrived().length, before);
      });
    });
  }

  it("for an earlier message is judged by itself, beside the one for the next", async () => {
    await using(await chat(stage, { editor: "textarea" }), async (page) => {
      await page.evaluate(() => {
        const box = document.createElement("div");
        const field = document.createElement("textarea");
        const save = document.createElement("button");
        Object.assign(field, { id: "earlier", value: "What is a kind way to open a meeting?" });
        Object.assign(save, { id: "again", textContent: "Send" });
        save.onclick = () => fetch("/send", { method: "POST", body: JSON.stringify({ prompt: field.value }) });
        box.append(field, save);
        // Below the strip.
        box.style.marginTop = "5rem";
        document.getElementById("log").append(box);
      });
      const before = arrived().length;
      await page.click("#again");
      await stage.internet.received.until({ path: "/send" }, () => arrived().length > before);
      assert.equal(await pierce(page, "dialog"), null);
      await type(page, ` My SSN is ${SSN}.`, "#earlier");
      await page.click("#again");
      await shown(page, "dialog");
      assert.equal(arrived().length, before + 1);
      await choose(page);
      await stage.internet.received.until({ path: "/send" }, () => arrived().length > before + 1);
      assert.match(arrived().at(-1), /\[SSN 1\]/);
    });
  });
});
