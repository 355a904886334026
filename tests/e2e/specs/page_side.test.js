// The page side is there before the page's first script, in the form that the page allows.
import assert from "node:assert/strict";
import { it } from "node:test";
import { paste } from "../browser/hands.js";
import { pageSide } from "../browser/page_side.js";
import { shown } from "../browser/pierce.js";
import { CSP } from "../pages/csp.js";
import { chat, onStage, using } from "./stage.js";

const HELD = "Client Dana Whitfield, SSN 536-80-4398, needs help with rent.";
const CLEAN = "How are chairs best arranged for a spring meeting?";
const FORMS = { none: "wasm", strict: "twin", nonce: "twin" };

/** A page that does all it can before it shows anything: it listens, sends its form, and looks for Handrail. */
const hasty = (prompt) => `<!doctype html><title>Hasty</title>
<form action="/sent" method="post"><textarea name="prompt">${prompt}</textarea><button aria-label="Send">Send</button></form>
<script nonce="bm9uY2U">
  window.met = [];
  for (const kind of ["submit", "handrail-hello"]) addEventListener(kind, (event) => met.push(event.type), true);
  dispatchEvent(new Event("handrail-ready"));
  document.forms[0].requestSubmit();
</script>`;

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

  for (const csp of ["none", "nonce"]) {
    const serve = (prompt) =>
      stage.internet.serve("www.perplexity.ai", {
        answer(_, response) {
          const policy = CSP[csp] && { "content-security-policy": CSP[csp] };
          response.writeHead(200, { "content-type": "text/html", ...policy }).end(hasty(prompt));
        },
      });
    const sent = () => stage.internet.received.list({ host: "www.perplexity.ai", path: "/sent" });

    it(`holds what a page sends before it shows anything, and tells that page nothing, under CSP ${csp}`, async () => {
      serve(HELD);
      await using(await stage.session.page("https://www.perplexity.ai/"), async (page) => {
        await shown(page, "section.standing");
        assert.deepEqual(await page.evaluate(() => met), [], "the page heard what was held, or was met");
        assert.deepEqual(sent(), []);
      });
    });
  }

  it("lets what is clean go, before a page shows anything too", async () => {
    stage.internet.serve("www.perplexity.ai", {
      answer({ url }, response) {
        response.writeHead(200, { "content-type": "text/html" }).end(url === "/sent" ? "<p>Thank you.</p>" : hasty(CLEAN));
      },
    });
    await using(await stage.session.page("https://www.perplexity.ai/"), async () => {
      const { body } = await stage.internet.received.until({ host: "www.perplexity.ai", path: "/sent" });
      assert.equal(body, new URLSearchParams({ prompt: CLEAN }).toString());
    });
  });

  it("sleeps until the page shows something, and then runs by itself", async () => {
    await using(await chat(stage), async (page) => {
      await shown(page, "section.standing");
      if (stage.name !== "chromium") return;
      const { ready } = await pageSide(page);
      const paint = await page.evaluate(() => performance.getEntriesByName("first-contentful-paint")[0].startTime);
      assert.ok(ready > paint, `it ran ${ready} ms after the page began, which showed something at ${paint} ms`);
    });
  });

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
