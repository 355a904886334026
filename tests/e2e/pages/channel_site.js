// A page that holds a composer and nothing that sends, and a server that records whatever reaches it: bodies, messages
// and addresses. Every channel of channels.js sends to a path of its own.
import { bundle } from "./bundle.js";
import { CSP } from "./csp.js";

const MORE = { strict: "; worker-src blob:; frame-src 'self'" };

/** The site; `received` is where addresses with a query are recorded as well. */
export function channelSite(received, host) {
  return {
    async answer(request, response, body) {
      const url = new URL(request.url, "https://page.test");
      if (url.pathname === "/channels.js") {
        const script = await bundle("./channels.js");
        return response.writeHead(200, { "content-type": "text/javascript" }).end(script);
      }
      if (url.pathname === "/page.css") {
        return response.writeHead(200, { "content-type": "text/css" }).end("body { margin: 8rem 2rem }");
      }
      if (url.pathname !== "/") {
        if (url.search) received.add({ kind: "URL", host, path: url.pathname, body: [...url.searchParams.values()].join("\n") });
        return response.writeHead(200, { "content-type": "text/plain" }).end("ok");
      }
      const csp = url.searchParams.get("csp") ?? "none";
      const policy = CSP[csp] && `${CSP[csp]}${MORE[csp] ?? ""}`;
      const headers = { "content-type": "text/html; charset=utf-8", ...(policy ? { "content-security-policy": policy } : {}) };
      return response.writeHead(200, headers).end(PAGE);
    },
    socket: (webSocket) => webSocket.send("hello"),
  };
}

const PAGE = `<!doctype html><html lang="en"><title>Channels</title><body>
<link rel="stylesheet" href="/page.css">
<textarea aria-label="Message" rows="4" cols="80"></textarea>
<script nonce="bm9uY2U" src="/channels.js"></script>`;
