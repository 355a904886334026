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

/** Opens the popup for the tab that shows `about` (a page), or for no tab; in the language `lang`. */
export async function openPopup(session, { about, lang = "en" } = {}) {
  const popup = await session.page();
  const open = (tab) => popup.goto(`${ADDRESS[session.name]}popup.html?tab=${tab}&lang=${lang}`, { timeout: 60_000 });
  await open(-1);
  if (about) await open(await tabOf(popup, about.url()));
  await popup.waitForSelector("main section", { timeout: 30_000 });
  return popup;
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
