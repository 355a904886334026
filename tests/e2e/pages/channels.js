// Every way in which a page can send text without anything that a person would call sending. Each takes the text and
// the path to send it to; each settles when the browser has done with it, whatever came of it.
// A page under Trusted Types brings a policy for what it makes itself.
const own = (made) => made;
globalThis.trustedTypes?.createPolicy("default", { createHTML: own, createScriptURL: own });

const json = (text) => JSON.stringify({ prompt: text });
const bytes = (text) => new TextEncoder().encode(json(text));
const form = (text) => {
  const data = new FormData();
  data.append("prompt", text);
  return data;
};
const settle = (promise) => Promise.race([promise, wait(2_000)]).catch(() => {});
const wait = (ms) => new Promise((wake) => setTimeout(wake, ms));
const post = (path, body, more = {}) => settle(fetch(path, { method: "POST", body, ...more }));

const xhr = (path, body, { sync = false } = {}) =>
  settle(
    new Promise((done) => {
      const request = new XMLHttpRequest();
      request.onloadend = done;
      request.open("POST", path, !sync);
      request.send(body);
    }),
  );

const socket = async (path, message) => {
  const connection = new WebSocket(`wss://${location.host}${path}`);
  await new Promise((open) => (connection.onopen = open));
  connection.send(message);
  await wait(100);
  connection.close();
};

/** A protobuf message: field 2 with the text, then field 3 with a number. */
const protobuf = (text) => {
  const said = new TextEncoder().encode(text);
  return new Uint8Array([0x08, 0x96, 0x01, 0x12, said.length & 0x7f | 0x80, said.length >> 7, ...said, 0x18, 0xff, 0x01]);
};

const frame = (setUp = () => {}) => {
  const element = document.createElement("iframe");
  setUp(element);
  document.body.append(element);
  return element;
};

const submit = (path, text, how, method = "post") => {
  const target = frame((element) => (element.name = `target-${path}`));
  const element = document.createElement("form");
  Object.assign(element, { method, action: path, target: target.name });
  const field = document.createElement("input");
  Object.assign(field, { type: "hidden", name: "prompt", value: text });
  element.append(field);
  document.body.append(element);
  how(element);
  return wait(300);
};

const worker = async (path, text, tell) => {
  const source = `onmessage = ({ data, ports }) => {
    const send = (text) => fetch(${JSON.stringify(new URL(path, location.href).href)}, { method: "POST", body: text });
    if (ports[0]) ports[0].onmessage = ({ data }) => send(data.prompt);
    else send(data.prompt ?? data);
  };`;
  const made = new Worker(URL.createObjectURL(new Blob([source])));
  await tell(made);
  await wait(300);
  made.terminate();
};

export const channels = {
  "fetch, text": (text, path) => post(path, json(text)),
  "fetch, query parameters": (text, path) => post(path, new URLSearchParams({ prompt: text })),
  "fetch, form data": (text, path) => post(path, form(text)),
  "fetch, blob": (text, path) => post(path, new Blob([json(text)], { type: "application/json" })),
  "fetch, slice of a blob": (text, path) => post(path, new Blob(["xx", json(text)]).slice(2)),
  "fetch, buffer": (text, path) => post(path, bytes(text).buffer),
  "fetch, view": (text, path) => post(path, new DataView(bytes(text).buffer)),
  "fetch, object with toString": (text, path) => post(path, { toString: () => json(text) }),
  "fetch, gzip": async (text, path) => {
    const packed = new Blob([bytes(text)]).stream().pipeThrough(new CompressionStream("gzip"));
    await post(path, await new Response(packed).blob());
  },
  "fetch, request": (text, path) => settle(fetch(new Request(path, { method: "POST", body: json(text) }))),
  "fetch, request of a blob": (text, path) =>
    settle(fetch(new Request(path, { method: "POST", body: new Blob([json(text)]) }))),
  "fetch, request with another body": (text, path) =>
    settle(fetch(new Request(path, { method: "POST", body: "{}" }), { body: json(text) })),
  "fetch, body that changes": (text, path) => {
    let reads = 0;
    return settle(fetch(path, { method: "POST", get body() { return reads++ > 0 ? json("nothing to see here") : json(text); } }));
  },
  "fetch, address": (text, path) => settle(fetch(`${path}?${new URLSearchParams({ q: text })}`)),
  "fetch, kept alive": (text, path) => post(path, json(text), { keepalive: true }),
  "XMLHttpRequest, text": (text, path) => xhr(path, json(text)),
  "XMLHttpRequest, form data": (text, path) => xhr(path, form(text)),
  "XMLHttpRequest, query parameters": (text, path) => xhr(path, new URLSearchParams({ prompt: text })),
  "XMLHttpRequest, blob": (text, path) => xhr(path, new Blob([json(text)])),
  "XMLHttpRequest, slice of a blob": (text, path) => xhr(path, new Blob(["xx", json(text)]).slice(2)),
  "XMLHttpRequest, buffer": (text, path) => xhr(path, bytes(text).buffer),
  "XMLHttpRequest, document": (text, path) => {
    const document = new DOMParser().parseFromString("<prompt/>", "text/xml");
    document.documentElement.textContent = text;
    return xhr(path, document);
  },
  "XMLHttpRequest, at once": (text, path) => xhr(path, json(text), { sync: true }),
  "WebSocket, text": (text, path) => socket(path, json(text)),
  "WebSocket, socket.io": (text, path) => socket(path, `42["message",${json(text)}]`),
  "WebSocket, buffer": (text, path) => socket(path, bytes(text)),
  "WebSocket, protobuf": (text, path) => socket(path, protobuf(text)),
  "WebSocket, blob": (text, path) => socket(path, new Blob([json(text)])),
  "beacon, text": async (text, path) => (navigator.sendBeacon(path, json(text)), wait(200)),
  "beacon, blob": async (text, path) => (navigator.sendBeacon(path, new Blob([json(text)])), wait(200)),
  "beacon, form data": async (text, path) => (navigator.sendBeacon(path, form(text)), wait(200)),
  "event source": (text, path) =>
    settle(
      (async () => {
        const source = new EventSource(`${path}?${new URLSearchParams({ q: text })}`);
        await wait(300);
        source.close();
      })(),
    ),
  "form, submit()": (text, path) => submit(path, text, (form) => form.submit()),
  "form, requestSubmit()": (text, path) => submit(path, text, (form) => form.requestSubmit()),
  "form, by address": (text, path) => submit(path, text, (form) => form.submit(), "get"),
  "frame, contentWindow": (text, path) =>
    settle(frame().contentWindow.fetch(new URL(path, location.href), { method: "POST", body: json(text) })),
  "frame, frames[]": (text, path) => {
    frame();
    return settle(frames[frames.length - 1].fetch(new URL(path, location.href), { method: "POST", body: json(text) }));
  },
  "frame, srcdoc": async (text, path) => {
    const element = frame((made) => made.setAttribute("srcdoc", "<p>"));
    await new Promise((loaded) => (element.onload = loaded));
    await settle(element.contentWindow.fetch(new URL(path, location.href), { method: "POST", body: json(text) }));
  },
  "frame, prototype": (text, path) => {
    const { XMLHttpRequest } = frame().contentWindow;
    const request = new XMLHttpRequest();
    request.open("POST", new URL(path, location.href));
    request.send(json(text));
    return wait(300);
  },
  "worker, message": (text, path) => worker(path, text, (made) => made.postMessage({ prompt: text })),
  "worker, message port": (text, path) =>
    worker(path, text, (made) => {
      const { port1, port2 } = new MessageChannel();
      made.postMessage("port", [port2]);
      port1.postMessage({ prompt: text });
    }),
};

globalThis.channels = channels;
globalThis.take = () => {
  const { value } = document.querySelector("textarea");
  document.querySelector("textarea").value = "";
  return value;
};
