// What a page puts into a blob, by the blob: a blob cannot be read at once, and some ways of sending are over by the
// time it could be.
import { BlobType, beforeNew, construct, decode, get, isArray, isBlob, isBuffer, isView, set, Weak } from "./natives.js";
import { noteParts } from "./strangers.js";

/** Longest content that is kept beside its blob, in UTF-16 units or bytes. */
const MOST = 1 << 20;
const contents = new Weak();

/** The text of a blob that was made here from text; else `undefined`. */
export const contentOf = (blob) => get(contents, blob);

const partOf = (part) => {
  if (typeof part === "string") return part;
  if (isView(part) || isBuffer(part)) return part.byteLength <= MOST ? decode(part) : undefined;
  return isBlob(part) ? contentOf(part) : undefined;
};

const joined = (parts) => {
  let text = "";
  for (let i = 0; i < parts.length; i++) {
    const part = partOf(parts[i]);
    if (part === undefined || text.length + part.length > MOST) return undefined;
    text += part;
  }
  return text;
};

const note = (native, args, newTarget) => {
  const blob = construct(native, args, newTarget);
  noteParts(blob, args[0]);
  const text = isArray(args[0]) ? joined(args[0]) : undefined;
  if (text !== undefined) set(contents, blob, text);
  return blob;
};

export const watchBlobs = (w) => {
  if (!w.Blob?.prototype || !BlobType) return;
  beforeNew(w, "Blob", note);
  beforeNew(w, "File", note);
};
