// Starts a browser with the built extension, in a fresh profile, its whole network being the test's own.
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import puppeteer from "puppeteer-core";
import { Clipboard } from "./clipboard.js";
import { managed } from "./managed.js";
import { twinCame } from "./page_side.js";
import { FIXED_ADDRESS, OWN_PAGES_ALLOWED } from "./popup.js";

const PROGRAMS = {
  chromium: ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"],
  firefox: ["/usr/lib/firefox-esr/firefox-esr", "/usr/bin/firefox-esr", "/usr/bin/firefox"],
};

const QUIET_CHROMIUM = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-component-update",
  "--disable-sync",
];

/** Stops background chatter, and with it extensions that a policy asks for. */
const FETCHES_NOTHING = "--disable-background-networking";

const QUIET_FIREFOX = {
  "browser.safebrowsing.update.enabled": false,
  "browser.aboutwelcome.enabled": false,
  "browser.shell.checkDefaultBrowser": false,
  "datareporting.policy.dataSubmissionEnabled": false,
  "network.captive-portal-service.enabled": false,
  "network.connectivity-service.enabled": false,
  "services.settings.server": "data:,",
  "dom.webnotifications.enabled": false,
};

/** The built extension for a browser. */
export function built(name) {
  const folder = process.env.HANDRAIL_DIST ?? fileURLToPath(new URL("../../../dist", import.meta.url));
  const extension = join(folder, name);
  if (!existsSync(join(extension, "manifest.json"))) {
    throw new Error(`${extension} holds no extension: run \`cargo xtask build\` first`);
  }
  return extension;
}

/** The browsers that this run is to test. */
export const browsers = process.env.HANDRAIL_BROWSER ? [process.env.HANDRAIL_BROWSER] : ["chromium", "firefox"];

/**
 * Starts `name`. `policy` is what managed storage shall hold (leave it out for a browser nobody manages),
 * `policyFile` the text of a whole policy file instead, `language` the one that the person reads in, `extension` a folder or `null` for a browser that does not get
 * Handrail from us, `fetches` that Chromium may fetch extensions by itself, `prefs` Firefox's preferences, `headless: false`
 * shows a window.
 */
export async function launch(
  name,
  { internet, policy, policyFile, language, extension = built(name), fetches = false, headless = true, args = [], prefs = {} },
) {
  const found = PROGRAMS[name].find((program) => existsSync(program));
  if (!found) throw new Error(`no ${name} here: run \`cargo xtask test\`, which installs it`);
  const management = policy === undefined && policyFile === undefined ? null : managed(name, found);
  if (policyFile !== undefined) management.setFile(policyFile);
  else management?.set(policy);
  const profile = mkdtempSync(join(tmpdir(), `handrail-${name}-`));
  const start = name === "chromium" ? startChromium : startFirefox;
  const program = management?.program ?? found;
  const browser = await start({ program, internet, language, extension, fetches, headless, profile, args, prefs });
  return {
    name,
    browser,
    clipboard: new Clipboard(browser),
    setPolicy: (values) => management.set(values),
    async page(url) {
      const page = await browser.newPage();
      if (url) await page.goto(url, { waitUntil: "load", timeout: 60_000 });
      if (url && name === "chromium") await twinCame(page);
      return page;
    },
    async close() {
      await browser.close();
      management?.remove();
      rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

function startChromium({ program, internet, language, extension, fetches, headless, profile, args }) {
  return puppeteer.launch({
    executablePath: program,
    headless,
    userDataDir: profile,
    acceptInsecureCerts: true,
    defaultViewport: headless ? { width: 1100, height: 800 } : null,
    ignoreDefaultArgs: ["--disable-extensions", FETCHES_NOTHING],
    protocolTimeout: 120_000,
    args: [
      ...QUIET_CHROMIUM,
      ...(fetches ? [] : [FETCHES_NOTHING]),
      ...(internet ? [`--proxy-server=127.0.0.1:${internet.port}`] : []),
      ...(language ? [`--lang=${language}`, `--accept-lang=${language}`] : []),
      ...(extension ? [`--load-extension=${extension}`] : []),
      ...args,
    ],
  });
}

async function startFirefox({ program, internet, language, extension, headless, profile, args, prefs }) {
  const proxy = internet && {
    "network.proxy.type": 1,
    "network.proxy.http": "127.0.0.1",
    "network.proxy.http_port": internet.port,
    "network.proxy.ssl": "127.0.0.1",
    "network.proxy.ssl_port": internet.port,
  };
  const spoken = language ? { "intl.accept_languages": language } : {};
  const browser = await puppeteer.launch({
    browser: "firefox",
    executablePath: program,
    headless,
    userDataDir: profile,
    acceptInsecureCerts: true,
    defaultViewport: headless ? { width: 1100, height: 800 } : null,
    protocolTimeout: 120_000,
    extraPrefsFirefox: { ...QUIET_FIREFOX, ...FIXED_ADDRESS, ...proxy, ...spoken, ...prefs },
    args: [OWN_PAGES_ALLOWED, ...args],
  });
  if (extension) await browser.installExtension(extension);
  return browser;
}
