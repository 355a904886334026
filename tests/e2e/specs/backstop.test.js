// What a page sends by itself, past every composer and every press: the network backstop, channel by channel. The
// server is asked what it received.
import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { choose, type } from "../browser/hands.js";
import { gone, pierce, shown } from "../browser/pierce.js";
import { browsers, launch } from "../browser/launch.js";
import { Internet } from "../internet/internet.js";
import { channelSite } from "../pages/channel_site.js";
import { using } from "./stage.js";

const HOST = "chatgpt.com";
const SSN = "536-80-4398";
const HELD = `Please write a kind letter to the landlord. Tenant's SSN: ${SSN}, thank you.`;
const CLEAN = "Please suggest three titles – “kind” ones – for our spring newsletter. 🌱";

const pause = (ms) => new Promise((wake) => setTimeout(wake, ms));
const path = (channel) => `/${channel.replaceAll(/[^a-z0-9]+/gi, "-")}`;
const names = (page) => page.evaluate(() => Object.keys(globalThis.channels));
const run = (page, channel, text, to = path(channel)) =>
  page.evaluate(async (channel, text, to) => globalThis.channels[channel](text, to), channel, text, to);

async function stageOf(name, extension) {
  const internet = await Internet.start();
  internet.serve(HOST, channelSite(internet.received, HOST));
  const session = await launch(name, extension === undefined ? { internet } : { internet, extension });
  return {
    internet,
    open: (csp) => session.page(`https://${HOST}/?csp=${csp}`),
    async close() {
      await session.close();
      await internet.stop();
    },
  };
}

/** What arrived by each channel, boundaries of multipart bodies made equal. */
function arrivals(internet, channels) {
  const body = (channel) => internet.received.list({ path: path(channel) }).map(({ kind, body }) => `${kind} ${body}`);
  const plain = (text) => text.replaceAll(/-{4,}(WebKitFormBoundary|geckoformboundary)\w+/g, "--boundary");
  return Object.fromEntries(channels.map((channel) => [channel, body(channel).map(plain)]));
}

for (const name of browsers) {
  describe(`The backstop, in ${name}`, () => {
    let stage;
    before(async () => {
      stage = await stageOf(name);
    });
    after(() => stage?.close());

    for (const csp of ["none", "strict"]) {
      it(`lets nothing out that was typed and not sent, by any channel, under CSP ${csp}`, async () => {
        await using(await stage.open(csp), async (page) => {
          await type(page, HELD);
          await pause(2_500);
          const leaked = [];
          for (const channel of await names(page)) {
            const before = stage.internet.received.count([SSN]);
            await run(page, channel, HELD);
            await pause(50);
            if (stage.internet.received.count([SSN]) > before) leaked.push(channel);
          }
          await pause(500);
          assert.deepEqual(leaked, []);
          assert.equal(await pierce(page, "dialog"), null, "a question was asked about a draft");
          assert.match(await (await shown(page, "section.told")).text(), /tried to save your draft/);
        });
      });

      it(`leaves what is clean as it is, to the byte, under CSP ${csp}`, async () => {
        const bare = await stageOf(name, null);
        try {
          const seen = [];
          for (const { open, internet } of [stage, bare]) {
            await using(await open(csp), async (page) => {
              await type(page, CLEAN);
              const channels = await names(page);
              const before = arrivals(internet, channels);
              for (const channel of channels) await run(page, channel, CLEAN);
              await pause(300);
              const now = arrivals(internet, channels);
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
          const to = `/asked${path(channel)}`;
          await type(page, HELD);
          await pause(200);
          const text = await page.evaluate(() => globalThis.take());
          const done = run(page, channel, text, to).catch(() => {});
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
  });
}
