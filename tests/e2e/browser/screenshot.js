// Pictures for people to look at, below the folder of build output; no test depends on them.
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const FOLDER = process.env.HANDRAIL_SCREENSHOTS ?? fileURLToPath(new URL("../../../target/screenshots", import.meta.url));

/** How long lines and notices take to fade in, and a little, ms. */
const APPEARS_MS = 250;

/** Takes a picture of the page as it is. */
export async function screenshot(page, name, { fullPage = false } = {}) {
  mkdirSync(FOLDER, { recursive: true });
  await new Promise((wake) => setTimeout(wake, APPEARS_MS));
  await page.screenshot({ path: join(FOLDER, `${name}.png`), fullPage });
}
