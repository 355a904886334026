// Hears what happens in the frame from the first moment on, in place of the page side, which starts when it is first
// needed. Its listeners are called from here: whenever it starts, it hears before the page does.

/** What the page side hears on the window, on the way down and on the way up. A test holds them against its gates. */
const DOWN =
  "paste drop dragstart dragenter copy keydown keypress keyup beforeinput input change submit focusin pagehide click " +
  "touchstart touchend pointerdown pointerup mousedown mouseup handrail-wrote";
const UP = "copy";
/** No reason to start by themselves. */
const QUIET = "focusin pagehide";
/** What may carry a prompt away, and is stopped while nobody is there to judge it. */
const CARRIES = "paste drop submit";

/** Separates the parts of a message from the guard in the page's own world. */
const BREAK = "\u001f";
const HELLO = "handrail-hello";
const READY = "handrail-ready";
/** An address longer than this may bring a prompt with it, in UTF-16 units of its query and fragment. */
const BARE = 12;
/** A start that failed is not tried again by every event, ms. */
const RESTS_MS = 1_000;
/** Questions that are kept for the page side until it starts. */
const MOST_KEPT = 200;

const line = document.createElement("div");
const late = document.readyState !== "loading";
const kept = [];
const named = new Map();
/** `asleep`, `runs`, `waits` for what it starts with, or `failed` to start. */
let state = "asleep";
let failedAt = -RESTS_MS;
let met = false;
let told;
let begin;

const is = (list, kind) => list.split(" ").includes(kind);

const mayStart = () => state === "asleep" || (state === "failed" && performance.now() - failedAt > RESTS_MS);

/** Starts the page side, unless that was done; whether it runs. */
export const wake = () => {
  if (mayStart()) begin();
  return state === "runs";
};

const hold = (event) => {
  const isSend = event.type.startsWith("key") && event.key === "Enter" && !event.shiftKey;
  if (!isSend && !is(CARRIES, event.type)) return;
  event.preventDefault();
  event.stopImmediatePropagation();
};

const pass = (event, hearers) => {
  const stopped = event.cancelBubble;
  for (const hear of hearers) {
    try {
      hear(event);
    } catch (error) {
      hold(event);
      console.error(error);
    }
    if (event.cancelBubble && !stopped) return;
  }
};

const hear = (event, hearers) => {
  if (state === "runs" || (!is(QUIET, event.type) && wake())) pass(event, hearers);
  else if (state !== "asleep") hold(event);
};

/** Tells the guard. */
const say = (detail) => line.dispatchEvent(new CustomEvent("answer", { detail }));

/** A question of the guard: most need nobody awake. */
const answer = (event, hearers) => {
  if (state === "runs") return pass(event, hearers);
  const [id, what] = event.detail.split(BREAK, 2);
  met = true;
  const mayCarry = location.search.length + location.hash.length > BARE;
  const wants = what === "want" && !mayCarry;
  if (!wants && what !== undefined) return wake() && pass(event, hearers);
  if (kept.length < MOST_KEPT) kept.push(event);
  if (!wants || state !== "asleep") return undefined;
  return say(id + BREAK + "no");
};

const attach = (target, kind, capture) =>
  target.addEventListener(kind, named.get(`${kind} ${capture}`).call, { capture, passive: false });

const own = (target, kind, capture) =>
  target === window || target === line ? named.get(`${kind} ${capture}`) : undefined;

const listen = (target, kind, capture, act) => {
  const hearers = new Set();
  named.set(`${kind} ${capture}`, { hearers, call: (event) => act(event, hearers) });
  attach(target, kind, capture);
};

const greet = () => window.dispatchEvent(new MouseEvent(HELLO, { relatedTarget: line }));

/** Listens. `start` is to start the page side: to say `waits()`, and `runs()` once it does. */
export const open = (start) => {
  begin = start;
  for (const kind of DOWN.split(" ")) listen(window, kind, true, hear);
  for (const kind of UP.split(" ")) listen(window, kind, false, hear);
  listen(line, "ask", true, answer);
  listen(line, "hand", true, hear);
  // Whichever of the two came first hears the other.
  window.addEventListener(READY, () => met || greet(), true);
  greet();
};

/** The page side runs, and hears what was said to it before. */
export const runs = () => {
  state = "runs";
  const { hearers } = named.get("ask true");
  for (const event of kept.splice(0)) pass(event, hearers);
};

/** The page side cannot start yet: what may carry a prompt stays until it has. */
export const waits = () => (state = "waits");

/** It could not start: nothing of what it began with hears any more, what may carry a prompt stays, and it may try again. */
export const fails = () => {
  state = "failed";
  failedAt = performance.now();
  for (const { hearers } of named.values()) hearers.clear();
};

/** The policy in force, packed, as the background told it. */
export const tell = (policy) => (told = policy);

/** What the page side finds here when it starts. */
export const handrailEars = {
  line: () => line,
  say,
  late: () => late,
  missed: () => failedAt >= 0,
  told: () => told,
  /** Hears before anything that the page registered later; again where a page has had all listeners taken away. */
  add(target, kind, hearer, capture) {
    const ours = own(target, kind, capture);
    if (!ours) return target.addEventListener(kind, hearer, { capture, passive: false });
    ours.hearers.add(hearer);
    return attach(target, kind, capture);
  },
  remove(target, kind, hearer, capture) {
    own(target, kind, capture)?.hearers.delete(hearer);
    target.removeEventListener(kind, hearer, capture);
  },
};
