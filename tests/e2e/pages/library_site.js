// A site that is nothing but a chat library, with its own composer, send control and way of sending: `/?library=nlux`.
import { bundle } from "./bundle.js";

/** The libraries. */
export const LIBRARIES = ["deep_chat", "vue_advanced_chat", "nlux", "chatscope", "vaadin", "assistant_ui"];

/** The site. Every prompt goes to `/send`. */
export function librarySite() {
  return {
    async answer(request, response) {
      const url = new URL(request.url, "https://page.test");
      const script = url.pathname.match(/^\/libraries\/(\w+)\.js$/)?.[1];
      if (script) respond(response, "text/javascript", await bundle(`./libraries/${script}.js`));
      else if (url.pathname === "/send") respond(response, "application/json", '{"text":"A plain answer."}');
      else if (url.pathname === "/") respond(response, "text/html", page(/^\w+$/.exec(url.searchParams.get("library"))));
      else response.writeHead(404).end();
    },
  };
}

const page = (library) => `<!doctype html>
<html lang="en">
  <head><meta charset="utf-8"><title>Chat</title></head>
  <body><script src="/libraries/${library}.js"></script></body>
</html>
`;

function respond(response, type, content) {
  response.writeHead(200, { "content-type": `${type}; charset=utf-8` }).end(content);
}
