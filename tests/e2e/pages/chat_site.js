// A site that serves a chat page around a real editor: `/?editor=prosemirror&csp=strict&by=fetch`.
import { build } from "esbuild";
import { fileURLToPath } from "node:url";
import { CSP } from "./csp.js";

export const EDITORS = ["textarea", "contenteditable", "prosemirror", "lexical", "quill", "react"];

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const bundles = new Map();

/** The site; `seen` (if given) is called with what the page's own first script noticed. */
export function chatSite({ seen = () => {} } = {}) {
  return {
    instrument: "/seen",
    async answer(request, response, body) {
      const url = new URL(request.url, "https://page.test");
      const script = url.pathname.match(/^\/(first|editors\/\w+)\.js$/)?.[1];
      if (script) await sendScript(response, script);
      else if (url.pathname === "/send") await stream(response, body);
      else if (url.pathname === "/form") respond(response, "text/html", page(url), headers(url));
      else if (url.pathname === "/seen") {
        seen(JSON.parse(body));
        response.writeHead(204).end();
      } else if (url.pathname === "/chat.css") respond(response, "text/css", STYLE);
      else if (url.pathname === "/") respond(response, "text/html", page(url), headers(url));
      else response.writeHead(404).end();
    },
    socket(webSocket) {
      webSocket.on("message", (body) => {
        for (const word of answerTo(body)) webSocket.send(word);
      });
    },
  };
}

function headers(url) {
  const csp = CSP[url.searchParams.get("csp") ?? "none"];
  return csp ? { "content-security-policy": csp } : {};
}

function page(url) {
  const editor = url.searchParams.get("editor") ?? "textarea";
  if (!EDITORS.includes(editor)) throw new Error(`no editor ${editor}`);
  return `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <title>Chat</title>
    <link rel="stylesheet" href="/chat.css">
    <script nonce="bm9uY2U" src="/first.js"></script>
  </head>
  <body>
    <main id="log" aria-label="Conversation"></main>
    <form id="composer" method="post" action="/form">
      <div id="editor"></div>
      <button id="send" type="submit" aria-label="Send prompt" data-testid="send-button">Send</button>
    </form>
    <script nonce="bm9uY2U" src="/editors/${editor}.js"></script>
  </body>
</html>
`;
}

const STYLE = `
body { font: 16px system-ui, sans-serif; margin: 2rem auto; max-width: 44rem; }
#log { min-height: 12rem; white-space: pre-wrap; }
#log .you { background: #eee; border-radius: 0.5rem; margin: 0.5rem 0 0.5rem 6rem; padding: 0.5rem; }
#composer { border: 1px solid #bbb; border-radius: 0.75rem; display: flex; gap: 0.5rem; padding: 0.5rem; }
#editor { flex: 1; max-height: 16rem; overflow: auto; }
#editor [contenteditable], #editor textarea { border: 0; font: inherit; min-height: 3rem; outline: 0; width: 100%; }
`;

async function sendScript(response, name) {
  if (!bundles.has(name)) {
    bundles.set(
      name,
      build({
        entryPoints: [here(`./${name}.js`)],
        bundle: true,
        write: false,
        format: "iife",
        define: { "process.env.NODE_ENV": '"production"' },
        logLevel: "error",
      }).then((result) => result.outputFiles[0].text),
    );
  }
  respond(response, "text/javascript", await bundles.get(name));
}

function respond(response, type, content, more = {}) {
  response.writeHead(200, { "content-type": `${type}; charset=utf-8`, ...more }).end(content);
}

// The stub model: it says how long the prompt was, word by word, as real ones stream.
function answerTo(prompt) {
  return `I read ${String(prompt).length} characters. Here is a plain answer.`.split(/(?<= )/);
}

async function stream(response, prompt) {
  response.writeHead(200, { "content-type": "text/plain; charset=utf-8" });
  for (const word of answerTo(prompt)) {
    response.write(word);
    await new Promise((wake) => setTimeout(wake, 10));
  }
  response.end();
}
