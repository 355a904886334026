// The extension is taken away or replaced under a living page: the part in the page's own world stays behind.
import assert from "node:assert/strict";
import { it } from "node:test";
import { type } from "../browser/hands.js";
import { openPopup } from "../browser/popup.js";
import { channelSite } from "../pages/channel_site.js";
import { onStage, using } from "./stage.js";

const HOST = "chatgpt.com";
const SSN = "536-80-4398";
const HELD = `Please write a kind letter to the landlord. Tenant's SSN: ${SSN}, thank you.`;

const pause = (ms) => new Promise((wake) => setTimeout(wake, ms));

/** Firefox ends a page side with its extension; in Chromium it lives on, cut off from the background. */
async function takeAway({ name, session }) {
  if (name === "firefox") return session.browser.uninstallExtension("handrail@handrail.example");
  const popup = await openPopup(session);
  await popup.evaluate(() => void setTimeout(() => chrome.runtime.reload(), 50));
  return pause(1_500);
}

onStage(
  "A page whose extension was taken away",
  (stage) => {
    it("still sends nothing that a person typed there, and everything else", async () => {
      await using(await stage.session.page(`https://${HOST}/`), async (page) => {
        await type(page, HELD);
        await takeAway(stage);
        await pause(500);
        const outcome = await page.evaluate(async (text) => {
          const post = (body) => fetch("/orphan", { method: "POST", body }).then(({ status }) => status, (error) => error.name);
          return [
            await Promise.race([post(JSON.stringify({ prompt: text })), new Promise((wake) => setTimeout(wake, 1_500, "held"))]),
            await post(JSON.stringify({ event: "heartbeat", at: 12345 })),
          ];
        }, HELD);
        assert.notEqual(outcome[0], 200);
        assert.equal(outcome[1], 200);
        const bodies = stage.internet.received.list({ path: "/orphan" }).map(({ body }) => body);
        assert.deepEqual(bodies, ['{"event":"heartbeat","at":12345}']);
      });
    });
  },
  { prepare: (stage) => stage.internet.serve(HOST, channelSite(stage.internet.received, HOST)) },
);
