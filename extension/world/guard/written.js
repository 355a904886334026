// What a person wrote in this frame, looked at only if the page side no longer answers: then nobody can judge, and
// text of theirs does not leave.
import { dataOf, includes, isOf, isTrusted, listen, pathOf, replace, slice, toText } from "./natives.js";

const MOST = 4;
const LENGTH = 12;
const REMEMBERED = 400;
const fields = [];
let typed = "";

/** A choice, a check mark and a file are told of by events without data. */
const hasData = isOf(dataOf);

const plain = (text) => replace(toText(text), /[^\p{L}\p{N}]/gu, "");

const note = (event) => {
  if (!isTrusted(event)) return;
  const field = pathOf(event)[0];
  if (fields[0] !== field) {
    for (let i = MOST - 1; i > 0; i--) fields[i] = fields[i - 1];
    fields[0] = field;
  }
  if (hasData(event)) typed = slice(typed + (dataOf(event) ?? ""), -REMEMBERED);
};

/** Watches; again after every listener was taken away. */
export const watch = () => listen(window, "input", note, true);

const said = (field) => plain(field?.value ?? field?.textContent ?? "");

const overlaps = (text, written) => {
  if (written.length < LENGTH) return written.length > 0 && includes(text, written);
  for (let at = 0; at + LENGTH <= written.length; at += LENGTH) {
    if (includes(text, slice(written, at, at + LENGTH))) return true;
  }
  return false;
};

export const holdsWritten = (text) => {
  if (fields.length === 0) return false;
  const own = plain(text);
  if (overlaps(own, plain(typed))) return true;
  for (let i = 0; i < MOST; i++) if (fields[i] && overlaps(own, said(fields[i]))) return true;
  return false;
};
