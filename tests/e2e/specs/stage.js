// The stage of a test: each browser with Handrail, and an internet of the test's own.
import { after, before, describe } from "node:test";
import { browsers, launch } from "../browser/launch.js";
import { Internet } from "../internet/internet.js";
import { chatSite } from "../pages/chat_site.js";

/** Hosts of three tools in the catalog that the tests pose as. */
export const TOOLS = ["chatgpt.com", "claude.ai", "gemini.google.com"];

/**
 * Runs `body(stage)` once for each browser. `stage.session`, `stage.internet` and `stage.seen` (what pages' own first
 * scripts noticed) are there while tests run. `options` are those of `launch`.
 */
export function onStage(title, body, options = {}) {
  for (const name of browsers) {
    describe(`${title}, in ${name}`, () => {
      const stage = { name, seen: [] };
      before(async () => {
        stage.internet = await Internet.start();
        for (const host of TOOLS) {
          stage.internet.serve(host, chatSite({ seen: (what) => stage.seen.push({ host, ...what }) }));
        }
        await options.prepare?.(stage);
        stage.session = await launch(name, { internet: stage.internet, ...options.launch?.(stage) });
      });
      after(async () => {
        await stage.session?.close();
        await stage.internet?.stop();
        await options.clear?.(stage);
      });
      body(stage);
    });
  }
}

/** Opens a chat page: `{ host, editor, csp, by }`. */
export function chat(stage, { host = TOOLS[0], ...how } = {}) {
  return stage.session.page(`https://${host}/?${new URLSearchParams(how)}`);
}

/** Runs `work` with an open page and closes it whatever happens. */
export async function using(page, work) {
  try {
    return await work(page);
  } finally {
    await page.close();
  }
}
