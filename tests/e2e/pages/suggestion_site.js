// A page that is nothing but suggestions, which it sends in an address: `/?by=event source`.

/** Ways of sending, as scripts of the page that show what is answered. */
export const BY_ADDRESS = {
  "an event source": `
    const source = new EventSource(to);
    source.onopen = () => (state.push("open " + source.readyState));
    source.onmessage = ({ data }) => show(data);
    source.addEventListener("end", ({ data, lastEventId }) => (source.close(), state.push(["end", data, lastEventId, source.readyState, source.url === to].join(" "))));
    source.onerror = () => state.push("error " + source.readyState);
    state.push("made " + source.readyState + " " + (source instanceof EventSource));`,
  fetch: `fetch(to).then((answer) => answer.text()).then(show, () => state.push("failed"));`,
  "a request": `fetch(new Request(to, { headers: { "x-kept": "yes" } })).then((answer) => answer.text()).then(show, () => state.push("failed"));`,
};

/** The site; `asked` hears every question that arrives: its address and a header that the page set. */
export function suggestionSite(asked) {
  return {
    answer(request, response) {
      const url = new URL(request.url, "https://page.test");
      if (url.pathname === "/") {
        const headers = { "content-type": "text/html; charset=utf-8" };
        const csp = url.searchParams.get("csp");
        if (csp) headers["content-security-policy"] = csp;
        return response.writeHead(200, headers).end(page(url.searchParams.get("by"), url.searchParams.get("question")));
      }
      if (url.pathname !== "/events") return response.writeHead(404).end();
      asked.push({ question: url.searchParams.get("question"), session: url.searchParams.get("session"), kept: request.headers["x-kept"] });
      const answer = `You asked: ${url.searchParams.get("question")}`;
      if (!/event-stream/.test(request.headers.accept)) return response.writeHead(200, { "content-type": "text/plain" }).end(answer);
      response.writeHead(200, { "content-type": "text/event-stream" });
      return response.end(`data: ${answer}\n\nid: 7\nevent: end\ndata: thanks\n\n`);
    },
  };
}

const page = (by, question) => `<!doctype html><title>Chat</title><main id="log"></main>
<button id="suggestion" style="margin-top: 12em">${question}</button>
<script nonce="bm9uY2U">
  globalThis.state = [];
  const show = (text) => document.getElementById("log").append(text);
  document.getElementById("suggestion").onclick = ({ target }) => {
    const to = new URL("/events?" + new URLSearchParams({ session: "a b", question: target.textContent }), location).href;
    ${BY_ADDRESS[by]}
  };
</script>`;
