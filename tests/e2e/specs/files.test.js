// A file is held at the entrance, read on the device, and given to the page as it is when nothing is in it; the server is
// asked what arrived.
import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import { it } from "node:test";
import { attach, attachBy, Folder } from "../browser/files.js";
import { choose } from "../browser/hands.js";
import { gone, pierce, shown } from "../browser/pierce.js";
import { INPUTS, uploadSite } from "../pages/upload_site.js";
import { onStage, using } from "./stage.js";

const HOST = "claude.ai";
const SSN = "536-80-4398";
const NOTE = `Dear team,\nthe tenant's SSN is ${SSN}.\nThank you.\n`;
const CLEAN = "The garden opens on Saturday – soup and 🌱 for all.\r\nNo need to book.\n";
/** An older office document, which nobody reads. */
const OLD = Buffer.concat([Buffer.from("d0cf11e0a1b11ae1", "hex"), randomBytes(2_000)]);

const folder = new Folder();
const prepare = (stage) => stage.internet.serve(HOST, uploadSite());
const clear = () => folder.clear();

onStage(
  "Files",
  (stage) => {
    const open = (way, csp = "none") => stage.session.page(`https://${HOST}/?${new URLSearchParams({ way, csp })}`);
    const got = (page) => page.evaluate(() => globalThis.got);
    const sent = () => stage.internet.received.list({ path: "/upload" }).length;
    const arrives = (bytes) => stage.internet.received.carries(Buffer.from(bytes));
    const until = async (holds, what) => {
      const end = Date.now() + 20_000;
      while (!(await holds())) {
        assert.ok(Date.now() < end, what);
        await new Promise((wake) => setTimeout(wake, 50));
      }
    };
    const give = (page, way, ...paths) => (way === "detached" ? attachBy(page, "#attach", ...paths) : attach(page, ...paths));
    /** What arrives of a file by a way: its bytes, or what the page makes of them. */
    const madeBy = (way, text) => (way === "base64" ? Buffer.from(text).toString("base64") : text);

    for (const way of INPUTS) {
      it(`a clean file by ${way} arrives byte for byte and nobody is asked`, async () => {
        const text = `${CLEAN}${stage.name} ${way}\n`;
        const path = folder.write(`${stage.name}-${way}.txt`, text);
        await using(await open(way), async (page) => {
          await give(page, way, path);
          await until(() => arrives(madeBy(way, text)), "the clean file did not arrive");
          assert.equal(await pierce(page, "dialog"), null);
        });
      });

      it(`a file with a Social Security number by ${way} is held, and the page never gets it`, async () => {
        const path = folder.write("note.txt", NOTE);
        await using(await open(way), async (page) => {
          const before = sent();
          await give(page, way, path);
          const dialog = await shown(page, "dialog");
          assert.match(await dialog.text(), /“note\.txt” contains a Social Security number/);
          assert.match(await dialog.text(), /note\.txt, line 2/);
          await choose(page, "dialog .row button:nth-child(2)");
          await gone(page, "dialog");
          assert.match(await (await shown(page, "section.told")).text(), /Left out: note\.txt/);
          assert.equal(sent(), before);
          assert.deepEqual((await got(page)) ?? [], []);
        });
      });
    }

    for (const csp of ["strict", "nonce", "isolated"]) {
      it(`files are read on a page whose policy is ${csp}`, async () => {
        const path = folder.write("note.txt", `${NOTE}Seen on a page that is ${csp}.\n`);
        await using(await open("plain", csp), async (page) => {
          await attach(page, path);
          await choose(page);
          await until(() => arrives(`[SSN 1].\nThank you.\nSeen on a page that is ${csp}.`), "the copy did not arrive");
          assert.deepEqual((await got(page)).map((file) => file.name), ["note (placeholders).txt"]);
        });
      });
    }

    it("of several files only what is held is left out, by one question", async () => {
      const paths = [folder.write("a.txt", `${CLEAN}a`), folder.write("note.txt", NOTE), folder.write("old.doc", OLD)];
      await using(await open("several"), async (page) => {
        await attach(page, ...paths);
        const dialog = await shown(page, "dialog");
        assert.match(await dialog.text(), /2 files need a decision/);
        await choose(page, "dialog .row button:nth-child(2)");
        await until(async () => (await got(page)).length > 0, "the clean file was not given");
        assert.deepEqual((await got(page)).map((file) => file.name), ["a.txt"]);
        assert.equal(arrives(OLD), false);
      });
    });

    it("what cannot be read is asked about by its name and reason, and goes unchanged when the person says so", async () => {
      const path = folder.write("letter.doc", OLD);
      await using(await open("plain"), async (page) => {
        await attach(page, path);
        const dialog = await shown(page, "dialog");
        assert.match(await dialog.text(), /“letter\.doc” could not be checked/);
        assert.match(await dialog.text(), /older office document/);
        assert.equal(arrives(OLD), false);
        await choose(page, "dialog .quiet");
        await until(() => arrives(OLD), "the file did not arrive");
        await page.evaluate(() => (document.querySelector("input").value = ""));
        await attach(page, path);
        await until(async () => (await got(page)).length === 2, "a file that was decided on was asked about again");
      });
    });

    it("a file of ten megabytes is read while the page lives", async () => {
      const text = CLEAN.repeat(Math.ceil(10_000_000 / Buffer.byteLength(CLEAN)));
      const path = folder.write("big.txt", `${text}${NOTE}`);
      await using(await open("plain"), async (page) => {
        await attach(page, path);
        assert.equal(await page.evaluate(() => 6 * 7), 42);
        assert.match(await (await shown(page, "dialog", 60_000)).text(), /Social Security number/);
        assert.deepEqual(await got(page), []);
      });
    });

    it("reading can be broken off, and then nothing is attached", async () => {
      const path = folder.write("huge.txt", "The garden opens on Saturday and closes on Sunday. ".repeat(1_200_000));
      await using(await open("plain"), async (page) => {
        await attach(page, path);
        const waiting = await shown(page, "section.told button");
        await waiting.click();
        await until(async () => /Nothing was attached/.test((await pierce(page, "section.told"))?.text ? await (await pierce(page, "section.told")).text() : ""), "nothing was said");
        assert.deepEqual(await got(page), []);
      });
    });

    it("a page that takes the reader away does not get the file", async () => {
      const path = folder.write("note.txt", NOTE);
      await using(await open("plain"), async (page) => {
        const before = sent();
        await page.evaluate(() => {
          const away = () => document.querySelectorAll("html > div").forEach((element) => element.remove());
          new MutationObserver(away).observe(document.documentElement, { childList: true });
        });
        await attach(page, path);
        await new Promise((wake) => setTimeout(wake, 3_000));
        assert.deepEqual(await got(page), []);
        assert.equal(sent(), before);
      });
    });

    it("a file that the page asks the browser for is judged before the page gets it", async () => {
      await using(await open("handle"), async (page) => {
        const picked = page.evaluate((note) => globalThis.pick("note.txt", note), NOTE);
        await choose(page, "dialog .row button:nth-child(2)");
        assert.equal(await picked, "AbortError");
        assert.equal(await page.evaluate((text) => globalThis.pick("menu.txt", text), CLEAN), "sent");
        assert.deepEqual((await got(page)).map((file) => file.name), ["menu.txt"]);
      });
    });

    it("the page sees neither the reader's frame nor its address", async () => {
      const path = folder.write("clean.txt", `${CLEAN}frame`);
      await using(await open("plain"), async (page) => {
        await attach(page, path);
        await until(async () => (await got(page)).length === 1, "the file was not given");
        const seen = await page.evaluate(() => ({
          frames: globalThis.length,
          elements: document.querySelectorAll("iframe").length,
          resources: performance.getEntries().filter(({ name }) => name.includes("extension:")).length,
        }));
        assert.deepEqual(seen, { frames: 0, elements: 0, resources: 0 });
      });
    });
  },
  { prepare, clear },
);
