// A page that loads about the account what a vendor's page is known to load: cookies, stored entries, globals, requests
// and their answers, each as a case of `tests/accounts` has it.

/** The site for one case; `by` is `fetch` or `xhr`. It answers the case's addresses and serves the page for all else. */
export function vendorSite({ cookies = {}, answers = {}, requests = [], globals = {}, stored = {} }, by) {
  const paths = new Map(Object.entries(answers).map(([address, answer]) => [new URL(address).pathname, answer]));
  const asked = [...Object.keys(answers), ...requests];
  const script = `
    for (const [name, value] of Object.entries(${JSON.stringify(cookies)})) document.cookie = name + "=" + value + "; path=/";
    for (const [key, value] of Object.entries(${JSON.stringify(stored)})) localStorage.setItem(key, value);
    for (const [path, value] of Object.entries(${JSON.stringify(globals)})) {
      const names = path.split(".");
      const last = names.pop();
      names.reduce((object, name) => (object[name] ??= {}), window)[last] = value;
    }
    const answers = ${JSON.stringify(asked)}.map((address) => ${ASK[by]});
    Promise.allSettled(answers).then((said) => { document.title = JSON.stringify(said.map(({ value }) => value)); });`;
  return {
    answer(request, response) {
      const { pathname } = new URL(request.url, "https://page.test");
      const known = paths.has(pathname);
      const type = known ? "application/json" : "text/html; charset=utf-8";
      const content = known ? JSON.stringify(paths.get(pathname)) : PAGE(script);
      response.writeHead(200, { "content-type": type, "access-control-allow-origin": "*" }).end(content);
    },
  };
}

const ASK = {
  fetch: "fetch(address).then((answer) => answer.text())",
  xhr: `new Promise((done, failed) => {
      const request = new XMLHttpRequest();
      request.open("GET", address);
      request.responseType = "json";
      request.onload = () => done(JSON.stringify(request.response));
      request.onerror = failed;
      request.send();
    })`,
};

const PAGE = (script) => `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Loading</title></head>
<body><form><textarea aria-label="Message"></textarea><button aria-label="Send">Send</button></form>
<script>${script}</script></body></html>`;
