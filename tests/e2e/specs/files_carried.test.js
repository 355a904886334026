// Files and pictures that are dropped or pasted. Trusted drops, and pictures on the clipboard, can be driven in Chromium only.
import assert from "node:assert/strict";
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { it } from "node:test";
import { attach, copyPicture, drop, dropAt, Folder, pasteThere, PICTURE } from "../browser/files.js";
import { choose } from "../browser/hands.js";
import { gone, pierce, shown } from "../browser/pierce.js";
import { uploadSite } from "../pages/upload_site.js";
import { onStage, using } from "./stage.js";

const HOST = "claude.ai";
const ELSEWHERE = "pictures.example";
const SSN = "536-80-4398";
const NOTE = `the tenant's SSN is ${SSN}.\n`;

const folder = new Folder();
const prepare = (stage) => {
  stage.internet.serve(HOST, uploadSite());
  stage.internet.serve(ELSEWHERE, uploadSite());
};
const clear = () => folder.clear();

onStage(
  "Files dropped and pasted",
  (stage) => {
    const open = (way) => stage.session.page(`https://${HOST}/?way=${way}`);
    const got = (page) => page.evaluate(() => globalThis.got);
    const until = async (holds, what) => {
      const end = Date.now() + 20_000;
      while (!(await holds())) {
        assert.ok(Date.now() < end, what);
        await new Promise((wake) => setTimeout(wake, 50));
      }
    };

    // Firefox without a screen has no clipboard for pictures.
    if (stage.name !== "chromium") return;

    it("a pasted screenshot is asked about, and reaches the page when the person says so", async () => {
      await copyPicture(stage.session, ELSEWHERE);
      await using(await open("drop"), async (page) => {
        await pasteThere(page);
        assert.match(await (await shown(page, "dialog")).text(), /is a picture, which cannot be read/);
        assert.deepEqual(await got(page), []);
        await choose(page, "dialog .quiet");
        await until(async () => (await got(page)).length === 1, "the page did not get the picture");
        await pasteThere(page);
        await shown(page, "dialog");
        await choose(page);
        await gone(page, "dialog");
        assert.equal((await got(page)).length, 1);
      });
    });

    for (const way of ["drop", "react_dropzone", "filepond", "dropzone"]) {
      const zone = way === "drop" ? "body" : way === "filepond" ? ".filepond--root" : "#zone";

      it(`a clean file dropped on ${way} arrives byte for byte`, async () => {
        const text = `Soup on Monday, by ${way}.\n`;
        const path = folder.write(`${way}.txt`, text);
        await using(await open(way), async (page) => {
          await drop(page, zone, path);
          await until(() => stage.internet.received.carries(Buffer.from(text)), "the file did not arrive");
          assert.equal(await pierce(page, "dialog"), null);
        });
      });

      it(`a file with a Social Security number dropped on ${way} is held`, async () => {
        const path = folder.write("note.txt", NOTE);
        await using(await open(way), async (page) => {
          await drop(page, zone, path);
          await choose(page, "dialog .row button:nth-child(2)");
          await gone(page, "dialog");
          assert.deepEqual(await got(page), []);
          await drop(page, zone, path);
          await choose(page);
          await until(() => stage.internet.received.carries(Buffer.from("the tenant's SSN is [SSN 1].")), "no copy arrived");
          assert.equal(stage.internet.received.count([SSN]), 0);
        });
      });
    }

    it("a file dropped on Handrail's own line is held all the same", async () => {
      const path = folder.write("note.txt", NOTE);
      await using(await open("drop"), async (page) => {
        const strip = await (await shown(page, "section.standing")).evaluate((element) => element.getBoundingClientRect().toJSON());
        await dropAt(page, { x: strip.x + strip.width / 2, y: strip.y + strip.height / 2 }, path);
        await shown(page, "dialog");
        assert.deepEqual(await got(page), []);
      });
    });

    it("a file dropped on a file input is chosen there", async () => {
      const path = folder.write("menu.txt", "Rice on Tuesday.\n");
      await using(await open("plain"), async (page) => {
        await drop(page, "input[type=file]", path);
        await until(async () => (await got(page)).length === 1, "the input did not get the file");
      });
    });

    it("a folder is walked through, and one file in it is enough to ask", async () => {
      const inside = join(folder.path, "case");
      mkdirSync(join(inside, "letters"), { recursive: true });
      folder.write("case/menu.txt", "Rice on Wednesday.\n");
      folder.write("case/letters/note.txt", NOTE);
      await using(await open("drop"), async (page) => {
        await drop(page, "body", inside);
        await choose(page, "dialog .row button:nth-child(2)");
        await until(async () => (await got(page)).length === 1, "the clean file was not given");
        assert.deepEqual((await got(page)).map((file) => file.name), ["menu.txt"]);
      });
      await using(await open("folder"), async (page) => {
        await attach(page, inside);
        await choose(page, "dialog .row button:nth-child(2)");
        await until(async () => (await page.evaluate(() => globalThis.paths)) !== undefined, "no file was given");
        assert.deepEqual(await page.evaluate(() => globalThis.paths), ["case/menu.txt"]);
      });
    });

    it("a dropped picture keeps its bytes", async () => {
      const path = folder.write("screen.png", PICTURE);
      await using(await open("drop"), async (page) => {
        await drop(page, "body", path);
        await choose(page, "dialog .quiet");
        await until(() => stage.internet.received.carries(PICTURE), "the picture did not arrive");
      });
    });
  },
  { prepare, clear },
);
