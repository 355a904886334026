// What a page sends by itself, past every composer and every press: the network backstop, channel by channel. The
// server is asked what it received.
import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { choose, type } from "../browser/hands.js";
import { gone, pierce, shown } from "../browser/pierce.js";
import { browsers } from "../browser/launch.js";
import { channelsOf, channelStage, pathOf, sendBy } from "../pages/channel_stage.js";
import { using } from "./stage.js";

const SSN = "536-80-4398";
const HELD = `Please write a kind letter to the landlord. Tenant's SSN: ${SSN}, thank you.`;
const MASKED = HELD.replace(SSN, "xxx-xx-xxxx");
const CLEAN = "Please suggest three titles – “kind” ones – for our spring newsletter. 🌱";

const pause = (ms) => new Promise((wake) => setTimeout(wake, ms));

for (const name of browsers) {
  describe(`The backstop, in ${name}`, () => {
    let stage;
    before(async () => {
      stage = await channelStage(name);
    });
    after(() => stage?.close());

    for (const csp of ["none", "strict"]) {
      it(`lets nothing out that was typed and not sent, by any channel, under CSP ${csp}`, async () => {
        await using(await stage.open(csp), async (page) => {
          await type(page, HELD);
          await pause(2_500);
          const leaked = [];
          let told;
          for (const channel of await channelsOf(page)) {
            const before = stage.internet.received.count([SSN]);
            await sendBy(page, channel, HELD);
            await pause(50);
            if (stage.internet.received.count([SSN]) > before) leaked.push(channel);
            told ??= await (await shown(page, "section.told")).text();
          }
          await pause(500);
          assert.deepEqual(leaked, []);
          assert.equal(await pierce(page, "dialog"), null, "a question was asked about a draft");
          assert.match(told, /tried to save your draft/);
        });
      });

      it(`lets a draft be saved by a message once what is in it cannot be read, under CSP ${csp}`, async () => {
        await using(await stage.open(csp), async (page) => {
          await type(page, HELD);
          await pause(2_500);
          for (const channel of ["WebSocket, text", "WebSocket, socket.io"]) {
            const before = stage.internet.received.count([MASKED]);
            await sendBy(page, channel, HELD);
            await shown(page, "section.told");
            await stage.internet.received.until({}, () => stage.internet.received.count([MASKED]) > before);
          }
          assert.equal(stage.internet.received.count([SSN]), 0);
          assert.equal(await pierce(page, "dialog"), null, "a question was asked about a draft");
        });
      });

      it(`leaves what is clean as it is, to the byte, under CSP ${csp}`, async () => {
        const bare = await channelStage(name, { extension: null });
        try {
          const seen = [];
          for (const { open, arrivals } of [stage, bare]) {
            await using(await open(csp), async (page) => {
              await type(page, CLEAN);
              const channels = await channelsOf(page);
              const before = arrivals(channels);
              for (const channel of channels) await sendBy(page, channel, CLEAN);
              await pause(300);
              const now = arrivals(channels);
              seen.push(Object.fromEntries(channels.map((c) => [c, now[c].slice(before[c].length)])));
            });
          }
          assert.deepEqual(seen[0], seen[1]);
          const silent = Object.entries(seen[1]).filter(([, bodies]) => bodies.length === 0);
          assert.deepEqual(silent.map(([channel]) => channel), []);
        } finally {
          await bare.close();
        }
      });
    }

    for (const channel of ["fetch, text", "fetch, request", "XMLHttpRequest, text", "WebSocket, text", "beacon, text", "form, submit()", "worker, message"]) {
      it(`asks the person when a page empties the composer and sends by ${channel}`, async () => {
        await using(await stage.open("none"), async (page) => {
          const to = `/asked${pathOf(channel)}`;
          await type(page, HELD);
          await pause(200);
          const text = await page.evaluate(() => globalThis.take());
          const done = sendBy(page, channel, text, to).catch(() => {});
          await shown(page, "dialog");
          const leaked = () => stage.internet.received.list({ path: to }).filter(({ body }) => body.includes(SSN)).length;
          assert.equal(leaked(), 0);
          await choose(page);
          await gone(page, "dialog");
          await done;
          await page.waitForFunction(() => document.querySelector("textarea").value.includes("[SSN 1]"), { timeout: 10_000 });
          assert.equal(leaked(), 0);
        });
      });
    }

    for (const [length, before] of [["a short", ""], ["a long", "The garden opens on Saturday. ".repeat(8_000)]]) {
      it(`asks the person when a page takes ${length} prompt at its last letter, sooner than it can be read`, async () => {
        await using(await stage.open("none"), async (page) => {
          const to = `/letters${before.length}`;
          await type(page, "Please write a kind letter.");
          await page.evaluate((before, more, to) => {
            const field = document.querySelector("textarea");
            field.value = `${before}${field.value}`;
            field.focus();
            for (const letter of more) document.execCommand("insertText", false, letter);
            globalThis.channels["fetch, buffer"](globalThis.take(), to).catch(() => {});
          }, before, HELD.slice(HELD.indexOf(" Tenant")), to);
          await shown(page, "dialog");
          assert.equal(stage.internet.received.list({ path: to }).filter(({ body }) => body.includes(SSN)).length, 0);
        });
      });
    }
  });
}
