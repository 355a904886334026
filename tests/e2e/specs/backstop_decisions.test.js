// What a person decides about a send that the backstop held, and what never asks them anything.
import assert from "node:assert/strict";
import { it } from "node:test";
import { choose, type } from "../browser/hands.js";
import { gone, pierce, shown } from "../browser/pierce.js";
import { channelSite } from "../pages/channel_site.js";
import { onStage, using } from "./stage.js";

const HOST = "chatgpt.com";
const SSN = "536-80-4398";
// Asked about with a reason in a tool that nobody approved.
const MARKED = "HIGHLY CONFIDENTIAL. Please shorten this memo about the garden.";

const pause = (ms) => new Promise((wake) => setTimeout(wake, ms));

onStage(
  "A send that a page makes by itself",
  (stage) => {
    const open = () => stage.session.page(`https://${HOST}/`);
    const arrived = (path) => stage.internet.received.list({ path }).map(({ body }) => body);
    /** Empties the composer as pages do, sends what it held, and gives what came of it later. */
    const sends = (page, path) =>
      page.evaluate((path) => {
        const body = JSON.stringify({ prompt: globalThis.take() });
        globalThis.came = fetch(path, { method: "POST", body }).then(
          ({ status }) => status,
          (error) => error.name,
        );
      }, path);
    const came = (page) => page.evaluate(() => globalThis.came);
    const posts = (page, path, value) =>
      page.evaluate(
        (path, body) => fetch(path, { method: "POST", body }).then(({ status }) => status, (error) => error.name),
        path,
        typeof value === "string" ? value : JSON.stringify(value),
      );

    it("goes on as it is, once, when the person gives a reason", async () => {
      await using(await open(), async (page) => {
        await type(page, MARKED);
        await pause(200);
        await sends(page, "/reason");
        await choose(page, "dialog .quiet");
        await (await shown(page, "dialog input[type=radio]")).click();
        await choose(page, "dialog fieldset ~ .row .quiet");
        assert.equal(await came(page), 200);
        assert.deepEqual(arrived("/reason"), [JSON.stringify({ prompt: MARKED })]);
        assert.equal(await posts(page, "/reason", { prompt: MARKED }), 200, "the same text is not asked about again");
      });
    });

    it("fails as a broken network does when the person goes back, who gets the text back", async () => {
      await using(await open(), async (page) => {
        const prompt = `Ask about SSN ${SSN} for the letter`;
        await type(page, prompt);
        await pause(200);
        await sends(page, "/back");
        await choose(page, "dialog .row button:not(.primary):not(.quiet)");
        await gone(page, "dialog");
        assert.equal(await came(page), "TypeError");
        await page.waitForFunction((text) => document.querySelector("textarea").value === text, { timeout: 10_000 }, prompt);
        assert.deepEqual(arrived("/back"), []);
      });
    });

    it("is not asked about when it carries what the model said, earlier turns, or what the page knows by itself", async () => {
      await using(await open(), async (page) => {
        await type(page, "Thank you, that was helpful.");
        await pause(200);
        const bodies = [
          {
            messages: [
              { role: "user", content: `Her SSN is ${SSN}.` },
              { role: "assistant", content: `I will not repeat ${SSN}.` },
              { role: "user", content: "Thank you, that was helpful." },
            ],
          },
          { events: [{ type: "identify", traits: { email: "dana.whitfield@harborstreet.example", ssn: SSN } }] },
          { author: { role: "assistant" }, content: { parts: [`An example: ${SSN}`] } },
        ];
        for (const [i, body] of bodies.entries()) {
          assert.equal(await posts(page, "/quiet", body), 200, `body ${i}`);
        }
        assert.equal(await pierce(page, "dialog"), null);
      });
    });

    it("is not asked about when it signs the person in", async () => {
      await using(await open(), async (page) => {
        await page.evaluate(() => {
          document.body.innerHTML = '<form><input name="user"><input type="password" name="password"></form>';
        });
        await type(page, "dana.whitfield@harborstreet.example", "input[name=user]");
        await type(page, "Correct-Horse-7-Battery", "input[type=password]");
        const body = { username: "dana.whitfield@harborstreet.example", password: "Correct-Horse-7-Battery" };
        assert.equal(await posts(page, "/sign-in", body), 200);
        assert.equal(await pierce(page, "dialog"), null);
      });
    });

    it("is seen when a prompt that nobody typed here goes to the tool", async () => {
      await using(await open(), async (page) => {
        await type(page, "hello");
        await page.evaluate((text) => {
          globalThis.came = fetch("/button", { method: "POST", body: JSON.stringify({ prompt: text }) }).catch(() => {});
        }, `From a paste button: SSN ${SSN}`);
        await shown(page, "dialog");
        assert.deepEqual(arrived("/button"), []);
      });
    });

    it("carries on a prompt from the address of the page", async () => {
      const prompt = `Please explain what SSN ${SSN} means`;
      await using(await stage.session.page(`https://${HOST}/?${new URLSearchParams({ q: prompt })}`), async (page) => {
        await page.evaluate((text) => {
          fetch("/asked-by-address", { method: "POST", body: JSON.stringify({ anything: text }) }).catch(() => {});
        }, prompt);
        await shown(page, "dialog");
        assert.deepEqual(arrived("/asked-by-address"), []);
      });
    });
  },
  { prepare: (stage) => stage.internet.serve(HOST, channelSite(stage.internet.received, HOST)) },
);
