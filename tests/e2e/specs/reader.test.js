// The policy to read, for everybody: search, links to clauses, what changed, lessons; by keyboard, enlarged, in the dark.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { it } from "node:test";
import { chord } from "../browser/clipboard.js";
import { enter, type } from "../browser/hands.js";
import { shown } from "../browser/pierce.js";
import { practised } from "../browser/policy.js";
import { openedOwn, openOwn, openPopup, says } from "../browser/popup.js";
import { screenshot } from "../browser/screenshot.js";
import { chat, onStage, using } from "./stage.js";

const AXE = readFileSync(new URL("../node_modules/axe-core/axe.min.js", import.meta.url), "utf8");

onStage(
  "The policy reader",
  (stage) => {
    const ready = async () => {
      const popup = await openPopup(stage.session);
      await says(popup, "From your organization");
      await popup.close();
    };

    for (const file of ["policy.html", "ledger.html"]) {
      for (const lang of ["en", "es"]) {
        for (const scheme of ["light", "dark"]) {
          it(`${file} gives axe nothing to complain of in ${lang}, ${scheme}, and fits when enlarged`, async () => {
            await ready();
            await using(await openOwn(stage.session, file, lang), async (page) => {
              if (stage.name === "chromium") {
                await page.emulateMediaFeatures([{ name: "prefers-color-scheme", value: scheme }]);
              }
              assert.equal(await page.evaluate(() => document.documentElement.lang), lang);
              await page.evaluate(AXE);
              const complaints = await page.evaluate(async () => {
                const { violations } = await globalThis.axe.run();
                return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(", ")}`);
              });
              assert.deepEqual(complaints, []);
              await screenshot(page, `${file.split(".")[0]}-${stage.name}-${lang}-${scheme}`);
              await page.setViewport({ width: 640, height: 800 });
              await page.evaluate(() => {
                document.documentElement.style.fontSize = "200%";
              });
              const [needed, there] = await page.evaluate(() => {
                const { scrollWidth, clientWidth } = document.documentElement;
                return [scrollWidth, clientWidth];
              });
              assert.equal(needed, there);
            });
          });
        }
      }
    }

    it("is searched as one types, without accents, and says how much was found", async () => {
      await using(await openOwn(stage.session, "policy.html", "es"), async (page) => {
        await page.type("#search", "numeros");
        const visible = await page.$$eval("[id^=clause-]", (all) => all.filter((a) => !a.hidden).map((a) => a.id));
        assert.deepEqual(visible, ["clause-4.2"]);
        assert.equal(await page.$eval("#found", (place) => place.textContent), "1 cláusula");
      });
    });

    it("is reached whole by the Tab key", async () => {
      await using(await openOwn(stage.session, "policy.html"), async (page) => {
        const every = "a, button, input, summary";
        const seen = (all) => all.filter((control) => control.checkVisibility()).length;
        const controls = await page.$$eval(every, seen);
        const reached = new Set();
        for (let press = 0; press < controls + 2; press++) {
          await page.keyboard.press("Tab");
          reached.add(
            await page.evaluate((every) => {
              const all = [...document.querySelectorAll(every)];
              return all.indexOf(document.activeElement);
            }, every),
          );
        }
        reached.delete(-1);
        assert.equal(reached.size, controls);
      });
    });

    it("opens at the clause that a notice names", async () => {
      await using(await chat(stage), async (page) => {
        await type(page, "SSN 536-80-4398 please");
        await enter(page);
        const source = await shown(page, "dialog .source");
        assert.match(await source.text(), /4\.2 Names and numbers out/);
        await source.click();
        const reader = await openedOwn(stage.session, "policy.html#clause-4.2");
        await reader.waitForSelector(".here");
        assert.equal(await reader.evaluate(() => document.activeElement.id), "clause-4.2");
        await reader.close();
      });
    });

    it("reminds once of a lesson and of a tool's settings, and takes their confirmation", async () => {
      const lesson = "There is a short lesson to read: Before you ask.";
      const said = async (page) => (await shown(page, "section.told")).text();
      const reader = await openOwn(stage.session, "policy.html");
      await using(reader, async () => {
        await reader.click("#confirm-basics");
        await says(reader, /Confirmed on \d{4}-\d\d-\d\d, counts through/);
        assert.ok(!(await reader.evaluate(() => document.body.innerText)).includes(lesson));
      });
      await using(await chat(stage), async (page) => {
        assert.ok((await said(page)).includes("ChatGPT is approved."));
        await screenshot(page, `settings-line-${stage.name}`);
        await (await shown(page, "section.told button.why")).click();
        const settings = await openedOwn(stage.session, "policy.html#settings-chatgpt");
        await settings.waitForSelector("#done-chatgpt");
        await settings.click("#done-chatgpt");
        await says(settings, /Done on \d{4}-\d\d-\d\d/);
        await settings.close();
      });
    });

    it("reminds to check what is copied, and adds the line that AI helped", async () => {
      await using(await chat(stage, { host: "claude.ai" }), async (page) => {
        await page.evaluate(() => {
          const answer = document.createElement("p");
          answer.id = "answer";
          answer.textContent = "The garden needs water. ".repeat(20);
          document.querySelector("#log").append(answer);
          document.activeElement.blur();
          getSelection().selectAllChildren(answer);
        });
        await page.bringToFront();
        await chord(page, "Control", "c");
        const line = await shown(page, "section.told:last-child");
        assert.match(await line.text(), /Before you use this: check names, numbers and facts.*4\.5/s);
        await screenshot(page, `copied-${stage.name}`);
        const add = await shown(page, "section.told:last-child .why:last-child");
        assert.equal(await add.text(), "Copy with the line “Drafted with Claude; reviewed by a person.”");
        await add.click();
        await says({ evaluate: async () => (await shown(page, "section.told:last-child")).text() }, "Copied with the line.");
      });
    });

    if (stage.name === "chromium") {
      it("says what changed since a version was read", async () => {
        await using(await openOwn(stage.session, "policy.html"), async (page) => {
          await says(page, "You have not marked a version as read on this computer.");
          await page.click("#read");
          await says(page, "Nothing has changed since you read it");
          stage.session.setPolicy({ policy: practised({ version: "2026.2", clause: "Leave people out." }) });
          const popup = await openPopup(stage.session);
          await says(popup, "Version 2026.2");
          await popup.close();
          await page.reload();
          await says(page, /Since version 2026\.1[\s\S]*clause 4\.2: reworded/);
          await screenshot(page, `changed-${stage.name}`);
        });
      });
    }
  },
  { launch: () => ({ policy: { policy: practised() } }) },
);
