// Real chat front ends: Chainlit with its own server behind it, and Open WebUI.
import assert from "node:assert/strict";
import { it } from "node:test";
import { choose, enter, paste } from "../browser/hands.js";
import { gone } from "../browser/pierce.js";
import { connected, startChainlit } from "../front_ends/chainlit.js";
import { openWebUi, signIn } from "../front_ends/open_webui.js";
import { forward } from "../internet/forward.js";
import { onStage, using } from "./stage.js";

const COMPOSER = "#chat-input";
const SSN = "536-80-4398";
const CLEAN = "Please suggest three titles for our spring newsletter.";
const NOTE = `Please write a short letter about a benefit. Tenant's SSN: ${SSN}.`;
const SAFE = "Please write a short letter about a benefit. Tenant's SSN: [SSN 1].";

/**
 * Sends one clean prompt and one that is held and made safe; `arrived()` gives the prompts the server received,
 * `ready(page)` waits until the front end sends.
 */
function talks(stage, open, arrived, ready = () => {}) {
  it("a clean prompt arrives as it was pasted", async () => {
    await using(await open(), async (page) => {
      await paste(stage.session, page, CLEAN, COMPOSER);
      await ready(page);
      await enter(page);
      await until(() => arrived().includes(CLEAN), arrived);
    });
  });

  it("a prompt with a Social Security number is held, replaced, and sent without it", async () => {
    await using(await open(), async (page) => {
      await paste(stage.session, page, NOTE, COMPOSER);
      await choose(page);
      await gone(page, "dialog");
      await page.focus(COMPOSER);
      await ready(page);
      await enter(page);
      await until(() => arrived().includes(SAFE), arrived);
      assert.equal(stage.internet.received.count([SSN]), 0);
      assert.ok(!arrived().join("\n").includes(SSN));
    });
  });
}

async function until(holds, seen) {
  const end = Date.now() + 20_000;
  while (!holds()) {
    assert.ok(Date.now() < end, `the server received ${JSON.stringify(seen())}`);
    await new Promise((wake) => setTimeout(wake, 50));
  }
}

onStage(
  "Chainlit",
  (stage) =>
    talks(
      stage,
      () => stage.session.page("https://claude.ai/"),
      () => stage.chainlit.prompts(),
      connected,
    ),
  {
    async prepare(stage) {
      stage.chainlit = await startChainlit();
      stage.internet.serve("claude.ai", forward(stage.chainlit.port, stage.internet.received, "claude.ai"));
    },
    clear: (stage) => stage.chainlit?.stop(),
  },
);

onStage(
  "Open WebUI",
  (stage) =>
    talks(
      stage,
      async () => {
        const page = await stage.session.page();
        await signIn(page);
        await page.goto("https://claude.ai/", { waitUntil: "load", timeout: 60_000 });
        return page;
      },
      () =>
        stage.internet.received
          .list({ path: "/api/chat/completions" })
          .map(({ body }) => JSON.parse(body).user_message.content),
    ),
  { prepare: (stage) => stage.internet.serve("claude.ai", openWebUi()) },
);
