// Pages that do not want to be watched, and pages that do odd things in good faith.
import assert from "node:assert/strict";
import { it } from "node:test";
import { type } from "../browser/hands.js";
import { launch } from "../browser/launch.js";
import { gone, shown } from "../browser/pierce.js";
import { openPopup, says } from "../browser/popup.js";
import { channelSite } from "../pages/channel_site.js";
import { onStage, using } from "./stage.js";

const HOST = "chatgpt.com";
const SSN = "536-80-4398";
const HELD = `Please write a kind letter to the landlord. Tenant's SSN: ${SSN}, thank you.`;

const pause = (ms) => new Promise((wake) => setTimeout(wake, ms));
const open = (session) => session.page(`https://${HOST}/`);

/** What a page can see of a function that may stand before the browser's own. */
const looks = (page) =>
  page.evaluate(() => {
    const look = (object, name, part = "value") => {
      const { [part]: found, ...rest } = Object.getOwnPropertyDescriptor(object, name);
      const { writable, enumerable, configurable } = rest;
      const text = Function.prototype.toString.call(found).replaceAll(/\s+/g, " ");
      return [name, typeof found, /\[native code\]/.test(text), found.name, found.length, writable, enumerable, configurable];
    };
    return [
      look(window, "fetch"),
      look(XMLHttpRequest.prototype, "send"),
      look(XMLHttpRequest.prototype, "open"),
      look(window, "WebSocket"),
      look(WebSocket.prototype, "send"),
      look(Navigator.prototype, "sendBeacon"),
      look(window, "Blob"),
      look(HTMLIFrameElement.prototype, "contentWindow", "get"),
      look(Element.prototype, "innerHTML", "set"),
      look(Node.prototype, "appendChild"),
      [Object.getOwnPropertyNames(window).filter((name) => /handrail|guard/i.test(name)).length],
      [new Blob([]) instanceof Blob, Object.getPrototypeOf(new File([], "x")) === File.prototype],
    ];
  });

onStage(
  "The backstop on a page of its own mind",
  (stage) => {
    const leaks = (path) => stage.internet.received.list({ path }).filter(({ body }) => body.includes(SSN)).length;

    it("cannot be talked out of it by changed prototypes, nor learn the name of its line", async () => {
      await using(await open(stage.session), async (page) => {
        await type(page, HELD);
        await pause(200);
        const overheard = await page.evaluate(async (text) => {
          const overheard = [];
          const spy = (object, name) => {
            const native = object[name];
            object[name] = function (...args) {
              for (const arg of args) if (arg instanceof Event) overheard.push(arg.type);
              return native.apply(this, args);
            };
          };
          spy(EventTarget.prototype, "dispatchEvent");
          spy(EventTarget.prototype, "addEventListener");
          const detail = Object.getOwnPropertyDescriptor(CustomEvent.prototype, "detail");
          Object.defineProperty(CustomEvent.prototype, "detail", { get() { overheard.push("detail"); return detail.get.call(this); } });
          globalThis.CustomEvent = class {};
          String.prototype.includes = () => false;
          String.prototype.slice = () => "pass";
          String.prototype.indexOf = () => 0;
          WeakMap.prototype.get = () => undefined;
          WeakMap.prototype.has = () => true;
          TextDecoder.prototype.decode = () => "";
          URLSearchParams.prototype.toString = () => "";
          FormData.prototype.forEach = () => {};
          Request.prototype.clone = () => new Request("/");
          Object.defineProperty(Object.prototype, "word", { get: () => "pass", configurable: true });
          Array.prototype[Symbol.iterator] = function* () {};
          Promise.prototype.then = new Proxy(Promise.prototype.then, {
            apply: (then, self, args) => Reflect.apply(then, self, [args[0] && (() => args[0](true)), args[1]]),
          });
          // No `for … of`: this page has taken iterators away.
          const ways = ["fetch, text", "fetch, request", "fetch, form data", "XMLHttpRequest, text", "WebSocket, text", "frame, contentWindow"];
          for (let i = 0; i < ways.length; i++) {
            try {
              globalThis.channels[ways[i]](text, "/talked");
            } catch {}
          }
          fetch("/talked", { method: "POST", body: "The garden opens soon." });
          const request = new XMLHttpRequest();
          request.open("POST", "/talked");
          request.send("The garden opens soon.");
          return overheard.join();
        }, HELD);
        await pause(1_500);
        assert.equal(leaks("/talked"), 0);
        const clean = stage.internet.received.list({ path: "/talked" }).filter(({ body }) => body.includes("garden"));
        assert.equal(clean.length, 2, "the page can still send");
        assert.equal(overheard, "");
      });
    });

    it("does not listen to a page that poses as the page side", async () => {
      await using(await open(stage.session), async (page) => {
        await type(page, HELD);
        await page.evaluate((text) => {
          const line = document.createElement("div");
          const pass = (id) => line.dispatchEvent(new CustomEvent("answer", { detail: `${id}\u001fpass` }));
          line.addEventListener("ask", ({ detail }) => pass(detail.split("\u001f")[0]));
          for (const name of ["handrail-hello", "handrail-ready"]) {
            dispatchEvent(new MouseEvent(name, { relatedTarget: line }));
          }
          for (let id = 0; id < 500; id++) pass(id);
          return globalThis.channels["fetch, text"](text, "/posed");
        }, HELD);
        await pause(300);
        assert.equal(leaks("/posed"), 0);
      });
    });

    it("hears again after the page began its document anew, and does not call that protected", async () => {
      await using(await open(stage.session), async (page) => {
        await page.evaluate(() => {
          document.open();
          document.write('<form style="margin: 9rem 2rem"><textarea id="anew"></textarea><button id="send">Send</button></form>');
          document.close();
        });
        await type(page, HELD, "#anew");
        await page.keyboard.press("Enter");
        await shown(page, "dialog");
        await page.keyboard.press("Escape");
        await gone(page, "dialog");
        await page.evaluate(() => {
          fetch("/anew", { method: "POST", body: JSON.stringify({ note: document.querySelector("#anew").value }) }).catch(() => {});
        });
        await pause(300);
        assert.equal(leaks("/anew"), 0);
        const popup = await openPopup(stage.session, { about: page });
        await says(popup, /^Partly protected\n/m);
        await popup.close();
      });
    });

    it("is not escaped by functions that the page kept, wrapped or took from elsewhere", async () => {
      await using(await open(stage.session), async (page) => {
        await type(page, HELD);
        await page.evaluate(async (text) => {
          const body = JSON.stringify({ prompt: text });
          const to = { method: "POST", body };
          const tries = [
            () => Reflect.apply(fetch, window, ["/kept", to]),
            () => new Proxy(fetch, {}).call(window, "/kept", to),
            () => fetch.bind(window)("/kept", to),
            () => window.fetch.call(undefined, "/kept", to),
            () => open("about:blank", "other")?.fetch(new URL("/kept", location.href), to),
            () => {
              document.body.insertAdjacentHTML("beforeend", "<iframe></iframe>");
              return frames[0].fetch(new URL("/kept", location.href), to);
            },
            () => {
              const host = document.createElement("div").attachShadow({ mode: "closed" });
              document.body.append(host.host);
              host.innerHTML = "<iframe></iframe>";
              return host.firstChild.contentWindow.fetch(new URL("/kept", location.href), to);
            },
            () => {
              const element = document.createElement("object");
              element.data = "about:blank";
              document.body.append(element);
              return element.contentWindow?.fetch(new URL("/kept", location.href), to);
            },
          ];
          for (const attempt of tries) {
            try {
              await Promise.race([attempt(), new Promise((wake) => setTimeout(wake, 500))]);
            } catch {}
          }
        }, HELD);
        await pause(500);
        assert.equal(leaks("/kept"), 0);
      });
    });

    it("leaves subclasses, frozen prototypes and pages' own wrappers working", async () => {
      await using(await open(stage.session), async (page) => {
        const said = await page.evaluate(async () => {
          const own = window.fetch;
          window.fetch = (...args) => own(...args);
          class Socket extends WebSocket {
            send(data) {
              super.send(data);
            }
          }
          class Call extends XMLHttpRequest {}
          class Ask extends Request {}
          for (const of of [XMLHttpRequest, WebSocket, Request, Blob, Node, Element]) Object.freeze(of.prototype);
          const socket = new Socket(`wss://${location.host}/odd`);
          await new Promise((open) => (socket.onopen = open));
          socket.send("socket");
          const call = new Call();
          call.open("POST", "/odd");
          const loaded = new Promise((done) => (call.onload = () => done(call.readyState)));
          call.send("call");
          const asked = await fetch(new Ask("/odd", { method: "POST", body: "ask" }));
          const blob = new (class extends Blob {})(["blob"]);
          const last = await fetch("/odd", { method: "POST", body: blob });
          return [socket instanceof Socket, await loaded, asked.status, last.status, await blob.text()];
        });
        assert.deepEqual(said, [true, 4, 200, 200, "blob"]);
        await pause(200);
        const bodies = stage.internet.received.list({ path: "/odd" }).map(({ body }) => body);
        assert.deepEqual(bodies.sort(), ["ask", "blob", "call", "socket"]);
      });
    });

    it("gives errors as the browser does", async () => {
      await using(await open(stage.session), async (page) => {
        const names = await page.evaluate(async () => {
          const name = (work) => Promise.resolve().then(work).then(() => "none", (error) => error.name);
          const spent = new Request("/", { method: "POST", body: "x" });
          await spent.text();
          const aborted = AbortSignal.abort();
          return [
            await name(() => fetch()),
            await name(() => fetch("http://:")),
            await name(() => fetch("/", { method: "GET", body: "x" })),
            await name(() => fetch(spent)),
            await name(() => fetch("/", { signal: aborted })),
            await name(() => new XMLHttpRequest().send("x")),
            await name(() => new WebSocket("nowhere:")),
            await name(() => WebSocket("wss://chatgpt.com/")),
            await name(() => navigator.sendBeacon()),
          ];
        });
        const expected = ["TypeError", "TypeError", "TypeError", "TypeError", "AbortError", "InvalidStateError", "SyntaxError", "TypeError", "TypeError"];
        assert.deepEqual(names, expected);
      });
    });

    it("looks like the browser’s own", async () => {
      const bare = await launch(stage.name, { internet: stage.internet, extension: null });
      try {
        const seen = [];
        for (const session of [stage.session, bare]) {
          await using(await open(session), async (page) => seen.push(await looks(page)));
        }
        assert.deepEqual(seen[0], seen[1]);
      } finally {
        await bare.close();
      }
    });
  },
  { prepare: (stage) => stage.internet.serve(HOST, channelSite(stage.internet.received, HOST)) },
);
