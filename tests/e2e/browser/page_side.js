// What the page side says of itself in its isolated world, read through Chromium's debugger.

/** Longest that a page side takes until it runs, ms. */
const RUNS_WITHIN_MS = 15_000;

/**
 * `{ form: "wasm" | "twin", began, ready }` of the page's main frame once it runs, ms on the page's clock; `null` if nothing
 * of Handrail is there.
 */
export const pageSide = (page) => whileIt(page, ["asleep", "waits"]);

/** Waits where the page refuses Wasm and the twin is on its way, which no person is quick enough to notice. */
export const twinCame = (page) => whileIt(page, ["waits"]);

/** What the page side says once its form is none of these. */
async function whileIt(page, forms) {
  const client = await page.createCDPSession();
  try {
    const worlds = [];
    client.on("Runtime.executionContextCreated", ({ context }) => worlds.push(context));
    await client.send("Runtime.enable");
    const { frameTree } = await client.send("Page.getFrameTree");
    const ours = worlds.filter(
      ({ origin, auxData }) => origin.startsWith("chrome-extension://") && auxData.frameId === frameTree.frame.id,
    );
    for (const end = Date.now() + RUNS_WITHIN_MS; ; await new Promise((wake) => setTimeout(wake, 50))) {
      const said = await Promise.all(ours.map(({ id }) => saidIn(client, id)));
      const one = said.find(Boolean) ?? null;
      if (!forms.includes(one?.form)) return one;
      if (Date.now() > end) throw new Error(`Handrail still ${one.form} on this page`);
    }
  } finally {
    await client.detach();
  }
}

/** Nothing where the page has gone on to another meanwhile. */
async function saidIn(client, contextId) {
  const asked = { expression: "globalThis.handrail", contextId, returnByValue: true };
  const { result } = await client.send("Runtime.evaluate", asked).catch(() => ({ result: {} }));
  return result.value;
}
