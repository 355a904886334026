// What staff are told about an account, a group and an answer: the risk sheet, the group's code, and the moments at which an
// answer is copied by the page's own button, shared, or made again and again.
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { before, it } from "node:test";
import { keepBackgroundBusy } from "../browser/background.js";
import { copy, enter, type } from "../browser/hands.js";
import { pierce, shown } from "../browser/pierce.js";
import { practised } from "../browser/policy.js";
import { openedOwn, openOwn, openPopup, says } from "../browser/popup.js";
import { screenshot } from "../browser/screenshot.js";
import { chat, onStage, using } from "./stage.js";

const CODE = "K7QP-2MZD-WX4N";
const seal = createHash("sha256").update(`handrail group\nclinicians\n${CODE.replaceAll("-", "")}`).digest("hex");

const POLICY = practised()
  .replace(/settings = .*\n/, "")
  .replace(/\[\[lesson\]\][^[]*/, "")
  .replace(
    'id = "chatgpt"\nstatus = "approved"',
    'id = "chatgpt"\nstatus = "conditional"\nown_account_only = true\nown_accounts = ["5f0c0ffe-0000-4000-8000-00000000cafe"]\nuse_instead = "claude"',
  )
  .replace('copied = "4.5"', 'copied = "4.5"\nshared = "4.5"\ngenerated = "3.1"')
  .concat(`
[scope]
groups = ["clinicians"]

[scope.enrol]
clinicians = "sha256:${seal}"
`);

const ANSWER = `The intake lists SSN 536-80-4398. ${"The garden needs water. ".repeat(20)}`;

/** Puts a button on the page that does `does` with a long answer. */
const button = (page, label, does = "") =>
  page.evaluate(
    (label, does, answer) => {
      const made = document.createElement("button");
      made.type = "button";
      made.textContent = label;
      made.id = `own-${label.toLowerCase().replaceAll(" ", "-")}`;
      made.onclick = () => does === "copy" && navigator.clipboard.writeText(answer);
      document.querySelector("#log").append(made);
      return `#${made.id}`;
    },
    label,
    does,
    ANSWER,
  );

const press = async (page, selector) => {
  await page.bringToFront();
  await page.evaluate((selector) => document.querySelector(selector).scrollIntoView({ block: "center" }), selector);
  await page.click(selector);
};

/** What the last line says, once it says `expected`. */
async function told(page, expected) {
  const end = Date.now() + 15_000;
  for (;;) {
    const text = await (await shown(page, "section.told:last-child")).text();
    if (expected.test(text)) return text;
    assert.ok(Date.now() < end, `expected ${expected}, read: ${text}`);
    await new Promise((wake) => setTimeout(wake, 150));
  }
}

onStage(
  "What staff are told",
  (stage) => {
    before(async () => {
      const popup = await openPopup(stage.session);
      await says(popup, "From your organization");
      await popup.close();
    });

    it("an account has its risk sheet in the popup, and the line about it leads to every account's", async () => {
      await using(await chat(stage), async (page) => {
        const line = await shown(page, "section.standing");
        assert.match(await line.text(), /ChatGPT is approved only in our own workspace.*Open Claude instead.*What happens here\?/s);
        for (const lang of ["en", "es"]) {
          await using(await openPopup(stage.session, { about: page, lang }), async (popup) => {
            await popup.waitForSelector("#risk summary");
            await popup.click("#risk summary");
            const expected = lang === "en" ? /Free: what you type trains its models.*OpenAI’s own page, read in November 2026/s : /Free: lo que escribe entrena sus modelos/;
            await says(popup, expected);
            await screenshot(popup, `risk-popup-${stage.name}-${lang}`);
          });
        }
        await page.bringToFront();
        await (await shown(page, "section.standing .why:last-child")).click();
        const reader = await openedOwn(stage.session, "policy.html#risk-chatgpt");
        await reader.waitForSelector("details#risk-chatgpt[open]");
        const text = await says(reader, /Conversations are kept until you delete them/);
        for (const account of ["Your organization’s account", "Another organization’s account", "Personal account", "Free plan", "Not signed in", "Account not recognized"]) {
          assert.ok(text.includes(account), account);
        }
        await screenshot(reader, `risk-page-${stage.name}`);
        await reader.close();
      });
    });

    it("a group is entered by its code and left again, and a wrong code says so", async () => {
      await using(await openPopup(stage.session), async (popup) => {
        await popup.waitForSelector("#code");
        await popup.type("#code", "AAAA-BBBB-CCCC");
        await popup.click("#enrol");
        await says(popup, "No group has this code.");
        await screenshot(popup, `enrol-${stage.name}`);
        await popup.evaluate(() => {
          document.querySelector("#code").value = "";
        });
        await popup.type("#code", CODE.toLowerCase());
        await popup.click("#enrol");
        await popup.waitForSelector("#leave");
        await says(popup, /clinicians/);
        await screenshot(popup, `enrolled-${stage.name}`);
        await popup.click("#leave");
        await popup.waitForSelector("#code");
      });
    });

    it("what the page's own button copies is looked through, and the line that AI helped is offered", async () => {
      await using(await chat(stage, { host: "claude.ai" }), async (page) => {
        const copy = await button(page, "Copy", "copy");
        await press(page, copy);
        const text = await told(page, /What you copied holds details about people\..*Before you use this.*4\.5/s);
        assert.match(text, /Copy with the line “Drafted with Claude; reviewed by a person\.”/);
        await screenshot(page, `copied-by-button-${stage.name}`);
      });
    });

    it("what is copied before the policy has come is spoken of once it is there", async () => {
      const over = await keepBackgroundBusy(stage.session, 4_000);
      await using(await chat(stage, { host: "claude.ai" }), async (page) => {
        await page.evaluate((answer) => {
          document.querySelector("#log").textContent = answer;
        }, ANSWER);
        await copy(page, "#log");
        await told(page, /What you copied holds details about people\..*Before you use this.*4\.5/s);
      });
      await over();
    });

    it("sharing an answer brings the reminder to read it first", async () => {
      await using(await chat(stage, { host: "claude.ai" }), async (page) => {
        await press(page, await button(page, "Share"));
        await told(page, /Before others see this: read it closely.*4\.5/s);
        await screenshot(page, `shared-${stage.name}`);
      });
    });

    it("the third answer made anew brings the tip, and so does a picture; a plain question does not", async () => {
      await using(await chat(stage, { host: "claude.ai" }), async (page) => {
        const again = await button(page, "Regenerate");
        await press(page, again);
        await press(page, again);
        assert.equal(await pierce(page, "section.told"), null);
        await press(page, again);
        await told(page, /takes electricity and water.*3\.1/s);
      });
      await using(await chat(stage, { host: "claude.ai" }), async (page) => {
        await type(page, "What is a good name for a garden club?");
        await enter(page);
        await page.waitForFunction(() => document.querySelector("#log").textContent.includes("garden club"));
        assert.equal(await pierce(page, "section.told"), null);
        await type(page, "Draw a picture of a garden");
        await enter(page);
        await told(page, /takes electricity and water/);
        await screenshot(page, `picture-asked-${stage.name}`);
      });
    });

    it("the page of the policy says of every tool what happens to what is typed in, in Spanish too", async () => {
      await using(await openOwn(stage.session, "policy.html#risk-claude", "es"), async (page) => {
        await says(page, /Qué pasa con lo que escribe/);
        await says(page, /Las conversaciones se guardan hasta que usted las borre/);
        await screenshot(page, `risk-page-es-${stage.name}`);
      });
    });
  },
  { launch: () => ({ policy: { policy: POLICY } }) },
);
