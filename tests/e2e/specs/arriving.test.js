// The ways by which text comes into a composer without being typed or pasted with Ctrl+V: each is held when it comes or,
// at the latest, when it is sent.
import assert from "node:assert/strict";
import { it } from "node:test";
import { chord } from "../browser/clipboard.js";
import { choose, enter, focus, holds, type } from "../browser/hands.js";
import { gone, pierce, shown } from "../browser/pierce.js";
import { chat, onStage, TOOLS, using } from "./stage.js";

const SSN = "536-80-4398";
const NOTE = `About SSN ${SSN}, kindly`;
const SAFE = "About SSN [SSN 1], kindly";
const pause = (ms) => new Promise((wake) => setTimeout(wake, ms));

onStage("Text that arrives", (stage) => {
  const arrived = () => stage.internet.received.list({ path: "/send" }).map(({ body }) => JSON.parse(body).prompt);
  const next = async (work) => {
    const before = arrived().length;
    await work();
    await stage.internet.received.until({ path: "/send" }, () => arrived().length > before);
    return arrived().at(-1).trim();
  };
  const inChromium = stage.name === "chromium" ? it : it.skip;
  const devtools = (page) => page.createCDPSession();

  it("as a paste without formatting is held at once", async () => {
    await using(await chat(stage, { editor: "contenteditable" }), async (page) => {
      await stage.session.clipboard.html(`<p>About <b>SSN ${SSN}</b>, kindly</p>`);
      await focus(page);
      await chord(page, "Control", "Shift", "V");
      await shown(page, "dialog");
      assert.equal(await page.evaluate(() => chat.text()), "");
      await choose(page);
      await holds(page, SAFE);
    });
  });

  it("as a paste by the middle button, of what is selected on the page, is held at once", async () => {
    for (const editor of ["textarea", "contenteditable"]) {
      await using(await chat(stage, { editor }), async (page) => {
        await page.evaluate((note) => {
          const shownNote = Object.assign(document.createElement("p"), { id: "note", textContent: note });
          shownNote.style.marginTop = "6rem";
          document.getElementById("log").append(shownNote);
        }, NOTE);
        await page.bringToFront();
        await page.click("#note", { count: 3 });
        await page.click("#editor textarea, #editor [contenteditable]", { button: "middle", offset: { x: 20, y: 12 } });
        await shown(page, "dialog");
        assert.equal(await page.evaluate(() => chat.text()), "", editor);
        await choose(page);
        // Three clicks take the line's end with them.
        await page.waitForFunction((safe) => chat.text().trim() === safe, { timeout: 15_000 }, SAFE);
      });
    }
  });

  inChromium("as a paste that no key makes, as a menu's does, is held at once", async () => {
    for (const command of ["Paste", "PasteAndMatchStyle"]) {
      await using(await chat(stage, { editor: "contenteditable" }), async (page) => {
        await stage.session.clipboard.text(NOTE);
        await focus(page);
        const client = await devtools(page);
        await client.send("Input.dispatchKeyEvent", { type: "rawKeyDown", commands: [command] });
        await shown(page, "dialog");
        assert.equal(await page.evaluate(() => chat.text()), "");
        await choose(page);
        await holds(page, SAFE);
      });
    }
  });

  it("as a paste into nothing in particular, which the page takes for its composer", async () => {
    await using(await chat(stage, { editor: "textarea" }), async (page) => {
      await page.evaluate(() => {
        document.addEventListener("paste", (event) => {
          if (event.target.localName !== "textarea") chat.element.value += event.clipboardData.getData("text/plain");
        });
      });
      await stage.session.clipboard.text(NOTE);
      await page.bringToFront();
      await page.click("#log");
      await chord(page, "Control", "v");
      await shown(page, "dialog");
      assert.equal(await page.evaluate(() => chat.text()), "");
      await choose(page);
      await holds(page, SAFE);
    });
  });

  it("from a script that speaks for the person is held when it is sent", async () => {
    await using(await chat(stage, { editor: "react" }), async (page) => {
      await focus(page);
      await page.evaluate((text) => {
        const field = document.querySelector("textarea");
        Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, "value").set.call(field, text);
        field.dispatchEvent(new InputEvent("input", { bubbles: true }));
      }, NOTE);
      await enter(page);
      await shown(page, "dialog");
      assert.equal(await next(() => choose(page)), SAFE);
    });
  });

  it("in the page's address is held when the page sends it by itself", async () => {
    const [host] = TOOLS;
    for (const address of [`?q=${encodeURIComponent(NOTE)}`, `#q=${encodeURIComponent(NOTE)}`, `?editor=textarea&prompt=${encodeURIComponent(NOTE)}`]) {
      await using(await stage.session.page(`https://${host}/${address}`), async (page) => {
        const before = arrived().length;
        await page.evaluate(() => {
          const asked = new URLSearchParams(location.search || location.hash.slice(1));
          fetch("/send", { method: "POST", body: JSON.stringify({ prompt: asked.get("q") ?? asked.get("prompt") }) }).catch(() => {});
        });
        await shown(page, "dialog");
        assert.equal(arrived().length, before);
        await page.keyboard.press("Escape");
        await gone(page, "dialog");
        await pause(200);
        assert.equal(arrived().length, before);
      });
    }
  });

  inChromium("from a text expander, which inserts without a key, is held when it is sent", async () => {
    for (const editor of ["textarea", "prosemirror", "slate"]) {
      await using(await chat(stage, { editor }), async (page) => {
        await focus(page);
        await (await devtools(page)).send("Input.insertText", { text: NOTE });
        await enter(page);
        await shown(page, "dialog");
        assert.equal(await next(() => choose(page)), SAFE, editor);
      });
    }
  });

  inChromium("from an input method: the Enter that picks a candidate is not a send, the next one is", async () => {
    for (const editor of ["textarea", "contenteditable", "lexical"]) {
      await using(await chat(stage, { editor }), async (page) => {
        const client = await devtools(page);
        await type(page, `SSN ${SSN} `);
        await client.send("Input.imeSetComposition", { text: "にほん", selectionStart: 3, selectionEnd: 3 });
        const key = { key: "Enter", code: "Enter", windowsVirtualKeyCode: 229 };
        await client.send("Input.dispatchKeyEvent", { type: "rawKeyDown", ...key });
        await pause(300);
        assert.equal(await pierce(page, "dialog"), null, `${editor}: asked while composing`);
        await client.send("Input.insertText", { text: "日本" });
        await client.send("Input.dispatchKeyEvent", { type: "keyUp", ...key });
        await enter(page);
        await shown(page, "dialog");
        assert.equal(await next(() => choose(page)), "SSN [SSN 1] 日本", editor);
      });
    }
  });

  inChromium("by drag and drop, from the page and from elsewhere, is held at once", async () => {
    for (const editor of ["textarea", "contenteditable", "prosemirror"]) {
      await using(await chat(stage, { editor }), async (page) => {
        const client = await devtools(page);
        await focus(page);
        const composer = await page.$("#editor textarea, #editor [contenteditable]");
        const { x, y } = await composer.boundingBox();
        const data = { items: [{ mimeType: "text/plain", data: NOTE }], dragOperationsMask: 1 };
        for (const kind of ["dragEnter", "dragOver", "drop"]) {
          await client.send("Input.dispatchDragEvent", { type: kind, x: x + 8, y: y + 8, data });
        }
        await shown(page, "dialog");
        assert.equal((await page.evaluate(() => chat.text())).trim(), "");
        await choose(page);
        await holds(page, SAFE);
      });
    }
  });

  inChromium("from a keyboard on the screen, whose Enter has no key, is held at its line break", async () => {
    await using(await chat(stage, { editor: "contenteditable", on: "beforeinput" }), async (page) => {
      const before = arrived().length;
      await type(page, NOTE);
      const client = await devtools(page);
      const key = { key: "Unidentified", windowsVirtualKeyCode: 229 };
      await client.send("Input.dispatchKeyEvent", { type: "rawKeyDown", ...key });
      await client.send("Input.dispatchKeyEvent", { type: "char", text: "\r", ...key });
      await shown(page, "dialog");
      assert.equal(arrived().length, before);
    });
  });
});
