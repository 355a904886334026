// A policy pushed by the browser's own management, in real browsers: there, late, changed, malformed, withdrawn, absent.
// The popup is asked, because it is what a person would look at.
import assert from "node:assert/strict";
import http from "node:http";
import { describe, it } from "node:test";
import { paste } from "../browser/hands.js";
import { browsers, launch } from "../browser/launch.js";
import { shown } from "../browser/pierce.js";
import { malformed, policy } from "../browser/policy.js";
import { openPopup, says, words } from "../browser/popup.js";

const FROM_ORGANISATION = "From your organization";
const BUILT_IN = "Handrail’s built-in rules";
const HELD = "Client Dana Whitfield, SSN 536-80-4398, needs help with rent.";

/** Runs `work(session)` in a browser of its own; `values` are what managed storage holds at its start. */
async function inBrowser(name, values, work) {
  const session = await launch(name, { policy: values });
  try {
    await work(session);
  } finally {
    await session.close();
  }
}

/** An organisation's own chat page on this machine, at a port that only the policy knows. */
async function withLocalTool(work) {
  const page = '<!doctype html><title>Harbor Chat</title><form><textarea></textarea><button id="send">Send</button></form>';
  const server = http.createServer((_, response) => response.setHeader("content-type", "text/html").end(page));
  await new Promise((listening) => server.listen(0, "127.0.0.1", listening));
  try {
    await work(`127.0.0.1:${server.address().port}`);
  } finally {
    server.closeAllConnections();
    await new Promise((closed) => server.close(closed));
  }
}

/** Waits until the browser was told to run the page side on an address; a page opened before that is only partly protected. */
async function registered(popup, address) {
  const host = address.split(":")[0];
  const end = Date.now() + 30_000;
  const isThere = async (host) => {
    const scripts = await chrome.scripting.getRegisteredContentScripts();
    return scripts.some((script) => script.matches.some((pattern) => pattern.includes(`//${host}/`)));
  };
  while (!(await popup.evaluate(isThere, host))) {
    if (Date.now() > end) throw new Error(`within 30 s no script was registered for ${host}`);
    await new Promise((wake) => setTimeout(wake, 100));
  }
}

for (const name of browsers) {
  describe(`A managed policy, in ${name}`, () => {
    it("is in force, and the popup says which", () =>
      inBrowser(name, { policy: policy() }, async (session) => {
        const text = await says(await openPopup(session), FROM_ORGANISATION);
        for (const part of ["Harbor Street Family Services", "AI Use Policy", "Version 2026.1", "just now"]) {
          assert.ok(text.includes(part), `${part} is not in: ${text}`);
        }
        assert.match(text, /Fingerprint [0-9a-f]{8}/);
      }));

    it("is waited for, and its absence believed in the end", () =>
      inBrowser(name, undefined, async (session) => {
        const popup = await openPopup(session);
        const text = await says(popup, "Waiting for your organization’s policy");
        assert.ok(text.includes(BUILT_IN));
        assert.ok((await says(popup, "No organization manages Handrail")).includes(BUILT_IN));
      }));

    it("that is malformed from the start leaves the built-in rules, and the popup says which key, where and why", () =>
      inBrowser(name, { policy: malformed() }, async (session) => {
        const text = await says(await openPopup(session), "Policy refused");
        assert.ok(text.includes(BUILT_IN));
        assert.match(text, /tool\[1\]\.status, line 17/);
        assert.match(text, /aproved/);
      }));

    it("covers an organisation’s own tool at its own port, and no other port", () =>
      withLocalTool((listed) =>
        withLocalTool((other) =>
          inBrowser(name, { policy: policy({ hosts: [listed] }) }, async (session) => {
            const first = await openPopup(session);
            await says(first, FROM_ORGANISATION);
            await registered(first, listed);
            const tool = await session.page(`http://${listed}/`);
            const text = await says(await openPopup(session, { about: tool }), /^Harbor Chat\nApproved\n/m);
            assert.match(text, /^Protected\n/m);
            await paste(session, tool, HELD);
            await shown(tool, "dialog");
            const elsewhere = await session.page(`http://${other}/`);
            await says(await openPopup(session, { about: elsewhere }), "No AI tool on this page");
          }),
        ),
      ));

    if (name === "firefox") {
      it("that is no text, which Firefox does not check, is refused by its key", () =>
        inBrowser(name, { policy: { title: "AI Use Policy" } }, async (session) => {
          const text = await says(await openPopup(session), "Policy refused");
          assert.ok(text.includes("The managed key holds an object."));
        }));
      // Firefox reads its policies when it starts, so the rest happens in Chromium only.
      return;
    }

    it("that arrives four seconds late is taken without a restart", () =>
      inBrowser(name, null, async (session) => {
        const popup = await openPopup(session);
        assert.ok((await words(popup)).includes(BUILT_IN));
        await new Promise((wake) => setTimeout(wake, 4_000));
        session.setPolicy({ policy: policy() });
        await says(popup, FROM_ORGANISATION);
      }));

    it("that changes is taken, a malformed one leaves it in force, and a withdrawn one ends it", () =>
      inBrowser(name, { policy: policy({ version: "2026.1" }) }, async (session) => {
        const popup = await openPopup(session);
        await says(popup, "Version 2026.1");
        session.setPolicy({ policy: policy({ version: "2026.2" }) });
        await says(popup, "Version 2026.2");

        session.setPolicy({ policy: malformed("2026.3") });
        const text = await says(popup, "Last good policy");
        assert.ok(text.includes("Version 2026.2"), "the last good policy stays");
        assert.match(text, /refused: 1 problem\n/);
        assert.match(text, /tool\[1\]\.status, line 17\n/);

        session.setPolicy({ policy: policy({ version: "2026.3" }) });
        assert.ok(!(await says(popup, "Version 2026.3")).includes("refused"), "a mended policy clears the problem");

        session.setPolicy(null);
        assert.ok((await says(popup, "No organization manages Handrail")).includes(BUILT_IN));
      }));

    it("protects a tool that it newly lists, in pages that are open already and in new ones", () =>
      withLocalTool((host) =>
        inBrowser(name, { policy: policy() }, async (session) => {
          await says(await openPopup(session), FROM_ORGANISATION);
          const open = await session.page(`http://${host}/`);
          const popup = await openPopup(session, { about: open });
          assert.ok((await words(popup)).includes("No AI tool on this page"));
          session.setPolicy({ policy: policy({ hosts: [host] }) });
          const text = await says(popup, /^Harbor Chat\nApproved\n/m);
          assert.match(text, /^Partly protected\n/m, "a page whose own scripts came first is not called protected");
          await paste(session, open, HELD);
          await shown(open, "dialog");
          const fresh = await session.page(`http://${host}/?fresh`);
          await paste(session, fresh, HELD);
          await shown(fresh, "dialog");
          await says(await openPopup(session, { about: fresh }), /^Protected\n/m);
        }),
      ));

    it("is there again when the worker was put to sleep", () =>
      inBrowser(name, { policy: policy() }, async (session) => {
        const popup = await openPopup(session);
        await says(popup, FROM_ORGANISATION);
        const asleep = session.browser.waitForTarget((target) => target.type() === "service_worker");
        const worker = await (await asleep).worker();
        await worker.close();
        await popup.reload();
        await says(popup, "Version 2026.1");
      }));
  });
}
