// What a person does on a chat page, by trusted events only.
import assert from "node:assert/strict";
import { chord } from "./clipboard.js";
import { shown } from "./pierce.js";

const EDITABLE = "#editor textarea, #editor [contenteditable=true], textarea, [contenteditable=true]";

/** Puts the cursor into the page's composer. */
export async function focus(page, selector = EDITABLE) {
  await page.bringToFront();
  const composer = await page.waitForSelector(selector, { visible: true, timeout: 30_000 });
  await composer.click();
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
 * notice must have stood for half a second.
 */
export async function choose(page, selector = "dialog .primary") {
  await shown(page, selector);
  await new Promise((wake) => setTimeout(wake, 800));
  const choice = await shown(page, selector);
  await choice.click();
}

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
