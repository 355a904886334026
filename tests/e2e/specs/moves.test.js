// A tool at a path of its host, reached and left by a page that is never loaded anew.
import assert from "node:assert/strict";
import { it } from "node:test";
import { enter, type } from "../browser/hands.js";
import { gone, pierce, shown } from "../browser/pierce.js";
import { onStage, using } from "./stage.js";

const HOST = "github.com";
const SSN = "536-80-4398";
const PAGE = `<!doctype html><title>Code</title><style>body { margin-top: 14rem; }</style><nav><button id="tool">Copilot</button><button id="issues">Issues</button></nav>
<form><textarea style="width:30rem"></textarea><button id="send">Send</button></form>
<script>
const go = (path) => () => { history.pushState(null, "", path); document.title = path; };
tool.onclick = go("/copilot");
issues.onclick = go("/harbor/issues");
document.querySelector("form").onsubmit = (event) => {
  event.preventDefault();
  fetch("/send", { method: "POST", body: JSON.stringify({ prompt: document.querySelector("textarea").value }) });
  document.querySelector("textarea").value = "";
};
document.querySelector("textarea").onkeydown = (event) => {
  if (event.key === "Enter") { event.preventDefault(); document.querySelector("form").requestSubmit(); }
};
</script>`;

onStage("A tool at a path", (stage) => {
  const arrived = (mark) => stage.internet.received.list({ path: "/send" }).some(({ body }) => body.includes(mark));
  const open = (path) => stage.session.page(`https://${HOST}${path}`);

  it("is entered when the page goes there without being loaded", async () => {
    await using(await open("/"), async (page) => {
      await page.bringToFront();
      assert.equal(await pierce(page, ".standing"), null);
      await page.click("#tool");
      await shown(page, ".standing");
      await type(page, `SSN ${SSN} entered`);
      await enter(page);
      await shown(page, "dialog");
      assert.ok(!arrived("entered"));
    });
  });

  it("is left when the page goes elsewhere on that host, where nothing is judged", async () => {
    await using(await open("/copilot"), async (page) => {
      await shown(page, ".standing");
      await page.click("#issues");
      await type(page, `SSN ${SSN} left`);
      await enter(page);
      await stage.internet.received.until({ path: "/send" }, ({ body }) => body.includes("left"));
      await gone(page, ".standing");
      await page.click("#tool");
      await type(page, `SSN ${SSN} returned`);
      await enter(page);
      await shown(page, "dialog");
      assert.ok(!arrived("returned"));
    });
  });
}, {
  prepare: (stage) =>
    stage.internet.serve(HOST, {
      answer(request, response) {
        response.writeHead(200, { "content-type": "text/html; charset=utf-8" }).end(request.method === "GET" ? PAGE : "");
      },
    }),
});
