// What the page side says of itself in its isolated world, read through Chromium's debugger.

/** `{ form: "wasm" | "twin", began, ready }` of the page's main frame, ms on the page's clock; `null` if not there. */
export async function pageSide(page) {
  const client = await page.createCDPSession();
  const worlds = [];
  client.on("Runtime.executionContextCreated", ({ context }) => worlds.push(context));
  await client.send("Runtime.enable");
  const { frameTree } = await client.send("Page.getFrameTree");
  const ours = worlds.filter(
    ({ origin, auxData }) => origin.startsWith("chrome-extension://") && auxData.frameId === frameTree.frame.id,
  );
  for (const { id } of ours) {
    const { result } = await client.send("Runtime.evaluate", {
      expression: "globalThis.handrail",
      contextId: id,
      returnByValue: true,
    });
    if (result.value) return result.value;
  }
  return null;
}
