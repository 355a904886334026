// The popup, opened as a page of its own beside the tab that it speaks of.
const ADDRESS = {
  chromium: "chrome-extension://gbmdlempflbloebhmcjdhlneafmmmfdf/",
  firefox: "moz-extension://5a1f8a6e-6f0c-4c1f-9d0e-4a6b7c8d9e0f/",
};

/** Pages of the extension in Firefox live at a random address unless this preference fixes it. */
export const FIXED_ADDRESS = {
  "extensions.webextensions.uuids": JSON.stringify({
    "handrail@handrail.example": new URL(ADDRESS.firefox).hostname,
  }),
};

/** Without this, Firefox opens no page of an extension for a driver. */
export const OWN_PAGES_ALLOWED = "--remote-allow-system-access";

/** Opens a page of the extension by its file name: `ledger.html`, `policy.html#clause-3.4`; in the language `lang`. */
export async function openOwn(session, file, lang = "en") {
  const [path, place] = file.split("#");
  const address = `${ADDRESS[session.name]}${path}?lang=${lang}${place ? `#${place}` : ""}`;
  const open = session.name === "firefox" ? openInFirefox : openInChromium;
  const page = await open(session, address);
  await page.waitForSelector("main section", { timeout: 30_000 });
  return page;
}

/** Waits until the browser has opened a page of the extension whose address includes `part`. */
export async function openedOwn(session, part, ms = 20_000) {
  const end = Date.now() + ms;
  for (;;) {
    const pages = await session.browser.pages();
    const page = pages.find((page) => page.url().includes(part)) ?? (await openedInFirefox(session, pages, part));
    if (page) return page;
    if (Date.now() > end) throw new Error(`within ${ms} ms no page ${part} was opened`);
    await new Promise((wake) => setTimeout(wake, 100));
  }
}

// A driver goes on calling a page of the extension about:blank that Firefox opened by itself.
async function openedInFirefox({ name, browser }, pages, part) {
  if (name !== "firefox") return undefined;
  const { contexts } = (await browser.connection.send("browsingContext.getTree", {})).result;
  const opened = contexts.find(({ url }) => url.includes(part));
  return opened && pages.find((page) => page.mainFrame()._id === opened.context);
}

/** Opens the popup for the tab that shows `about` (a page), or for no tab; in the language `lang`. */
export async function openPopup(session, { about, lang = "en" } = {}) {
  const address = (tab) => `${ADDRESS[session.name]}popup.html?tab=${tab}&lang=${lang}`;
  const open = session.name === "firefox" ? openInFirefox : openInChromium;
  const popup = await open(session, address(-1));
  await popup.waitForSelector("main section", { timeout: 30_000 });
  if (!about) return popup;
  const tab = await tabOf(popup, about.url());
  await popup.close();
  const own = await open(session, address(tab));
  await own.waitForSelector("main section", { timeout: 30_000 });
  return own;
}

function openInChromium(session, address) {
  return session.page(address);
}

// A driver may not navigate Firefox to a page of an extension, but the browser's own window may. On a busy machine Firefox
// now and then leaves the first such tab of a run empty for good; another one opens.
async function openInFirefox({ browser }, address) {
  for (let left = 3; left > 0; left--) {
    const page = await openTabInFirefox(browser, address, 12_000);
    if (page) return page;
  }
  throw new Error(`Firefox did not open ${address} in any of three tabs`);
}

async function openTabInFirefox(browser, address, ms) {
  const send = async (method, params) => (await browser.connection.send(method, params)).result;
  const tabs = async () => (await send("browsingContext.getTree", {})).contexts;
  const before = new Set((await tabs()).map(({ context }) => context));
  const [{ context }] = (await send("browsingContext.getTree", { "moz:scope": "chrome" })).contexts;
  const principal = "{ triggeringPrincipal: Services.scriptSecurityManager.getSystemPrincipal() }";
  const expression = `gBrowser.selectedTab = gBrowser.addTab(${JSON.stringify(address)}, ${principal}); true`;
  await send("script.evaluate", { expression, target: { context }, awaitPromise: false });
  for (const end = Date.now() + ms; Date.now() < end; await new Promise((wake) => setTimeout(wake, 100))) {
    const opened = (await tabs()).find((tab) => !before.has(tab.context) && tab.url === address);
    const page = opened && (await browser.pages()).find((page) => page.mainFrame()._id === opened.context);
    if (page) return page;
  }
  return undefined;
}

/** The whole popup as a person reads it. */
export const words = (popup) => popup.evaluate(() => document.body.innerText);

/** Waits until the popup, which keeps itself true, says `expected` (text or pattern); fails after `ms`. */
export async function says(popup, expected, ms = 30_000) {
  const end = Date.now() + ms;
  for (;;) {
    const text = await words(popup);
    if (typeof expected === "string" ? text.includes(expected) : expected.test(text)) return text;
    if (Date.now() > end) throw new Error(`within ${ms} ms the popup never said ${expected}; it says:\n${text}`);
    await new Promise((wake) => setTimeout(wake, 100));
  }
}

function tabOf(popup, url) {
  return popup.evaluate(async (url) => {
    const tabs = await chrome.tabs.query({});
    return tabs.find((tab) => tab.url === url)?.id ?? -1;
  }, url);
}
