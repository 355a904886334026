// A signed policy that the browser fetches from an address: taken, tampered with, sent again, out of reach.
import assert from "node:assert/strict";
import { generateKeyPairSync, sign } from "node:crypto";
import http from "node:http";
import { describe, it } from "node:test";
import { browsers, launch } from "../browser/launch.js";
import { policy } from "../browser/policy.js";
import { openPopup, says, words } from "../browser/popup.js";

const BUILT_IN = "Handrail’s built-in rules";

/** A key of the organisation's. The signature is made here, not by Handrail, by the format that its docs describe. */
function key() {
  const { privateKey, publicKey } = generateKeyPairSync("ed25519");
  const raw = publicKey.export({ format: "der", type: "spki" }).subarray(-32);
  return {
    shown: `ed25519:${raw.toString("base64")}`,
    sign(text, sequence, expires = "2099-12-31") {
      const head = `handrail-policy 1\nsequence ${sequence}\nexpires ${expires}\n`;
      const signature = sign(null, Buffer.from(`${head}\n${text}`), privateKey).toString("base64");
      return `${head}signature ${signature}\n\n${text}`;
    },
  };
}

/** Serves `answers.body` at an address of its own, and counts who asked; nobody answers when there is none. */
async function serving(body, work) {
  const answers = { body, asked: [] };
  const server = http.createServer((request, response) => {
    answers.asked.push(request.headers);
    if (answers.body === null) return request.socket.destroy();
    response.setHeader("content-type", "text/plain").end(answers.body);
  });
  await new Promise((listening) => server.listen(0, "127.0.0.1", listening));
  answers.url = `http://127.0.0.1:${server.address().port}/ai-policy.signed`;
  try {
    await work(answers);
  } finally {
    server.closeAllConnections();
    await new Promise((closed) => server.close(closed));
  }
}

async function inBrowser(name, values, work) {
  const session = await launch(name, { policy: values });
  try {
    await work(session);
  } finally {
    await session.close();
  }
}

for (const name of browsers) {
  describe(`A signed policy, in ${name}`, () => {
    it("is fetched without cookies or referrer, and taken", () => {
      const own = key();
      return serving(own.sign(policy({ version: "2026.7" }), 1), (answers) =>
        inBrowser(name, { policy_url: answers.url, policy_key: own.shown }, async (session) => {
          const text = await says(await openPopup(session), "Version 2026.7");
          assert.ok(text.includes("From your organization"));
          assert.ok(answers.asked.every((headers) => !headers.cookie && !headers.referer));
        }),
      );
    });

    it("that another key signed is refused, and the popup says so", () => {
      const own = key();
      return serving(key().sign(policy(), 1), (answers) =>
        inBrowser(name, { policy_url: answers.url, policy_key: own.shown }, async (session) => {
          const text = await says(await openPopup(session), "Policy refused");
          assert.ok(text.includes("The signature does not fit") && text.includes(BUILT_IN), text);
        }),
      );
    });

    if (name === "firefox") return; // Firefox reads its policies when it starts, so it is not told to ask again.

    it("never goes back to an older one, and stays while nobody answers", () => {
      const own = key();
      return serving(own.sign(policy({ version: "2026.7" }), 7), (answers) => {
        const values = { policy_url: answers.url, policy_key: own.shown };
        return inBrowser(name, values, async (session) => {
          const popup = await openPopup(session);
          await says(popup, "Version 2026.7");
          const askAgain = (group) => session.setPolicy({ ...values, group });

          answers.body = own.sign(policy({ version: "2026.6" }), 6);
          askAgain("a");
          const older = await says(popup, "older than number 7");
          assert.ok(older.includes("Version 2026.7"), older);

          answers.body = own.sign(policy({ version: "2026.8" }), 8).replace("2026.8", "2026.9");
          askAgain("b");
          assert.ok((await says(popup, "The signature does not fit")).includes("Version 2026.7"));

          answers.body = null;
          askAgain("c");
          await says(popup, "Last good policy");
          assert.ok((await words(popup)).includes("Version 2026.7"));

          answers.body = own.sign(policy({ version: "2026.8" }), 8);
          askAgain("d");
          assert.ok(!(await says(popup, "Version 2026.8")).includes("refused"));
        });
      });
    });
  });
}
