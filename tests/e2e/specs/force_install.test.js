// What `handrail policy build` writes, pushed as it is: the browser fetches Handrail from the organization's own server,
// the policy is in force, and a denied tool is blocked.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { fileURLToPath } from "node:url";
import { enter, type } from "../browser/hands.js";
import { browsers, launch } from "../browser/launch.js";
import { packedForChromium, packedForFirefox } from "../browser/packed.js";
import { shown } from "../browser/pierce.js";
import { untilPushed } from "../browser/pushed.js";
import { certificate } from "../internet/certificate.js";
import { Internet } from "../internet/internet.js";
import { chatSite } from "../pages/chat_site.js";

const PROJECT = fileURLToPath(new URL("../../../", import.meta.url));
const POLICY = "policies/example.toml";
const UPDATES = "https://updates.harborstreet.example";
const SSN = "536-80-4398";

/** What IT would do: one command, and the file for Linux copied to its place. */
function build(arguments_, file) {
  const out = mkdtempSync(join(tmpdir(), "handrail-push-"));
  try {
    const command = ["run", "--quiet", "-p", "handrail-cli", "--", "policy", "build", POLICY, "--out", out, ...arguments_];
    execFileSync("cargo", command, { cwd: PROJECT, stdio: ["ignore", "ignore", "inherit"], timeout: 600_000 });
    return readFileSync(join(out, file), "utf8");
  } finally {
    rmSync(out, { recursive: true, force: true });
  }
}

/** What `built` says, and what else the organization manages: that its own servers are to be believed. */
function besides(built, more) {
  const file = JSON.parse(built);
  return JSON.stringify({ policies: { ...file.policies, ...more } });
}

const PUSHED = {
  chromium() {
    const { id, crx, updates } = packedForChromium();
    const policyFile = build(
      ["--update-url", `${UPDATES}/updates.xml`, "--extension-id", id],
      "linux/etc/chromium/policies/managed/handrail.json",
    );
    const files = {
      "/updates.xml": ["text/xml", updates(`${UPDATES}/handrail.crx`)],
      "/handrail.crx": ["application/x-chrome-extension", crx],
    };
    return { policyFile, files, fetches: true, args: ["--ignore-certificate-errors"] };
  },
  firefox(folder) {
    const built = build(["--firefox-url", `${UPDATES}/handrail.xpi`], "linux/etc/firefox/policies/policies.json");
    const authority = join(folder, "authority.pem");
    writeFileSync(authority, certificate().authority);
    const policyFile = besides(built, { Certificates: { Install: [authority] } });
    const files = { "/handrail.xpi": ["application/x-xpinstall", packedForFirefox()] };
    // The project's own package is signed by nobody.
    return { policyFile, files, prefs: { "xpinstall.signatures.required": false } };
  },
};

for (const name of browsers) {
  describe(`A policy built by the command line and pushed, in ${name}`, () => {
    const folder = mkdtempSync(join(tmpdir(), "handrail-organization-"));
    let session, internet;
    before(async () => {
      internet = await Internet.start();
      const { files, ...pushed } = PUSHED[name](folder);
      internet.serve(new URL(UPDATES).hostname, {
        answer(request, response) {
          const [type, content] = files[new URL(request.url, UPDATES).pathname] ?? [];
          response.writeHead(type ? 200 : 404, { "content-type": type ?? "text/plain" }).end(content);
        },
      });
      for (const host of ["chatgpt.com", "chat.deepseek.com"]) internet.serve(host, chatSite());
      session = await launch(name, { internet, extension: null, ...pushed });
    });
    after(async () => {
      await session?.close();
      await internet?.stop();
      rmSync(folder, { recursive: true, force: true });
    });

    /** What Handrail says of a prompt with a number in a page opened now; `null` when it is not here yet. */
    const said = async () => {
      const page = await session.page("https://chatgpt.com/");
      try {
        if (!(await shown(page, "section.standing", 4_000).catch(() => null))) return null;
        await type(page, `Ask about SSN ${SSN}`);
        await enter(page);
        return await (await shown(page, "dialog")).text();
      } finally {
        await page.close();
      }
    };

    it("brings Handrail, which holds what the policy stops and shows its clause", async () => {
      let text = null;
      const stricter = async () => /Names and numbers out/.test((text = await said()));
      await untilPushed(stricter, () => text);
      assert.deepEqual(internet.received.list({ path: "/send" }), []);
    });

    it("blocks a denied tool in the browser itself", async () => {
      const page = await session.page();
      const refusal = await page.goto("https://chat.deepseek.com/", { timeout: 20_000 }).then(() => "", (error) => error.message);
      // Firefox does not always tell the driver of a page that it shows in place of another.
      const place = await page.evaluate(() => document.documentURI).catch(() => "");
      assert.match(`${refusal} ${place}`, /BLOCKED/i);
      await page.close();
    });
  });
}
