// Which account is in use, told in a real browser from what the pages of vendors load for themselves. The cases are
// those of `tests/accounts`; the core's own test changes their shapes.
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { after, before, describe, it } from "node:test";
import { browsers, launch } from "../browser/launch.js";
import { pierce, shown } from "../browser/pierce.js";
import { Internet } from "../internet/internet.js";
import { vendorSite } from "../pages/vendor_site.js";

const FOLDER = new URL("../../accounts/", import.meta.url);
const VENDORS = readdirSync(FOLDER).map((file) => JSON.parse(readFileSync(new URL(file, FOLDER))));

/** Where a person meets each tool. */
const AT = {
  chatgpt: "https://chatgpt.com/",
  claude: "https://claude.ai/",
  copilot: "https://copilot.microsoft.com/",
  gemini: "https://gemini.google.com/",
  "github-copilot": "https://github.com/copilot",
  "m365-copilot": "https://m365.cloud.microsoft/chat",
  perplexity: "https://www.perplexity.ai/",
};

/** What the strip says of each account; nothing of the required one. */
const SAID = {
  free: "Free plan.",
  "personal-paid": "Personal account.",
  "logged-out": "Not signed in.",
  "other-organisation": "Another organization’s account.",
  unknown: "Account not recognized.",
};

const POLICY = `schema = 1
[organisation]
name = "Harbor Street Family Services"
[policy]
title = "AI Use Policy"
version = "1"
languages = ["en"]
[contacts]
questions = "mailto:ai-help@harborstreet.example"
${VENDORS.map(
  ({ tool, own }) => `[[tool]]
id = "${tool}"
status = "approved"
own_account_only = true
own_accounts = ${JSON.stringify(own)}
`,
).join("")}`;

const hostsOf = ({ answers = {}, requests = [] }) => [...Object.keys(answers), ...requests].map((a) => new URL(a).hostname);

for (const name of browsers) {
  describe(`The account in use, in ${name}`, () => {
    let session, internet;
    before(async () => {
      internet = await Internet.start();
      session = await launch(name, { internet, policy: { policy: POLICY } });
    });
    after(async () => {
      await session?.close();
      await internet?.stop();
    });

    for (const { tool, cases } of VENDORS) {
      for (const told of cases) {
        for (const by of Object.keys(told.answers ?? {}).length > 0 ? ["fetch", "xhr"] : ["fetch"]) {
          it(`is ${told.account} on ${tool} with ${told.case}, by ${by}`, async () => {
            const site = vendorSite(told, by);
            for (const host of [new URL(AT[tool]).hostname, ...hostsOf(told)]) internet.serve(host, site);
            const page = await session.page(AT[tool]);
            try {
              await page.waitForFunction(() => document.title !== "Loading");
              if (told.answers) {
                const [first] = JSON.parse(await page.title());
                assert.equal(first, JSON.stringify(Object.values(told.answers)[0]), "the page got its own answer");
              }
              await says(page, SAID[told.account]);
            } finally {
              await page.evaluate(() => {
                localStorage.clear();
                for (const cookie of document.cookie.split("; ")) document.cookie = `${cookie.split("=")[0]}=; max-age=0; path=/`;
              });
              await page.close();
            }
          });
        }
      }
    }
  });
}

/** Waits until the strip says `expected`, or until nothing is said where nothing is to be. */
async function says(page, expected) {
  const end = Date.now() + 15_000;
  for (;;) {
    const strip = expected ? await shown(page, "section.standing") : await pierce(page, "section.standing");
    const text = (await strip?.text()) ?? "";
    if (expected ? text.includes(expected) : text === "") return;
    assert.ok(Date.now() < end, `expected ${expected ?? "no strip"}, read: ${text}`);
    await new Promise((wake) => setTimeout(wake, 150));
  }
}
