// A chat page whose model repeats the placeholders it was sent, in every shape in which pages show answers:
// `/?render=spans`. The page tries all that a page can to read what it shows.
const PAGE = `<!doctype html>
<html lang="en">
  <head><meta charset="utf-8"><title>Answers</title>
  <style>
    body { font: 16px/1.5 Georgia, serif; margin: 14rem auto 12rem; max-width: 40rem; }
    #log > * { margin: 0.5rem 0; }
    .you { background: #eef; padding: 0.5rem; }
    #composer { position: fixed; inset: auto 0 0 0; background: #fff; border-top: 1px solid #ccc; padding: 1rem; }
    textarea { width: 30rem; }
    @media (prefers-color-scheme: dark) { body, #composer { background: #202124; color: #e8eaed; } .you { background: #333a55; } }
  </style></head>
  <body>
    <main id="log" aria-label="Conversation"></main>
    <form id="composer"><div id="editor"><textarea></textarea></div>
    <button id="send" type="submit" aria-label="Send prompt" data-testid="send-button">Send</button></form>
    <button id="copy" type="button">Copy</button> <button id="copy-rich" type="button">Copy with format</button>
    <script>
      const render = new URLSearchParams(location.search).get("render") ?? "spans";
      const log = document.getElementById("log");
      const area = document.querySelector("textarea");
      globalThis.seen = [];
      const note = (what, text) => text && seen.push(what + ": " + text);
      const renders = {
        spans(box, parts) {
          for (const part of parts) box.append(Object.assign(document.createElement("span"), { textContent: part }));
        },
        text(box, parts) {
          const node = box.appendChild(document.createTextNode(""));
          for (const part of parts) node.data += part;
        },
        rebuilt(box, parts) {
          box.innerHTML = "<p></p>";
          box.firstChild.textContent = parts.join("");
        },
        shadow(box, parts) {
          box.shown ??= box.appendChild(document.createElement("chat-answer"));
          (box.shown.shadowRoot ?? box.shown.attachShadow({ mode: "open" })).innerHTML = "<p></p>";
          box.shown.shadowRoot.firstChild.textContent = parts.join("");
        },
      };
      const say = (who, html = "") => {
        const line = document.createElement("div");
        line.className = who;
        line.innerHTML = html;
        log.append(line);
        return line;
      };
      document.getElementById("composer").addEventListener("submit", async (event) => {
        event.preventDefault();
        const prompt = area.value;
        area.value = "";
        say("you").textContent = prompt;
        const box = say("answer");
        const response = await fetch("/send", { method: "POST", body: JSON.stringify({ prompt }) });
        if (location.pathname === "/") history.replaceState(null, "", "/c/" + Math.random().toString(36).slice(2) + location.search);
        const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
        const all = [];
        for (let part = await reader.read(); !part.done; part = await reader.read()) {
          all.push(part.value);
          if (render === "rebuilt" || render === "shadow") renders[render](box, all);
          else renders[render](box, [part.value]);
        }
        box.dataset.done = "yes";
      });
      area.addEventListener("keydown", (event) => {
        if (event.key !== "Enter" || event.shiftKey) return;
        event.preventDefault();
        document.getElementById("composer").requestSubmit();
      });
      new MutationObserver((records) => {
        for (const record of records) note("mutation", record.target.textContent);
      }).observe(document, { childList: true, characterData: true, subtree: true });
      for (const target of [window, document]) {
        for (const capture of [true, false]) {
          target.addEventListener("copy", (event) => {
            note("copy", event.clipboardData.getData("text/plain"));
            queueMicrotask(() => note("copy, after", event.clipboardData.getData("text/plain")));
          }, capture);
        }
      }
      const said = () => [...document.querySelectorAll(".answer")].at(-1).innerText;
      document.getElementById("copy").onclick = () => navigator.clipboard.writeText(said());
      document.getElementById("copy-rich").onclick = () => navigator.clipboard.write([new ClipboardItem({
        "text/plain": new Blob([said()], { type: "text/plain" }),
        "text/html": new Blob(["<p><b>" + said() + "</b></p>"], { type: "text/html" }),
      })]);
      globalThis.everything = () => {
        note("text", document.documentElement.textContent);
        note("inner text", document.documentElement.innerText);
        note("markup", document.documentElement.outerHTML);
        note("markup with shadow", document.documentElement.getHTML?.({ serializableShadowRoots: true }));
        getSelection().selectAllChildren(document.documentElement);
        note("selection", getSelection().toString());
        getSelection().removeAllRanges();
        for (let y = 0; y < innerHeight; y += 8) for (let x = 0; x < innerWidth; x += 20) {
          for (const element of document.elementsFromPoint(x, y)) if (element.shadowRoot) note("point", element.shadowRoot.textContent);
          const place = document.caretPositionFromPoint?.(x, y);
          if (place) note("caret", place.offsetNode.textContent);
        }
        return seen.join("\\n");
      };
    </script>
  </body>
</html>
`;

/** The site. Its model answers about every placeholder of the prompt, in pieces of a few letters. */
export function answerSite() {
  return {
    async answer(request, response, body) {
      const url = new URL(request.url, "https://page.test");
      if (url.pathname === "/send") {
        const { prompt } = JSON.parse(body);
        const about = [...new Set(prompt.match(/\[[^\]]+\]/g) ?? [])];
        const said = about.map((it) => `About ${it}: please write to ${it} again.`).join(" ") || "Nothing to say.";
        response.writeHead(200, { "content-type": "text/plain; charset=utf-8" });
        for (let at = 0; at < said.length; at += 5) {
          response.write(said.slice(at, at + 5));
          await new Promise((wake) => setTimeout(wake, 15));
        }
        response.end();
      } else if (url.pathname === "/" || url.pathname.startsWith("/c/")) {
        response.writeHead(200, { "content-type": "text/html; charset=utf-8" }).end(PAGE);
      } else {
        response.writeHead(404).end();
      }
    },
  };
}
