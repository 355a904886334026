// The page side is there before the page's first script, in the form that the page allows.
import assert from "node:assert/strict";
import { it } from "node:test";
import { paste } from "../browser/hands.js";
import { pageSide } from "../browser/page_side.js";
import { shown } from "../browser/pierce.js";
import { CSP } from "../pages/csp.js";
import { chat, onStage, using } from "./stage.js";

const HELD = "Client Dana Whitfield, SSN 536-80-4398, needs help with rent.";
const FORMS = { none: "wasm", strict: "twin", nonce: "twin" };

onStage("The page side", (stage) => {
  for (const csp of Object.keys(CSP)) {
    it(`stands before the page's first script under CSP ${csp}`, async () => {
      await using(await chat(stage, { csp }), async (page) => {
        stage.seen.length = 0;
        await paste(stage.session, page, HELD);
        await shown(page, "dialog");
        assert.deepEqual(stage.seen, [], "the page's own listener saw what was held");
      });
    });

    if (stage.name === "chromium") {
      it(`runs as ${FORMS[csp]} under CSP ${csp}`, async () => {
        await using(await chat(stage, { csp }), async (page) => {
          const { form } = await pageSide(page);
          assert.equal(form, FORMS[csp]);
        });
      });
    }
  }

  it("adds nothing to a page that is no AI tool", async () => {
    stage.internet.serve("news.test", {
      answer: (_, response) => response.writeHead(200, { "content-type": "text/html" }).end("<p>News</p>"),
    });
    await using(await stage.session.page("https://news.test/"), async (page) => {
      assert.equal(await page.evaluate(() => document.documentElement.outerHTML), "<html><head></head><body><p>News</p></body></html>");
      if (stage.name === "chromium") assert.equal(await pageSide(page), null);
    });
  });
});
