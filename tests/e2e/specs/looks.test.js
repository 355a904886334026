// The notice and the strip for everybody: nothing for axe to complain of, light and dark, in two languages.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { it } from "node:test";
import { enter, type } from "../browser/hands.js";
import { shown } from "../browser/pierce.js";
import { chat, onStage, using } from "./stage.js";

const AXE = readFileSync(new URL("../node_modules/axe-core/axe.min.js", import.meta.url), "utf8");
const PROMPTS = {
  "a number": "Tenant's SSN: 536-80-4398.",
  "a reason to give": "HIGHLY CONFIDENTIAL. Please shorten this memo about the garden.",
};

/** What axe has against the surface around `selector`, in words. It sees into open roots only: for it, this one is open. */
async function complaints(page, selector) {
  const surface = await shown(page, selector);
  await surface.evaluate((element) => {
    const root = element.getRootNode();
    Object.defineProperty(root.host, "shadowRoot", { value: root, configurable: true });
    root.host.dataset.looked = "";
  });
  await page.evaluate(AXE);
  return page.evaluate(async () => {
    const { violations, passes } = await globalThis.axe.run("[data-looked]");
    if (passes.length === 0) return ["axe saw nothing"];
    return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(", ")}`);
  });
}

const speak = async (page, lang) => {
  if (page.browser().connection?.send) return;
  const client = await page.createCDPSession();
  await client.send("Emulation.setUserAgentOverride", { userAgent: await page.evaluate(() => navigator.userAgent), acceptLanguage: lang });
};

onStage("What Handrail shows", (stage) => {
  const schemes = stage.name === "chromium" ? ["light", "dark"] : ["light"];
  const languages = stage.name === "chromium" ? ["en", "es"] : ["en"];
  for (const [what, prompt] of Object.entries(PROMPTS)) {
    for (const scheme of schemes) {
      for (const lang of languages) {
        it(`gives axe nothing to complain of: ${what}, ${scheme}, ${lang}`, async () => {
          await using(await stage.session.page(), async (page) => {
            if (stage.name === "chromium") {
              await page.emulateMediaFeatures([{ name: "prefers-color-scheme", value: scheme }]);
              await speak(page, lang);
            }
            await page.goto("https://chatgpt.com/", { waitUntil: "load" });
            assert.deepEqual(await complaints(page, ".lines"), []);
            await type(page, prompt);
            await enter(page);
            const dialog = await shown(page, "dialog");
            assert.equal(await dialog.evaluate((element) => element.lang), lang);
            assert.deepEqual(await complaints(page, "dialog"), []);
            if (what !== "a reason to give") return;
            await new Promise((wake) => setTimeout(wake, 700));
            await (await shown(page, "dialog .quiet")).click();
            await shown(page, "dialog fieldset");
            assert.deepEqual(await complaints(page, "dialog"), []);
          });
        });
      }
    }
  }

  for (const [where, style] of Object.entries({ top: "top: 0", bottom: "bottom: 0" })) {
    it(`covers no composer at the ${where} of a page`, async () => {
      const composer = `<form style="position: fixed; left: 0; ${style}"><textarea style="width: 90vw"></textarea><button>Send</button></form>`;
      stage.internet.serve("www.perplexity.ai", {
        answer: (_, response) => response.writeHead(200, { "content-type": "text/html" }).end(`<!doctype html>${composer}`),
      });
      await using(await stage.session.page("https://www.perplexity.ai/"), async (page) => {
        const strip = await shown(page, ".lines");
        await type(page, "How are chairs best arranged?");
        const edges = (element) => ({ top: element.getBoundingClientRect().top, bottom: element.getBoundingClientRect().bottom });
        const [lines, box] = [await strip.evaluate(edges), await page.$eval("textarea", edges)];
        assert.ok(lines.bottom <= box.top || lines.top >= box.bottom, JSON.stringify({ lines, box }));
      });
    });
  }
});
