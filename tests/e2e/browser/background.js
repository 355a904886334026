// The extension's background, as a loaded machine may leave it: there, and late with its answers.
import { openPopup } from "./popup.js";

/** For so long, ms, the background answers nobody. Call what this gives once the test is done. */
export async function keepBackgroundBusy(session, ms) {
  const popup = await openPopup(session);
  // Firefox runs the extension's pages and its background on one thread.
  const thread = session.name === "firefox" ? popup : await worker(session.browser);
  const busy = thread.evaluate((ms) => {
    for (const end = Date.now() + ms; Date.now() < end; );
  }, ms);
  return async () => {
    await busy;
    await popup.close();
  };
}

async function worker(browser) {
  const target = await browser.waitForTarget((target) => target.type() === "service_worker");
  return target.worker();
}
