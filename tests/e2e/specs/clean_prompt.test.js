// A clean prompt is never touched, and nothing is shown: the server receives what was pasted or typed, to the byte.
import assert from "node:assert/strict";
import { it } from "node:test";
import { enter, paste, send, type } from "../browser/hands.js";
import { pierce } from "../browser/pierce.js";
import { CSP } from "../pages/csp.js";
import { EDITORS } from "../pages/chat_site.js";
import { chat, onStage, TOOLS, using } from "./stage.js";

const PASTED = "Please shorten this for our newsletter:\nThe garden opens on Saturday. Bring gloves – “sturdy” ones. 🌱";
const TYPED = "What is a kind way to open a meeting?";

// Each prompt ends in words of its own, by which it is found among those that arrived.
const received = async ({ internet }, prompt) => {
  const own = prompt.split(" ").slice(-3).join(" ");
  const arrived = await internet.received.until({ kind: "POST", path: "/send" }, ({ body }) => body.includes(own));
  return JSON.parse(arrived.body).prompt;
};

onStage("A clean prompt", (stage) => {
  for (const editor of EDITORS) {
    for (const csp of Object.keys(CSP)) {
      it(`pasted into ${editor} under CSP ${csp} and sent by Enter arrives byte for byte`, async () => {
        const prompt = `${PASTED} ${editor} ${csp} Enter`;
        await using(await chat(stage, { editor, csp }), async (page) => {
          await paste(stage.session, page, prompt);
          await enter(page);
          assert.equal(await received(stage, prompt), prompt);
          assert.equal(await pierce(page, "dialog"), null);
        });
      });
    }

    it(`pasted into ${editor} and sent by its button arrives byte for byte`, async () => {
      const prompt = `${PASTED} ${editor} button`;
      await using(await chat(stage, { editor, csp: "strict" }), async (page) => {
        await paste(stage.session, page, prompt);
        await send(page);
        assert.equal(await received(stage, prompt), prompt);
      });
    });

    it(`typed into ${editor} arrives byte for byte`, async () => {
      const prompt = `${TYPED} ${editor}`;
      await using(await chat(stage, { editor, csp: "strict" }), async (page) => {
        await type(page, prompt);
        await enter(page);
        assert.equal(await received(stage, prompt), prompt);
      });
    });
  }

  for (const host of TOOLS) {
    for (const by of ["fetch", "request", "xhr", "beacon", "socket"]) {
      it(`reaches ${host} by ${by}`, async () => {
        const prompt = `${TYPED} ${host} ${by}`;
        await using(await chat(stage, { host, by, csp: "strict" }), async (page) => {
          await paste(stage.session, page, prompt);
          await enter(page);
          const arrived = await stage.internet.received.until({ host }, ({ body }) => body.includes(prompt));
          assert.equal(JSON.parse(arrived.body).prompt, prompt);
        });
      });
    }
  }
});
