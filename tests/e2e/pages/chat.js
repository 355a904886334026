// What every chat page does around its editor: send on Enter and by button, show the answer as it streams.
const log = document.getElementById("log");
const asked = new URLSearchParams(location.search);
const by = asked.get("by") ?? "fetch";
let socket;

/** When a page sends after what it acts on: at once, in the next frame, a moment later. */
const WHEN = {
  now: (send) => send(),
  frame: (send) => requestAnimationFrame(send),
  later: (send) => setTimeout(send, 60),
};

/** What stands where a send control does, without any name. */
const CONTROLS = {
  div: () => Object.assign(document.createElement("div"), { textContent: "" }),
  link: () => Object.assign(document.createElement("a"), { href: "#" }),
  own: () => document.createElement("own-control"),
  svg: () => {
    const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
    const arrow = document.createElementNS("http://www.w3.org/2000/svg", "path");
    svg.setAttribute("viewBox", "0 0 24 24");
    arrow.setAttribute("d", "M2 21 23 12 2 3v7l15 2-15 2z");
    svg.append(arrow);
    return svg;
  },
};

/** Sends at what `on` names: an event of the keyboard in the composer, or of a press on the control. */
function act(element, send, { on, control, when = "now" }) {
  const go = (event) => {
    if (event.type.startsWith("key") && (event.key !== "Enter" || event.shiftKey || event.isComposing)) return;
    if (event.type === "beforeinput" && !/^insert(Paragraph|LineBreak)$/.test(event.inputType)) return;
    event.preventDefault();
    WHEN[when](send);
  };
  let pressed = document.getElementById("send");
  if (control) {
    const made = CONTROLS[control]();
    made.setAttribute("class", "control");
    pressed.replaceWith(made);
    pressed = made;
  }
  pressed.classList.add("go");
  if (/^(key|beforeinput)/.test(on)) {
    pressed.remove();
    element.addEventListener(on, go);
  } else {
    pressed.addEventListener(on, go);
  }
}

/**
 * Binds an editor to the page. `text()` gives the editor's own model as plain text, `clear()` empties it.
 * An editor with `keys` handles Enter itself, by the returned function; one that is
 * `inside` cannot be found from the page's document, and is clicked where it is shown.
 */
export function bind({ text, clear, element, keys = false, inside = false }) {
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
    if (!asked.has("on") || asked.get("on") === "submit") send();
  });
  if (asked.has("on")) {
    act(element, send, Object.fromEntries(asked));
  } else if (!keys) {
    element.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
      event.preventDefault();
      send();
    });
  }
  if (inside) document.getElementById("editor").dataset.inside = "";
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
