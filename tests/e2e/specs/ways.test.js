// Every event at which a page may send, and every kind of thing that a person may press: what is held stays held until
// it is decided, and the safe choice sends what is left.
import assert from "node:assert/strict";
import { it } from "node:test";
import { choose, type } from "../browser/hands.js";
import { pierce, shown } from "../browser/pierce.js";
import { waysIn } from "../pages/ways.js";
import { chat, onStage, using } from "./stage.js";

const SSN = "536-80-4398";
const CLEAN = "What is a kind way to open a meeting?";

onStage("A page that sends at", (stage) => {
  const arrived = () => stage.internet.received.list({ path: "/send" }).map(({ body }) => JSON.parse(body).prompt);
  const next = async (work) => {
    const before = arrived().length;
    await work();
    await stage.internet.received.until({ path: "/send" }, () => arrived().length > before);
    return arrived().at(-1).trim();
  };

  // `cargo xtask reliability` tries each in both.
  for (const [i, [title, how, act]] of waysIn(stage.name).entries()) {
    const editor = ["textarea", "contenteditable"][i % 2];
    it(`${title}: a held prompt waits for the person and goes on without the number`, async () => {
      await using(await chat(stage, { editor, ...how }), async (page) => {
        const before = arrived().length;
        await type(page, `Ask about SSN ${SSN}, ${title}, ${editor}`);
        await act(page);
        await shown(page, "dialog");
        await new Promise((wake) => setTimeout(wake, 200));
        assert.equal(arrived().length, before, "something was sent while the question stood");
        assert.equal(await next(() => choose(page)), `Ask about SSN [SSN 1], ${title}, ${editor}`);
        await type(page, CLEAN);
        assert.equal(await next(() => act(page)), CLEAN);
        assert.equal(await pierce(page, "dialog"), null, "a clean prompt was asked about");
      });
    });
  }
});
