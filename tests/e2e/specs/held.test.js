// What may not be sent is held, in every editor, by every way of sending, and the server is asked what it received.
import assert from "node:assert/strict";
import { it } from "node:test";
import { choose, enter, focus, holds, paste } from "../browser/hands.js";
import { gone, shown } from "../browser/pierce.js";
import { EDITORS } from "../pages/chat_site.js";
import { CSP } from "../pages/csp.js";
import { chat, onStage, using } from "./stage.js";

const SSN = "536-80-4398";
const NOTE = `Please write a kind letter about a late rent payment. Tenant's SSN: ${SSN}.`;

const SAFE = NOTE.replace(SSN, "[SSN 1]");

onStage("A prompt with a Social Security number", (stage) => {
  for (const editor of EDITORS) {
    for (const csp of Object.keys(CSP)) {
      it(`pasted into ${editor} under CSP ${csp} is held, replaced, and sent without it`, async () => {
        await using(await chat(stage, { editor, csp }), async (page) => {
          const before = stage.internet.received.list({ path: "/send" }).length;
          await paste(stage.session, page, NOTE);
          const notice = await shown(page, "dialog");
          assert.ok(!(await notice.text()).includes(SSN), "the notice repeats the value");
          await choose(page);
          await gone(page, "dialog");
          await holds(page, SAFE);
          await focus(page);
          await enter(page);
          await stage.internet.received.until({ path: "/send" }, () => stage.internet.received.list({ path: "/send" }).length > before);
          const prompt = JSON.parse(stage.internet.received.list({ path: "/send" }).at(-1).body).prompt;
          assert.equal(prompt, SAFE);
          assert.equal(stage.internet.received.count([SSN]), 0);
        });
      });
    }
  }
});
