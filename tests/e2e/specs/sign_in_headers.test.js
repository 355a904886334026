// `restrict_sign_in`: the vendor's server is told whose accounts may sign in, and no other server is.
import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { WebSocketServer } from "ws";
import { browsers, launch } from "../browser/launch.js";
import { policy } from "../browser/policy.js";
import { untilPushed } from "../browser/pushed.js";
import { Internet } from "../internet/internet.js";

const CHATGPT = "5f0c0ffe-0000-4000-8000-00000000cafe";
const TENANT = "66666666-0000-4000-8000-000000000006";
const TOOLS = `
[[tool]]
id = "chatgpt"
status = "approved"
own_accounts = ["${CHATGPT}"]
restrict_sign_in = true

[[tool]]
id = "m365-copilot"
status = "approved"
own_accounts = ["harborstreet.example", "${TENANT}"]
restrict_sign_in = true
`;

/** Header by host; a host that is to get none is here too. */
const EXPECTED = {
  "chatgpt.com": { "chatgpt-allowed-workspace-id": CHATGPT },
  "login.microsoftonline.com": {
    "restrict-access-to-tenants": `harborstreet.example,${TENANT}`,
    "restrict-access-context": TENANT,
  },
  "login.live.com": { "sec-restrict-tenant-access-policy": "restrict-msa" },
  "claude.ai": {},
  "notchatgpt.com": {},
};
const NAMES = Object.values(EXPECTED).flatMap((headers) => Object.keys(headers));

for (const name of browsers) {
  describe(`Vendors are asked to refuse other accounts, in ${name}`, () => {
    let session, internet;
    const asked = [];
    const note = (host, kind, { headers }) => {
      const told = Object.fromEntries(NAMES.filter((n) => headers[n]).map((n) => [n, headers[n]]));
      asked.push({ host, kind, told });
    };
    before(async () => {
      internet = await Internet.start();
      const sockets = new WebSocketServer({ noServer: true });
      for (const host of Object.keys(EXPECTED)) {
        internet.serve(host, {
          answer(request, response) {
            const kind = { "/": "page", "/asked": "fetch" }[request.url];
            if (kind) note(host, kind, request);
            response.writeHead(200, { "content-type": "text/html" }).end("<!doctype html><title>Sign in</title>");
          },
          upgrade(request, socket, head) {
            note(host, "socket", request);
            sockets.handleUpgrade(request, socket, head, (webSocket) => webSocket.close());
          },
        });
      }
      session = await launch(name, { internet, policy: { policy: policy() + TOOLS } });
    });
    after(async () => {
      await session?.close();
      await internet?.stop();
    });

    const visit = async (host) => {
      asked.length = 0;
      const page = await session.page(`https://${host}/`);
      await page.evaluate(async () => {
        await fetch("/asked");
        await new Promise((over) => {
          const socket = new WebSocket(`wss://${location.host}/socket`);
          socket.onclose = over;
        });
      });
      await page.close();
      return asked.filter((request) => request.host === host);
    };

    before(() => untilPushed(async () => (await visit("chatgpt.com")).some(({ told }) => Object.keys(told).length > 0)));

    for (const [host, expected] of Object.entries(EXPECTED)) {
      const words = Object.keys(expected).join(" and ") || "nothing";
      it(`tells ${host} ${words}, by page, fetch and WebSocket`, async () => {
        const requests = await visit(host);
        assert.deepEqual(new Set(requests.map(({ kind }) => kind)), new Set(["page", "fetch", "socket"]));
        for (const { kind, told } of requests) assert.deepEqual(told, expected, kind);
      });
    }

    // Firefox reads its managed policy when it starts.
    if (name === "firefox") return;
    it("tells nobody anything once the policy no longer asks for it", async () => {
      session.setPolicy({ policy: policy({ version: "2026.2" }) });
      const end = Date.now() + 60_000;
      while ((await visit("chatgpt.com")).some(({ told }) => Object.keys(told).length > 0)) {
        assert.ok(Date.now() < end, "the header still came after 60 s");
        await new Promise((wake) => setTimeout(wake, 300));
      }
    });
  });
}
