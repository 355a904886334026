// Files that came to the page past its entrance: out of its own database, from another window, by a worker. Nobody has
// judged one when it is read or sent, so it is judged then: until the answer is there, what would read or send it waits.
import * as native from "./natives.js";
import { ask } from "./line.js";

/** Files that the page made of what it had. */
const made = new native.Weak();
/** By blob: the file whose bytes it holds, under another name or in part. */
const sources = new native.Weak();
/** By form: what was put into it, in order. */
const entries = new native.Weak();
/** By request: its body. */
const bodies = new native.Weak();
/** By file: itself or the copy that may be taken in its place; `null` when neither may, `undefined` as long as nobody said. */
const judged = new native.Weak();

const isFile = native.isOf(native.getterOf(File.prototype, "name"));
const nameOf = native.getterOf(File.prototype, "name");
const typeOf = native.getterOf(Blob.prototype, "type");
const countOf = native.getterOf(FileList.prototype, "length");
const fileAt = native.methodOf(FileList.prototype, "item");
const listIn = native.getterOf(DataTransfer.prototype, "files");
const itemsOf = native.getterOf(DataTransfer.prototype, "items");
const addFile = native.methodOf(DataTransferItemList.prototype, "add");
const setFiles = native.setterOf(HTMLInputElement.prototype, "files");
const filesOf = native.getterOf(HTMLInputElement.prototype, "files");
const Carrier = DataTransfer;
const Through = TransformStream;

const MEDIA = { __proto__: null, image: true, audio: true, video: true };
/** Messages are looked through so deep, and so far. */
const DEPTH = 2;
const MOST_VALUES = 64;

/** The file from outside whose bytes a blob holds, if there is one. */
const sourceOf = (blob) => {
  if (native.has(sources, blob)) return native.get(sources, blob);
  return isFile(blob) && !native.has(made, blob) && native.sizeOf(blob) > 0 ? blob : undefined;
};

/** Notes whose bytes a blob holds that the page made of `parts`. */
export const noteParts = (blob, parts) => {
  for (let i = 0; native.isArray(parts) && i < parts.length; i++) {
    const source = native.isBlob(parts[i]) && sourceOf(parts[i]);
    if (source) return native.set(sources, blob, source);
  }
  return isFile(blob) && native.set(made, blob, true);
};

/** What was put into a form, in order: browsers give it out as new files each time. */
export const entriesOf = (form) => native.get(entries, form) ?? [];

const eachSource = (body, act) => {
  if (typeof body !== "object" || body === null) return;
  const source = native.isBlob(body) && sourceOf(body);
  if (source) act(source);
  else if (native.has(bodies, body)) eachSource(native.get(bodies, body), act);
  else if (native.has(entries, body)) native.each(entriesOf(body), ({ blob }) => eachSource(blob, act));
};

const carrying = (files) => {
  const carrier = native.makeElement(document, "input");
  carrier.type = "file";
  carrier.multiple = true;
  const data = new Carrier();
  native.each(files, (file) => addFile(itemsOf(data), file));
  setFiles(carrier, listIn(data));
  return carrier;
};

/** Has files judged; `then` hears it, now or later and once. */
const judge = (files, then) => {
  const carrier = carrying(files);
  const end = (pass) => {
    const given = filesOf(carrier);
    const whole = pass && countOf(given) === files.length;
    for (let i = 0; i < files.length; i++) {
      const other = whole ? fileAt(given, i) : null;
      native.set(judged, files[i], other && nameOf(other) === nameOf(files[i]) ? files[i] : other);
    }
    then();
  };
  const { word } = ask("files", carrier, "late", end);
  if (word !== "wait") end(word === "pass");
  // Nobody is there yet: the next time may be another.
  if (word === undefined) native.each(files, (file) => native.set(judged, file, undefined));
};

/** What may leave in place of a body; `undefined` when nothing may. */
const admitted = (body) => {
  let same = true;
  let all = true;
  eachSource(body, (file) => {
    const other = native.get(judged, file);
    same &&= other === file;
    all &&= Boolean(other);
  });
  if (same) return body;
  if (!all) return undefined;
  return native.isBlob(body) && sourceOf(body) === body ? native.get(judged, body) : formOf(body);
};

const formOf = (body) => {
  if (!native.isEntries(body)) return undefined;
  const put = entriesOf(body);
  const form = new native.FormEntries();
  let at = 0;
  let known = true;
  native.eachEntry(body, (value, name) => {
    if (typeof value === "string") return native.appendEntry(form, name, value);
    const blob = put[at]?.name === name && admitted(put[at++].blob);
    known &&= Boolean(blob);
    if (blob) native.appendEntry(form, name, blob);
    return undefined;
  });
  return known ? form : undefined;
};

/** Calls `go` with what may leave of a body, or `stop`, in this task where nobody has to be asked; whether it was. */
export const admit = (body, go, stop) => {
  const files = [];
  eachSource(body, (file) => {
    if (native.get(judged, file) === undefined) files[files.length] = file;
  });
  let now = true;
  const end = () => {
    const other = admitted(body);
    return other === undefined && body !== undefined ? stop() : go(other, now);
  };
  if (files.length === 0) return end();
  let over = false;
  let result;
  judge(files, () => {
    over = true;
    result = end();
  });
  now = false;
  return over ? result : undefined;
};

/** Whether a body holds bytes of files from outside. */
export const hasSource = (body) => {
  let has = false;
  eachSource(body, () => (has = true));
  return has;
};

/** The page has what it made of a file at once: nothing can wait, and nobody has read what it may do with it. */
const glance = (body) =>
  eachSource(body, (file) => {
    // What nobody can read either is no gap.
    const isMedia = MEDIA[native.split(typeOf(file), "/")[0]];
    if (!isMedia && native.get(judged, file) === undefined) ask("files", carrying([file]), "seen");
  });

/** What a form element is about to send, as a body that can be admitted. */
export const filesIn = (form) => {
  const found = [];
  native.eachEntry(form, (value, name) => {
    if (typeof value !== "string") found[found.length] = { __proto__: null, name, blob: value };
  });
  return listed(found);
};

const listed = (found) => {
  const body = { __proto__: null };
  if (found.length > 0) native.set(entries, body, found);
  return body;
};

/** Blobs in a message, near its top, as a body that can be admitted. */
const blobsIn = (message) => {
  const found = [];
  let values = 0;
  const walk = (value, depth) => {
    if (typeof value !== "object" || value === null || ++values > MOST_VALUES) return undefined;
    if (native.isBlob(value)) return (found[found.length] = { __proto__: null, name: "", blob: value });
    if (depth === 0 || native.isView(value) || native.isBuffer(value)) return undefined;
    const keys = native.ownKeys(value);
    for (let i = 0; i < keys.length && i < MOST_VALUES; i++) {
      const property = native.getOwnPropertyDescriptor(value, keys[i]);
      if (property && "value" in property) walk(property.value, depth - 1);
    }
    return undefined;
  };
  walk(message, DEPTH);
  return listed(found);
};

/** The body of a request's settings; one that a getter gives is read by nobody but the browser. */
const bodyOf = (init) => {
  const property = typeof init === "object" && init !== null && native.getOwnPropertyDescriptor(init, "body");
  return property ? property.value : undefined;
};

const watchWhatIsMade = (w) => {
  native.beforeNew(w, "Request", (type, args, newTarget) => {
    const request = native.construct(type, args, newTarget);
    const body = bodyOf(args[1]) ?? native.get(bodies, args[0]);
    if (native.isBlob(body) || native.has(entries, body)) native.set(bodies, request, body);
    return request;
  });
  native.before(w.Request?.prototype, "clone", (clone, self, args) => {
    const request = native.apply(clone, self, args);
    if (native.has(bodies, self)) native.set(bodies, request, native.get(bodies, self));
    return request;
  });
  native.beforeNew(w, "Response", (type, args, newTarget) => {
    glance(args[0]);
    return native.construct(type, args, newTarget);
  });
  native.before(w.URL, "createObjectURL", (create, self, args) => {
    glance(args[0]);
    return native.apply(create, self, args);
  });
  native.before(w.Blob?.prototype, "slice", (slice, self, args) => {
    const part = native.apply(slice, self, args);
    const source = sourceOf(self);
    if (source) native.set(sources, part, source);
    return part;
  });
  native.each(["append", "set"], (name) => {
    native.before(w.FormData?.prototype, name, (put, self, args) => {
      const result = native.apply(put, self, args);
      if (native.isBlob(args[1])) {
        const all = entriesOf(self);
        all[all.length] = { __proto__: null, name: native.toText(args[0]), blob: args[1] };
        native.set(entries, self, all);
      }
      return result;
    });
  });
};

const guardReading = (w) => {
  const { DOMException, FileReader, ProgressEvent } = w;
  const failed = () => new DOMException("The requested file could not be read.", "NotReadableError");
  native.each(["text", "arrayBuffer", "bytes"], (name) => {
    native.before(w.Blob?.prototype, name, (read, self, args) => {
      const go = (blob) => native.apply(read, blob, args);
      if (!hasSource(self)) return go(self);
      return new native.Later((resolve, reject) => admit(self, (other) => resolve(go(other)), () => reject(failed())));
    });
  });
  native.before(w.Blob?.prototype, "stream", (read, self, args) => {
    let now;
    const wait = hasSource(self) && new native.Later((resolve, reject) =>
      admit(self, (other, atOnce) => (atOnce && (now = other), resolve()), () => reject(failed())),
    );
    // A copy cannot be put into a stream that the page has already.
    const bytes = native.apply(read, now ?? self, args);
    if (!wait || now) return bytes;
    const same = native.then(wait, () => {
      if (admitted(self) !== self) throw failed();
    });
    return native.pipeThrough(bytes, new Through({ __proto__: null, start: () => same }));
  });
  native.each(["readAsText", "readAsDataURL", "readAsArrayBuffer", "readAsBinaryString"], (name) => {
    native.before(FileReader?.prototype, name, (read, self, args) => {
      if (!hasSource(args[0])) return native.apply(read, self, args);
      const stop = () => native.each(["error", "loadend"], (kind) => native.dispatch(self, new ProgressEvent(kind)));
      admit(args[0], (other) => native.apply(read, self, [other, args[1]]), () => native.after(0, stop));
      return undefined;
    });
  });
};

/** Before what guards texts: installed after it. `XMLHttpRequest` asks by itself. */
export const guardStrangers = (w) => {
  watchWhatIsMade(w);
  guardReading(w);
  native.before(w, "fetch", (fetch, self, args) => {
    const body = bodyOf(args[1]) ?? native.get(bodies, args[0]);
    if (!hasSource(body)) return native.apply(fetch, self, args);
    const go = (other) => {
      const init = { __proto__: null, body: other };
      const given = args[1] ? new Proxy(args[1], { __proto__: null, get: (of, name) => (name === "body" ? other : of[name]) }) : init;
      return native.apply(fetch, self, other === body ? args : [args[0], given]);
    };
    const failed = () => new native.Wrong("Failed to fetch");
    return new native.Later((resolve, reject) => admit(body, (other) => resolve(go(other)), () => reject(failed())));
  });
  native.each(["WebSocket", "RTCDataChannel"], (name) => {
    native.before(w[name]?.prototype, "send", (send, self, args) => {
      if (!hasSource(args[0])) return native.apply(send, self, args);
      return void admit(args[0], (other) => native.apply(send, self, [other]), () => {});
    });
  });
  native.before(w.Navigator?.prototype, "sendBeacon", (send, self, args) => {
    if (!hasSource(args[1])) return native.apply(send, self, args);
    // A beacon cannot wait; the answer holds for the next one.
    return admit(args[1], (other, now) => now && native.apply(send, self, [args[0], other]), () => false) ?? false;
  });
  native.each(["Worker", "ServiceWorker", "MessagePort", "BroadcastChannel"], (name) => {
    native.before(w[name]?.prototype, "postMessage", (post, self, args) => {
      const blobs = blobsIn(args[0]);
      const go = () => native.apply(post, self, args);
      return hasSource(blobs) ? void admit(blobs, go, () => {}) : go();
    });
  });
};
