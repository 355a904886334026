// A site that serves a chat page around a real editor: `/?editor=prosemirror&csp=strict&by=fetch`, with `first=none`
// without the script that tells the server of each paste.
import { bundle } from "./bundle.js";
import { CSP } from "./csp.js";

/** The editors that every way of sending is tried in. */
export const EDITORS = ["textarea", "contenteditable", "prosemirror", "lexical", "quill", "react"];

/** More of them, by what is behind them; Monaco and Trix write style elements, which the strict policies forbid. */
export const MORE_EDITORS = [
  "tiptap", "slate", "draft", "codemirror", "easymde", "tagify", "vue", "solid", "svelte", "trix", "monaco", "input",
  "plaintext", "component", "closed", "closed_field", "framed", "srcdoc", "design_mode", "dialog", "replaced", "edit_context",
  "fillers", "painted",
];

/** The site; `seen` (if given) is called with what the page's own first script noticed. */
export function chatSite({ seen = () => {} } = {}) {
  return {
    instrument: "/seen",
    async answer(request, response, body) {
      const url = new URL(request.url, "https://page.test");
      const script = url.pathname.match(/^\/(first|editors\/\w+)\.js$/)?.[1];
      if (script) respond(response, "text/javascript", await bundle(`./${script}.js`));
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

const FIRST = '<script nonce="bm9uY2U" src="/first.js"></script>';

function page(url) {
  const editor = url.searchParams.get("editor") ?? "textarea";
  if (![...EDITORS, ...MORE_EDITORS].includes(editor)) throw new Error(`no editor ${editor}`);
  return `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <title>Chat</title>
    <link rel="stylesheet" href="/chat.css">
    ${url.searchParams.get("first") === "none" ? "" : FIRST}
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
.control { background: #ddd; cursor: pointer; height: 2.5rem; width: 2.5rem; }
#editor { flex: 1; max-height: 16rem; overflow: auto; }
#editor [contenteditable], #editor textarea { border: 0; font: inherit; min-height: 3rem; outline: 0; width: 100%; }
`;

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
