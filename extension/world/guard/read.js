// Bodies as text, in whatever form a page hands them over.
import * as native from "./natives.js";
import { contentOf } from "./blobs.js";
import { entriesOf } from "./strangers.js";

/** Larger bodies are no prompt, in bytes. */
const MOST = 8 << 20;
const GZIP = 0x1f8b;
/** How long a stream is read before it is let go, ms. */
const PATIENCE_MS = 3_000;

const text = (value) => (value === null || value === undefined ? "" : native.toText(value));

const isObject = (value) => typeof value === "object" && value !== null;

const isDocument = native.isOf((value) => native.markupOf(value));

const formText = (form) => {
  const query = new native.Query();
  native.eachEntry(form, (value, name) => {
    if (typeof value === "string") native.append(query, name, value);
  });
  native.each(entriesOf(form), ({ name, blob }) => {
    const said = contentOf(blob);
    if (said !== undefined) native.append(query, name, said);
  });
  return native.queryText(query);
};

/**
 * The text of a body that can be read at once; `undefined` for one that has to be awaited (a stream, a blob that came
 * from elsewhere), `null` for one too large to read. A file in a form is no text of a composer.
 */
export const textNow = (body) => {
  if (typeof body === "string" || !isObject(body)) return text(body);
  if (native.isQuery(body)) return native.queryText(body);
  if (native.isEntries(body)) return formText(body);
  if (native.isView(body) || native.isBuffer(body)) return body.byteLength > MOST ? null : native.decode(body);
  if (native.isBlob(body)) return contentOf(body);
  if (native.isStream(body)) return undefined;
  if (isDocument(body)) return native.markupOf(body);
  return text(body);
};

/** What stays the same whatever the page does to `body` while a person is being asked. */
export const frozen = (body) => {
  if (!isObject(body) || native.isBlob(body) || native.isStream(body)) return body;
  if (native.isQuery(body)) return new native.Query(native.queryText(body));
  if (native.isView(body) || native.isBuffer(body)) return native.copyOf(body);
  if (!native.isEntries(body)) return body;
  const copy = new native.FormEntries();
  native.eachEntry(body, (value, name) => {
    if (typeof value === "string") native.appendEntry(copy, name, value);
    else native.appendEntry(copy, name, value, value.name);
  });
  return copy;
};

const isPlatform = (body) =>
  native.isBuffer(body) ||
  native.isBlob(body) ||
  native.isEntries(body) ||
  native.isQuery(body) ||
  native.isStream(body) ||
  isDocument(body);

/** What the browser itself would make of `body` in the end, so that it cannot say one thing now and another then. */
export const settled = (body) => {
  if (body === undefined || body === null || typeof body === "string") return body;
  const kept = isObject(body) && (native.isView(body) || isPlatform(body));
  return kept ? body : native.toText(body);
};

/** Reads a blob, a request or a response to its end and gives the text to `then`, `null` when it cannot be read. */
export const textLater = (source, then) => {
  let over = false;
  const end = (said) => {
    if (over) return;
    over = true;
    then(said);
  };
  native.after(PATIENCE_MS, () => end(null));
  const bytes = native.isBlob(source) ? native.bufferOf(source) : native.bodyBuffer(source);
  native.then(
    bytes,
    (buffer) => unpacked(buffer, end),
    () => end(null),
  );
};

const unpacked = (buffer, end) => {
  const bytes = new native.Bytes(buffer);
  if (bytes.length > MOST) return end(null);
  if ((bytes[0] << 8) + bytes[1] !== GZIP || !native.Unzip) return end(native.decode(bytes));
  const plain = new native.Answer(native.pipeThrough(native.streamOf(new native.BlobType([bytes])), new native.Unzip("gzip")));
  native.then(
    native.answerBuffer(plain),
    (unzipped) => end(native.decode(unzipped)),
    () => end(null),
  );
};
