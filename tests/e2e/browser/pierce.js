// Reads and clicks what Handrail shows inside its closed shadow root, through the debugger: no hook in the product.
/**
 * The first visible element that matches `selector` in any closed shadow root of the page, or `null`:
 * `{ evaluate(fn), text(), click() }`. `fn` gets the element.
 */
export async function pierce(page, selector) {
  const find = page.browser().connection?.send ? pierceFirefox : pierceChromium;
  const evaluate = await settled(() => find(page, selector));
  if (!evaluate || !(await settled(() => evaluate(isVisible)))) return null;
  return {
    evaluate,
    text: () => evaluate((element) => element.innerText),
    async click() {
      const { x, y } = await evaluate(centre);
      await page.mouse.click(x, y);
    },
  };
}

/** Waits until `selector` can be seen in a closed shadow root; fails after `ms`. */
export async function shown(page, selector, ms = 15_000) {
  const end = Date.now() + ms;
  for (;;) {
    // While the page changes, the debugger's idea of its nodes can be out of date by the time it is used.
    const element = await pierce(page, selector).catch(() => null);
    if (element) return element;
    if (Date.now() > end) throw new Error(`Handrail showed no ${selector} within ${ms} ms`);
    await new Promise((wake) => setTimeout(wake, 100));
  }
}

/** Waits until `selector` can no longer be seen in a closed shadow root; fails after `ms`. */
export async function gone(page, selector, ms = 15_000) {
  const end = Date.now() + ms;
  while (await pierce(page, selector).catch(() => true)) {
    if (Date.now() > end) throw new Error(`Handrail still showed ${selector} after ${ms} ms`);
    await new Promise((wake) => setTimeout(wake, 100));
  }
}

// A page that changes while it is read has lost the node by the time it is asked for: then nothing was found.
async function settled(work) {
  try {
    return await work();
  } catch (error) {
    if (/node with given id|no such node|stale element|Cannot find context/i.test(error.message)) return null;
    throw error;
  }
}

const isVisible = (element) => element.getClientRects().length > 0;

const centre = (element) => {
  element.scrollIntoView({ block: "nearest" });
  const box = element.getBoundingClientRect();
  let [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  for (let inside = element.ownerDocument.defaultView; inside.frameElement; inside = inside.parent) {
    const frame = inside.frameElement;
    const { left, top } = frame.getBoundingClientRect();
    x += left + frame.clientLeft;
    y += top + frame.clientTop;
  }
  return { x, y };
};

async function pierceChromium(page, selector) {
  const client = await page.createCDPSession();
  const { root } = await client.send("DOM.getDocument", { depth: -1, pierce: true });
  for (const shadow of shadowRoots(root)) {
    const { nodeId } = await client.send("DOM.querySelector", { nodeId: shadow.nodeId, selector });
    if (!nodeId) continue;
    const { object } = await client.send("DOM.resolveNode", { nodeId });
    return async (work) => {
      const { result, exceptionDetails } = await client.send("Runtime.callFunctionOn", {
        objectId: object.objectId,
        functionDeclaration: `function () { return (${work})(this); }`,
        returnByValue: true,
        awaitPromise: true,
      });
      if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
      return result.value;
    };
  }
  await client.detach();
  return null;
}

function* shadowRoots(node) {
  for (const shadow of node.shadowRoots ?? []) {
    if (shadow.shadowRootType === "closed") yield shadow;
    yield* shadowRoots(shadow);
  }
  for (const child of node.children ?? []) yield* shadowRoots(child);
  if (node.contentDocument) yield* shadowRoots(node.contentDocument);
}

async function pierceFirefox(page, selector) {
  for (const frame of page.frames()) {
    const found = await pierceFrame(page.browser(), frame._id, selector);
    if (found) return found;
  }
  return null;
}

async function pierceFrame({ connection }, context, selector) {
  const call = async (functionDeclaration, args, resultOwnership = "none") => {
    const { result } = await connection.send("script.callFunction", {
      functionDeclaration,
      target: { context },
      arguments: args,
      awaitPromise: true,
      resultOwnership,
    });
    if (result.type === "exception") throw new Error(result.exceptionDetails.text);
    return result.result;
  };
  const { result } = await connection.send("browsingContext.locateNodes", {
    context,
    locator: { type: "css", value: ":root" },
    serializationOptions: { includeShadowTree: "all", maxDomDepth: null },
  });
  for (const shadow of closedRoots(result.nodes[0])) {
    const find = "(root, selector) => root.querySelector(selector)";
    const found = await call(find, [{ sharedId: shadow.sharedId }, { type: "string", value: selector }]);
    if (found.type !== "node") continue;
    return async (work) => {
      const json = await call(`async (element) => JSON.stringify((await (${work})(element)) ?? null)`, [
        { sharedId: found.sharedId },
      ]);
      return JSON.parse(json.value);
    };
  }
  return null;
}

function* closedRoots(node) {
  const shadow = node.value?.shadowRoot;
  if (shadow) {
    if (shadow.value?.mode === "closed") yield shadow;
    yield* closedRoots(shadow);
  }
  for (const child of node.value?.children ?? []) yield* closedRoots(child);
}
