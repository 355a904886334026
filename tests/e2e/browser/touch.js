// A finger, by the browser's own events.

/** Taps the middle of what `selector` finds. */
export async function touch(page, selector) {
  const element = await page.$(selector);
  const { x, y, width, height } = await element.boundingBox();
  await tap(page, x + width / 2, y + height / 2);
}

/** Taps a place on the page. */
export async function tap(page, x, y) {
  if (page.browser().connection?.send) return tapFirefox(page, x, y);
  return page.touchscreen.tap(x, y);
}

async function tapFirefox(page, x, y) {
  const [left, top] = [Math.round(x), Math.round(y)];
  await page.browser().connection.send("input.performActions", {
    context: page.mainFrame()._id,
    actions: [
      {
        type: "pointer",
        id: "finger",
        parameters: { pointerType: "touch" },
        actions: [
          { type: "pointerMove", x: left, y: top },
          { type: "pointerDown", button: 0 },
          { type: "pause", duration: 60 },
          { type: "pointerUp", button: 0 },
        ],
      },
    ],
  });
}
