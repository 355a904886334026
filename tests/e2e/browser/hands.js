// What a person does on a chat page, by trusted events only.
import assert from "node:assert/strict";
import { chord } from "./clipboard.js";
import { shown } from "./pierce.js";

const EDITABLE = `#editor[data-inside], #editor :is(textarea, input), [contenteditable]:not([contenteditable=false]), textarea`;

/** Puts the cursor into the page's composer. */
export async function focus(page, selector = EDITABLE) {
  await page.bringToFront();
  const composer = await page.waitForSelector(selector, { visible: true, timeout: 30_000 });
  // Beside the middle: what is inside may be smaller than the place it is in.
  await composer.click({ offset: { x: 30, y: 14 } });
}

/** Copies `text` elsewhere and pastes it into the composer. */
export async function paste(session, page, text, selector = EDITABLE) {
  await session.clipboard.text(text);
  await focus(page, selector);
  await chord(page, "Control", "v");
}

/** Types into the composer, key by key. */
export async function type(page, text, selector = EDITABLE) {
  await focus(page, selector);
  await page.keyboard.type(text);
}

export const enter = (page) => page.keyboard.press("Enter");

/** Clicks the page's send control. */
export const send = (page, selector = "#send") => page.click(selector);

/**
 * Presses one of the choices that Handrail shows. Handrail takes no decision that a person could not have seen: the
 * choice must have rested in its place for half a second, and a slow machine may lay the notice out late.
 */
export async function choose(page, selector = "dialog .primary", ms = 15_000) {
  const end = Date.now() + ms;
  let choice = await shown(page, selector, ms);
  for (let place = await choice.evaluate(where), rested = Date.now(); Date.now() - rested < 800; ) {
    if (Date.now() > end) throw new Error(`${selector} did not come to rest within ${ms} ms`);
    await new Promise((wake) => setTimeout(wake, 100));
    choice = await shown(page, selector, ms);
    const now = await choice.evaluate(where);
    if (now !== place) [place, rested] = [now, Date.now()];
  }
  await choice.click();
}

const where = (element) => {
  const at = (box) => [box.x, box.y, box.width, box.height].map(Math.round).join();
  return `${at(element.getBoundingClientRect())} in ${at((element.closest("dialog") ?? element).getBoundingClientRect())}`;
};

/** Waits until the editor's own model on a chat page is exactly `text`. */
export async function holds(page, text, ms = 15_000) {
  const end = Date.now() + ms;
  for (;;) {
    const now = await page.evaluate(() => chat.text());
    if (now === text) return;
    assert.ok(Date.now() < end, `the editor holds ${JSON.stringify(now)}, not ${JSON.stringify(text)}`);
    await new Promise((wake) => setTimeout(wake, 50));
  }
}

/** Selects all of an element and copies it; again, where the browser was still bringing the page to the front. */
export async function copy(page, selector) {
  await page.bringToFront();
  await page.evaluate((selector) => {
    globalThis.copies = 0;
    addEventListener("copy", () => globalThis.copies++);
    document.activeElement.blur();
    getSelection().selectAllChildren(document.querySelector(selector));
  }, selector);
  for (let tries = 0; tries < 20; tries++) {
    await chord(page, "Control", "c");
    if (await page.evaluate(() => globalThis.copies > 0)) return;
    await new Promise((wake) => setTimeout(wake, 250));
  }
  throw new Error(`nothing was copied from ${selector}`);
}
