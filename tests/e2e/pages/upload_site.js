// A site whose page takes files in by one of many ways and sends them on at once: `/?way=plain&csp=strict`.
import { bundle } from "./bundle.js";
import { CSP } from "./csp.js";

/** Ways in which a page takes files in that a person can drive in every browser, by their file input. */
export const INPUTS = ["plain", "several", "open_root", "closed_root", "detached", "form", "base64", "chunks", "react_dropzone", "filepond", "dropzone"];

/** Those that make markup from text, which a strict policy forbids them. */
export const MARKUP_MAKERS = ["filepond", "dropzone"];

/** The site. Everything that a page sends goes to `/upload`. */
export function uploadSite() {
  return {
    async answer(request, response) {
      const url = new URL(request.url, "https://page.test");
      const script = url.pathname.match(/^\/uploads\/(\w+)\.js$/)?.[1];
      if (script) respond(response, "text/javascript", await bundle(`./uploads/${script}.js`));
      else if (url.pathname === "/upload") respond(response, "application/json", '{"ok":true}');
      else if (url.pathname === "/") respond(response, "text/html", page(url), headers(url));
      else response.writeHead(404).end();
    },
  };
}

function headers(url) {
  const csp = url.searchParams.get("csp") ?? "none";
  if (csp === "isolated") {
    return { "cross-origin-embedder-policy": "require-corp", "cross-origin-opener-policy": "same-origin" };
  }
  return CSP[csp] ? { "content-security-policy": CSP[csp] } : {};
}

const page = (url) => `<!doctype html>
<html lang="en">
  <head><meta charset="utf-8"><title>Chat</title></head>
  <body>
    <main id="log"><br><br><br><br><br><br></main>
    <div id="place"></div>
    <textarea aria-label="Message"></textarea>
    <script nonce="bm9uY2U" src="/uploads/${/^\w+$/.exec(url.searchParams.get("way") ?? "plain")}.js"></script>
  </body>
</html>
`;

function respond(response, type, content, more = {}) {
  response.writeHead(200, { "content-type": `${type}; charset=utf-8`, ...more }).end(content);
}
