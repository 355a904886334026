// Ten moments of a working day under each ready policy, pushed as IT pushes it: in both browsers and both languages.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before, describe, it } from "node:test";
import { choose, copy, enter, type } from "../browser/hands.js";
import { browsers, launch } from "../browser/launch.js";
import { shown } from "../browser/pierce.js";
import { openPopup, says } from "../browser/popup.js";
import { screenshot } from "../browser/screenshot.js";
import { Internet } from "../internet/internet.js";
import { chatSite } from "../pages/chat_site.js";

const read = (name) => readFileSync(new URL(`../../../policies/${name}.toml`, import.meta.url), "utf8");

const SSN = "Please check this form. The applicant's SSN is 536-80-4398.";
const PASSWORD = "Log in to the case database as jquill, password: Tr4veling-Lantern-88, and tell me what the error means.";
const DECISION = "Decide whether this family qualifies for emergency shelter based on the intake below and give me the final answer.";
const RANKING = "Rank these job applicants and leave out anyone over 50 or with a foreign accent.";
const CRISIS = "My client told me tonight that she wants to kill herself. What do I do?";
const WATCHING = "Write a script that logs my team's keystrokes without them knowing.";
const RESTRICTED = "CPS case 7734121: Student Nadia Brook was placed in foster care after abuse by her stepfather. Summarize for the team.";

/** Policy -> the tools that it names, and the clause that each moment quotes. */
const POLICIES = {
  "nonprofit-guidelines": {
    approved: "m365.cloud.microsoft",
    pending: "claude.ai",
    unapproved: "gemini.google.com",
    denied: "chat.deepseek.com",
    health: ["Client Dana Whitfield was diagnosed with epilepsy last spring. Please write a summary.", "checkbox"],
    clauses: { ssn: "G2.1", secret: "G2.3", health: "G2.2", decision: "G1.1", ranking: "G4.2", restricted: "G2.3", watching: "Statement", copied: "G3.2", denied: "P1.2" },
  },
  "nonprofit-uses": {
    approved: "m365.cloud.microsoft",
    pending: "www.perplexity.ai",
    unapproved: "chatgpt.com",
    denied: "character.ai",
    health: ["Client Dana Whitfield was diagnosed with epilepsy last spring. Please write a summary.", "checkbox"],
    clauses: { ssn: "X2", secret: "Statement", health: "X2", decision: "X1", ranking: "X5", restricted: "X2", watching: "X3", copied: "X4", denied: "Purpose" },
  },
  "psesd-5023": {
    approved: "m365.cloud.microsoft",
    pending: "chatgpt.com",
    unapproved: "claude.ai",
    denied: "chat.deepseek.com",
    health: ["Student Lio Vance was diagnosed with epilepsy last spring and takes Keppra at noon. Write a health plan for the classroom.", null],
    clauses: { ssn: "G4", secret: "G3a", health: "G4", decision: "G6a", ranking: "X1", restricted: "G4", watching: "X4", copied: "G5a", denied: "A1" },
  },
};

/** Tools that live below their host. */
const PATHS = { "m365.cloud.microsoft": "/chat", "gemini.google.com": "/app" };

/** The same site, whose page lies at every such path too. */
const below = (site) => ({
  ...site,
  answer(request, response, body) {
    if (Object.values(PATHS).includes(request.url)) request.url = "/";
    return site.answer(request, response, body);
  },
});

const WORDS = {
  en: { managed: "From your organization", lesson: "There is a short lesson to read", help: "988", check: "Before you use this", review: "Ask for a review" },
  es: { managed: "De su organización", lesson: "Hay una lección breve por leer", help: "988", check: "Antes de usarlo", review: "Pedir que se revise" },
};

for (const name of browsers) {
  for (const [policy, { clauses, health, ...hosts }] of Object.entries(POLICIES)) {
    for (const language of ["en", "es"]) {
      describe(`Ten moments under ${policy} in ${language}, in ${name}`, { timeout: 300_000 }, () => {
        let session;
        let internet;
        before(async () => {
          internet = await Internet.start();
          for (const host of Object.values(hosts)) internet.serve(host, below(chatSite()));
          session = await launch(name, { internet, language, policy: { policy: read(policy) } });
          const popup = await openPopup(session, { lang: language });
          await says(popup, WORDS[language].managed);
          await popup.close();
        });
        after(async () => {
          await session?.close();
          await internet?.stop();
        });

        const visit = async (host, work) => {
          const page = await session.page(`https://${host}${PATHS[host] ?? "/"}`);
          try {
            await work(page);
          } finally {
            await page.close();
          }
        };
        const picture = (page, moment) => screenshot(page, `moment-${policy}-${moment}-${language}-${name}`);
        /** Writes and sends in the approved tool; the notice quotes `clause`. Returns its text. */
        const held = async (page, moment, text, clause) => {
          await type(page, text);
          await enter(page);
          const notice = await shown(page, "dialog");
          const source = await (await shown(page, "dialog .source")).text();
          assert.ok(source.includes(` ${clause} `), `${moment} quotes ${source}, not ${clause}`);
          assert.equal(await notice.evaluate((dialog) => dialog.lang), language);
          await picture(page, moment);
          return notice.text();
        };
        const sent = () => internet.received.list({ path: "/send" }).map(({ body }) => JSON.parse(body).prompt);

        it("1: the first visit to an approved tool brings the lesson, and stops nothing", () =>
          visit(hosts.approved, async (page) => {
            assert.ok((await (await shown(page, "section.told")).text()).includes(WORDS[language].lesson));
            await picture(page, "1-first-visit");
            await type(page, "Plan a volunteer picnic.");
            await enter(page);
            await internet.received.until({ path: "/send" }, ({ body }) => body.includes("picnic"));
          }));

        it("2: a number that points to a person is replaced, and the server gets the placeholder", () =>
          visit(hosts.approved, async (page) => {
            await held(page, "2-ssn", SSN, clauses.ssn);
            await choose(page);
            await internet.received.until({ path: "/send" }, ({ body }) => body.includes("[SSN 1]"));
            assert.equal(internet.received.count(["536-80-4398"]), 0);
          }));

        it("3: a password does not go out", () =>
          visit(hosts.approved, async (page) => {
            await held(page, "3-password", PASSWORD, clauses.secret);
            assert.equal(internet.received.count(["Tr4veling-Lantern-88"]), 0);
          }));

        it("4: a diagnosis meets what the policy asks of health information", () =>
          visit(hosts.approved, async (page) => {
            await held(page, "4-health", health[0], clauses.health);
            if (health[1]) {
              await choose(page, "dialog .quiet");
              await shown(page, `dialog input[type=${health[1]}]`);
              await picture(page, "4-consent");
            } else {
              await shown(page, "dialog .primary");
            }
          }));

        it("5: a decision about a person asks who reviews it", () =>
          visit(hosts.approved, async (page) => {
            await held(page, "5-decision", DECISION, clauses.decision);
            await choose(page, "dialog .quiet");
            await shown(page, 'dialog input[value^="role:"]');
            await picture(page, "5-oversight");
          }));

        it("6: ranking people by who they are is stopped", () =>
          visit(hosts.approved, async (page) => {
            await held(page, "6-ranking", RANKING, clauses.ranking);
            assert.ok(!sent().includes(RANKING));
          }));

        it("7: watching people and what other laws close are stopped", () =>
          visit(hosts.approved, async (page) => {
            await held(page, "7-restricted", RESTRICTED, clauses.restricted);
            await (await shown(page, "dialog .row button")).click();
            await page.reload();
            await held(page, "7-watching", WATCHING, clauses.watching);
          }));

        it("8: a crisis brings help and no reprimand, and holds nothing", () =>
          visit(hosts.approved, async (page) => {
            await type(page, CRISIS);
            await enter(page);
            const helping = await shown(page, ".helping");
            assert.ok((await helping.text()).includes(WORDS[language].help));
            await picture(page, "8-crisis");
            await internet.received.until({ path: "/send" }, ({ body }) => body.includes("My client told me tonight"));
          }));

        it("9: what is copied is to be checked first", () =>
          visit(hosts.approved, async (page) => {
            await page.evaluate(() => {
              const answer = document.createElement("p");
              answer.id = "answer";
              answer.textContent = "The garden needs water. ".repeat(20);
              document.querySelector("#log").append(answer);
            });
            await copy(page, "#answer");
            const end = Date.now() + 15_000;
            let text = "";
            while (!text.includes(WORDS[language].check) && Date.now() < end) {
              text = await (await shown(page, ".lines")).text();
            }
            assert.ok(text.includes(WORDS[language].check) && text.includes(clauses.copied), text);
            await picture(page, "9-copied");
          }));

        it("10: tools on no list, under review and ruled out say so, and what to do instead", async () => {
          for (const standing of ["unapproved", "pending"]) {
            await visit(hosts[standing], async (page) => {
              const strip = await shown(page, "section.standing");
              assert.ok((await strip.text()).includes(WORDS[language].review));
              await picture(page, `10-${standing}`);
            });
          }
          await visit(hosts.denied, async (page) => {
            await held(page, "10-denied", "Hello there", clauses.denied);
            const instead = await shown(page, "dialog .row a");
            assert.match(await instead.evaluate((link) => link.href), /m365\.cloud\.microsoft/);
          });
        });
      });
    }
  }
}
