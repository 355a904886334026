// Takes files out of the page's own database, where they were put at another visit, and sends them in every way.
import { send } from "./send.js";

const database = new Promise((resolve, reject) => {
  const asked = indexedDB.open("drafts", 1);
  asked.onupgradeneeded = () => asked.result.createObjectStore("files");
  asked.onsuccess = () => resolve(asked.result);
  asked.onerror = () => reject(asked.error);
});
const within = async (mode, act) => {
  const store = (await database).transaction("files", mode).objectStore("files");
  return new Promise((resolve, reject) => {
    const asked = act(store);
    asked.onsuccess = () => resolve(asked.result);
    asked.onerror = () => reject(asked.error);
  });
};

const post = (body) => fetch("/upload", { method: "POST", body });
const formWith = (file, name) => {
  const form = new FormData();
  form.append("purpose", "assistants");
  form.append("file", file, ...(name ? [name] : []));
  return form;
};
const request = (body) =>
  new Promise((done, failed) => {
    const asked = Object.assign(new XMLHttpRequest(), { onload: done, onerror: failed });
    asked.open("POST", "/upload");
    asked.send(body);
  });
const read = (file, how) =>
  new Promise((done, failed) => {
    const reader = Object.assign(new FileReader(), { onerror: failed });
    reader.onload = () => done(reader.result);
    reader[how](file);
  });
const worker = () =>
  new Worker(URL.createObjectURL(new Blob([`onmessage = ({ data }) => fetch("${location.origin}/upload", { method: "POST", body: data.file });`])));

globalThis.sends = {
  "as it is": (file) => send([file]),
  "in a form": (file) => post(formWith(file)),
  "in a form, renamed": (file) => post(formWith(file, "renamed.txt")),
  "in part": (file) => post(file.slice(0, file.size)),
  "in a blob": (file) => post(new Blob(["Attached: ", file])),
  "in a request": (file) => fetch(new Request("/upload", { method: "POST", body: formWith(file) }).clone()),
  "by XMLHttpRequest": (file) => request(file),
  "by XMLHttpRequest, in a form": (file) => request(formWith(file)),
  "as its text": async (file) => post(JSON.stringify({ name: file.name, text: await file.text() })),
  "as its bytes": async (file) => post(await file.arrayBuffer()),
  "by a reader": async (file) => post(await read(file, "readAsDataURL")),
  "by its stream": async (file) => post(await new Response(file.stream()).arrayBuffer()),
  "by a worker": (file) => worker().postMessage({ file }),
};

/** Puts a file away. */
globalThis.keep = (name, text) => within("readwrite", (store) => store.put(new File([text], name, { type: "text/plain" }), name));

/** Takes it out and sends it; what came of it. */
globalThis.sendBy = async (way, name) => {
  try {
    await globalThis.sends[way](await within("readonly", (store) => store.get(name)));
    return "sent";
  } catch (error) {
    return error.name ?? error.type;
  }
};

/** Puts it into a file input of a form that the browser itself sends. */
globalThis.sends["by a form"] = async (file) => {
  const form = Object.assign(document.createElement("form"), { method: "post", action: "/upload", enctype: "multipart/form-data", target: "answer" });
  const input = Object.assign(document.createElement("input"), { type: "file", name: "file" });
  const data = new DataTransfer();
  data.items.add(file);
  input.files = data.files;
  form.append(input);
  document.body.append(Object.assign(document.createElement("iframe"), { name: "answer" }), form);
  form.submit();
};

/** Shows it at once, without sending it. */
globalThis.preview = async (name) => URL.createObjectURL(await within("readonly", (store) => store.get(name)));
