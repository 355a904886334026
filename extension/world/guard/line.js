// The line to the page side in the isolated world: events on a node that stands in no document and that only the two
// have. A question is answered while it is being asked, by an event in the other direction.
import { Custom, detailOf, dispatch, indexOf, listen, relatedOf, slice, unlisten } from "./natives.js";
import { holdsWritten } from "./written.js";

/** Separates the parts of a message; the last part is text and may contain it. */
const BREAK = "\u001f";
/** Names by which the two find each other, before the page's first script and once only. */
const HELLO = "handrail-hello";
const READY = "handrail-ready";

let line;
let asked = 0;
let answer;
const waiting = { __proto__: null };

const event = (name, detail) => new Custom(name, { __proto__: null, detail });

/** Waits for the page side, which brings the node on which both shall speak. */
export const open = () => {
  const meet = (hello) => {
    unlisten(window, HELLO, meet);
    line = relatedOf(hello);
    listen(line, "answer", hear);
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
  if (waiting[id]) {
    const settle = waiting[id];
    delete waiting[id];
    settle(word === "pass");
  } else {
    answer = { __proto__: null, id, word };
  }
};

const say = (...parts) => {
  answer = undefined;
  const id = `${++asked}`;
  let message = id;
  for (let i = 0; i < parts.length; i++) message += BREAK + parts[i];
  if (line) dispatch(line, event("ask", message));
  const heard = answer;
  return { __proto__: null, id, word: heard?.id === id ? heard.word : undefined };
};

/** The page began its document anew, and every listener on its window is gone. */
export const listenAgain = () => say("again");

/** Whether the page side wants to see what is about to leave for this address (empty for a worker). */
export const wants = (address) => say("want", address).word !== "no";

/**
 * Whether a text may leave now. `undefined` while a person is being asked: then `decided` hears the
 * answer, later and once. A text of `null` could not be read.
 * Where nobody answers, text that a person wrote here is refused.
 */
export const judge = (address, text, decided) => {
  if (text === null) return say("unread", address).word !== "refuse";
  const { id, word } = say("judge", address, text);
  if (word === "wait") {
    waiting[id] = decided;
    return undefined;
  }
  return word ? word === "pass" : !holdsWritten(text);
};
