// Files given to real chat front ends by their own buttons; their servers are asked what arrived.
import assert from "node:assert/strict";
import { it } from "node:test";
import { attach, Folder } from "../browser/files.js";
import { choose, type } from "../browser/hands.js";
import { gone, pierce, shown } from "../browser/pierce.js";
import { connected, startChainlit } from "../front_ends/chainlit.js";
import { forward } from "../internet/forward.js";
import { onStage, using } from "./stage.js";

const HOST = "claude.ai";
const SSN = "536-80-4398";
const CLEAN = "Soup on Monday, rice on Tuesday. 🌱\n";
const NOTE = `Dear team,\nthe tenant's SSN is ${SSN}.\n`;
const SAFE = "Dear team,\nthe tenant's SSN is [SSN 1].\n";

const folder = new Folder();

/** Attaches a clean file and one that is held. */
function takesFiles(stage, ready) {
  const open = () => stage.session.page(`https://${HOST}/`);
  const arrived = async (text) => {
    const end = Date.now() + 20_000;
    while (!stage.internet.received.carries(Buffer.from(text))) {
      assert.ok(Date.now() < end, "the file did not arrive");
      await new Promise((wake) => setTimeout(wake, 50));
    }
  };

  it("a clean file arrives as it is", async () => {
    const path = folder.write("menu.txt", CLEAN);
    await using(await open(), async (page) => {
      await ready(page);
      await attach(page, path);
      await arrived(CLEAN);
      assert.equal(await pierce(page, "dialog"), null);
    });
  });

  it("a file with a Social Security number is held, left out, and then attached as a copy without it", async () => {
    const path = folder.write("note.txt", NOTE);
    await using(await open(), async (page) => {
      await ready(page);
      await attach(page, path);
      await shown(page, "dialog");
      await choose(page, "dialog .row button:nth-child(2)");
      await gone(page, "dialog");
      await attach(page, path);
      await choose(page);
      await arrived(SAFE);
      assert.equal(stage.internet.received.count([SSN]), 0);
    });
  });
}

/** Chainlit takes what is sent once its socket is open, which its button shows when there is something to send. */
const listens = async (page) => {
  await type(page, "Please read this.", "#chat-input");
  await connected(page);
};

onStage("Chainlit's attachments", (stage) => takesFiles(stage, listens), {
  async prepare(stage) {
    stage.chainlit = await startChainlit();
    stage.internet.serve(HOST, forward(stage.chainlit.port, stage.internet.received, HOST));
  },
  async clear(stage) {
    await stage.chainlit?.stop();
    folder.clear();
  },
});
