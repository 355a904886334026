// The line to the page side in the isolated world: events on a node that stands in no document and that only the two
// have. A question is answered while it is being asked, by an event in the other direction.
import { Custom, detailOf, dispatch, each, includes, indexOf, listen, Mouse, placeOf, preventDefault, relatedOf, slice, split, unlisten } from "./natives.js";
import { holdsWritten } from "./written.js";

/** Separates the parts of a message; the last part is text and may contain it. */
const BREAK = "\u001f";
const INSTEAD = `instead${BREAK}`;
/** Names by which the two find each other, before the page's first script and once only. */
const HELLO = "handrail-hello";
const READY = "handrail-ready";

let line;
let asked = 0;
let answer;
/** Parts of addresses whose answers tell of the account in use; behind `=` globals that do. Not known until told. */
let watched;
const waiting = { __proto__: null };

const event = (name, detail) => new Custom(name, { __proto__: null, detail });

/** Waits for the page side, which brings the node on which both shall speak. */
export const open = () => {
  const meet = (hello) => {
    unlisten(window, HELLO, meet);
    line = relatedOf(hello);
    listen(line, "answer", hear);
    listen(line, "take", take);
    listen(line, "give", give);
    dispatch(line, event("ask", "there"));
  };
  listen(window, HELLO, meet);
  dispatch(window, event(READY));
};

const hear = (said) => {
  const detail = detailOf(said);
  const at = indexOf(detail, BREAK);
  const id = slice(detail, 0, at);
  const word = slice(detail, at + 1);
  if (id === "watch") {
    watched = split(word, BREAK);
  } else if (id === "look") {
    each(watched ?? [], lookUp);
  } else if (waiting[id]) {
    const settle = waiting[id];
    delete waiting[id];
    const other = insteadOf(word);
    settle(word === "pass" || other !== undefined, other);
  } else {
    answer = { __proto__: null, id, word };
  }
};

const insteadOf = (word) => (word && indexOf(word, INSTEAD) === 0 ? slice(word, INSTEAD.length) : undefined);

const say = (...parts) => {
  answer = undefined;
  const id = `${++asked}`;
  let message = id;
  for (let i = 0; i < parts.length; i++) message += BREAK + parts[i];
  if (line) dispatch(line, event("ask", message));
  const heard = answer;
  return { __proto__: null, id, word: heard?.id === id ? heard.word : undefined };
};

const lookUp = (name) => {
  if (slice(name, 0, 1) !== "=") return;
  try {
    let value = window;
    each(split(slice(name, 1), "."), (member) => (value = value[member]));
    if (typeof value === "string") say("told", name, value);
  } catch {
    // It is not there yet.
  }
};

/** Whether what is answered here tells of the account in use; `undefined` as long as nobody said what does. */
export const isWatched = (address) => {
  if (!watched) return undefined;
  let is = false;
  each(watched, (part) => (is ||= part !== "" && includes(address, part)));
  return is;
};

/** The same once an answer is there: the page side is asked, and starts for it, where it has not said. */
export const isWatchedNow = (address) => {
  if (!watched) say("watch");
  return isWatched(address) === true;
};

/** The page was answered this. */
export const tell = (address, text) => say("told", address, text);

/** Hands an element over, which the next message is about. */
export const hand = (element) => line && dispatch(line, new Mouse("hand", { __proto__: null, relatedTarget: element }));

/** Asks about an element. `decided` hears the answer if the page side has to wait for it. */
export const ask = (what, element, address, decided) => {
  hand(element);
  const heard = say(what, address);
  if (heard.word === "wait") waiting[heard.id] = decided;
  return heard;
};

let giving;
const taken = [];

/** `act(kind, parts, carrier, target, place)` repeats a drop or a paste; whether the page took it. */
export const onGive = (act) => (giving = act);

const take = (event) => {
  taken[0] = taken[1];
  taken[1] = { __proto__: null, element: relatedOf(event), place: placeOf(event) };
};

const give = (event) => {
  const parts = split(detailOf(event), BREAK);
  const carrier = taken[0]?.element;
  const target = taken[1]?.element;
  const texts = [];
  for (let i = 1; i < parts.length; i++) texts[i - 1] = parts[i];
  if (carrier && target && giving?.(parts[0], texts, carrier, target, taken[1].place)) preventDefault(event);
};

/** The page began its document anew, and every listener on its window is gone. */
export const listenAgain = () => say("again");

/** Whether the page side puts this on the clipboard; then `done` hears, later and once, whether it could. */
export const copies = (plain, html, done) => {
  const { id, word } = say("copy", html, plain);
  if (word === "wait") waiting[id] = done;
  return word === "wait";
};

/** Whether the page side wants to see what is about to leave for this address (empty for a worker). */
export const wants = (address) => say("want", address).word !== "no";

/**
 * Whether a text may leave now. `undefined` while a person is being asked: then `decided` hears the
 * answer, later and once, and what may leave in its place where the text is all of it (`whole`). A text of `null` could
 * not be read. `instead`, if given, sends at once what may leave in its place.
 * Where nobody answers, text that a person wrote here is refused.
 */
export const judge = (address, text, decided, instead, whole = instead !== undefined) => {
  if (text === null) return say("unread", address).word !== "refuse";
  const { id, word } = say(instead ? "message" : whole ? "text" : "judge", address, text);
  const other = insteadOf(word);
  if (other !== undefined) {
    instead(other);
    return false;
  }
  if (word === "wait") {
    waiting[id] = decided;
    return undefined;
  }
  return word ? word === "pass" : !holdsWritten(text);
};
