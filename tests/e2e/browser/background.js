// The extension's background, as a loaded machine may leave it: there, and late with its answers.
import { openPopup } from "./popup.js";

/** For so long, ms, the background answers nobody. */
export async function keepBackgroundBusy(session, ms) {
  const popup = await openPopup(session);
  const work = session.name === "firefox" ? popup : await worker(session.browser);
  const busy = work.evaluate((ms) => {
    for (const end = Date.now() + ms; Date.now() < end; );
  }, ms);
  // Firefox runs the extension's pages and its background on one thread.
  if (session.name === "firefox") busy.then(() => popup.close());
  else await popup.close();
}

async function worker(browser) {
  const target = await browser.waitForTarget((target) => target.type() === "service_worker");
  return target.worker();
}
