// Serves one of the pages: writing and pressing Enter or the button does what its `by` says.
const SCRIPT = `
const box = document.querySelector("textarea, [contenteditable], input:not([role=search] *), input");
const by = document.currentScript.dataset.by;
const text = () => (box.value ?? box.innerText).trim();
const send = async () => {
  const prompt = text();
  if (!prompt) return;
  if (box.value === undefined) box.innerText = ""; else box.value = "";
  if (by === "form") return navigator.sendBeacon("/saved", prompt);
  if (by === "socket") {
    const socket = new WebSocket("wss://" + location.host + "/socket");
    socket.onopen = () => socket.send(JSON.stringify({ prompt }));
    return;
  }
  if (by !== "nothing") await (await fetch("/" + by, { method: "POST", body: JSON.stringify({ prompt }) })).text();
};
addEventListener("keydown", (event) => {
  if (event.key === "Enter" && !event.shiftKey && event.target === box) { event.preventDefault(); send(); }
});
for (const form of document.forms) form.addEventListener("submit", (event) => { event.preventDefault(); send(); });
for (const button of document.querySelectorAll("button")) button.addEventListener("click", (event) => { event.preventDefault(); send(); });
`;

const TYPES = { stream: "text/event-stream", lines: "application/x-ndjson", fetch: "application/json", slow: "application/json" };

export function watchSite({ title, body, by = "fetch" }) {
  const page = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${title}</title></head>
<body>${body}<script data-by="${by}">${SCRIPT}</script></body></html>`;
  return {
    async answer(request, response) {
      const way = request.url.slice(1);
      if (request.method === "GET") return response.writeHead(200, { "content-type": "text/html; charset=utf-8" }).end(page);
      response.writeHead(200, { "content-type": TYPES[way] ?? "text/plain" });
      const parts = way === "stream" ? ["data: one\n\n", "data: two\n\n"] : ['{"a":"one"}\n', '{"a":"two"}\n'];
      for (const part of parts) {
        response.write(part);
        if (way !== "fetch") await new Promise((wake) => setTimeout(wake, 500));
      }
      response.end();
    },
    socket(webSocket) {
      webSocket.on("message", () => webSocket.send("hello"));
    },
  };
}
