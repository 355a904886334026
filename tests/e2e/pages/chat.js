// What every chat page does around its editor: send on Enter and by button, show the answer as it streams.
const log = document.getElementById("log");
const by = new URLSearchParams(location.search).get("by") ?? "fetch";
let socket;

/**
 * Binds an editor to the page. `text()` gives the editor's own model as plain text, `clear()` empties it.
 * An editor with `keys` handles Enter itself, by the returned function.
 */
export function bind({ text, clear, element, keys = false }) {
  const send = () => {
    const prompt = text();
    if (prompt.trim() === "") return;
    if (by === "form") return postForm(prompt);
    clear();
    say("you", prompt);
    transport[by](prompt, say("answer", ""));
  };
  document.getElementById("composer").addEventListener("submit", (event) => {
    event.preventDefault();
    send();
  });
  if (!keys) {
    element.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
      event.preventDefault();
      send();
    });
  }
  globalThis.chat = { text, send, element };
  element.focus();
  return send;
}

const transport = {
  async fetch(prompt, answer) {
    const response = await fetch("/send", { method: "POST", body: JSON.stringify({ prompt }) });
    const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
    for (let part = await reader.read(); !part.done; part = await reader.read()) answer.append(part.value);
  },
  async request(prompt, answer) {
    const request = new Request("/send", { method: "POST", body: JSON.stringify({ prompt }) });
    answer.append(await (await fetch(request)).text());
  },
  xhr(prompt, answer) {
    const request = new XMLHttpRequest();
    request.open("POST", "/send");
    request.onload = () => answer.append(request.responseText);
    request.send(JSON.stringify({ prompt }));
  },
  beacon(prompt) {
    navigator.sendBeacon("/send", JSON.stringify({ prompt }));
  },
  socket(prompt, answer) {
    socket ??= new WebSocket(`${location.protocol === "https:" ? "wss" : "ws"}://${location.host}/socket`);
    socket.onmessage = (event) => answer.append(event.data);
    const send = () => socket.send(JSON.stringify({ prompt }));
    if (socket.readyState === WebSocket.OPEN) send();
    else socket.addEventListener("open", send, { once: true });
  },
};

function postForm(prompt) {
  const form = document.getElementById("composer");
  const field = document.createElement("input");
  Object.assign(field, { type: "hidden", name: "prompt", value: prompt });
  form.append(field);
  form.submit();
}

function say(who, text) {
  const line = document.createElement("div");
  line.className = who;
  line.textContent = text;
  log.append(line);
  return line;
}
