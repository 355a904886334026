// On pages that no list knows, where the policy asks for it: counts what tells an AI tool from other pages, and tells the
// background the counts, in the order of `Looks` in src/watch. No text is sent, and nothing is decided here.
const all = (selector) => [...document.querySelectorAll(selector)];
const place = (element) => element.getBoundingClientRect();
const BOXES = "textarea,[contenteditable],[role=textbox],input[type=text],input:not([type])";
const PRESS = "button,[role=button]";
const AI = /\b(ai|\w*gpt|llama|copilot|chatbot|assistant|llm)\b/i;

let composer;
let sent = -1e9;
let streamed = 0;
let told;

const isEmpty = () => !(composer?.value ?? composer?.innerText)?.trim();

const look = () => {
  const boxes = all(BOXES).filter((box) => place(box).width > 220 && !box.closest("[role=search]"));
  composer = boxes.sort((a, b) => place(b).width - place(a).width)[0];
  if (!composer) return;
  let scope = composer;
  for (let i = 5; i-- && !scope.querySelector(PRESS); ) scope = scope.parentElement ?? scope;
  const label = composer.cloneNode().outerHTML + composer.firstElementChild?.cloneNode().outerHTML;
  const buttons = all("button,select").map((button) => button.innerText + button.ariaLabel).join().slice(0, 9e3);
  const { top, height } = place(composer);
  const looks = [
    document.querySelector(FRONT_ENDS),
    boxes.length,
    scope.querySelector(PRESS),
    top > innerHeight / 2.5 && height < innerHeight / 3,
    AI.test(label) || /\bask|prompt|help you|pregúnt/i.test(label) ? 2 : /message|chat|type |mensaje|escrib/i.test(label),
    document.querySelector(AUTHORS),
    document.querySelector("[role=log],[aria-live=polite]"),
    /(gpt|claude|gemini|llama|mistral|qwen|deepseek|grok|gemma|phi)[-\s\d:.]/i.test(buttons),
    /stop (gen|resp)|regenerat|(new|nuevo) chat/i.test(buttons),
    AI.test(document.title),
    /bold|cursiva/i.test(buttons),
    streamed,
  ].map((one) => (one > 1 ? one : +!!one));
  if (told !== (told = `${looks}`)) chrome.runtime.sendMessage({ ask: "looks", with: looks });
};

new PerformanceObserver((list) => {
  for (const { startTime, responseStart, responseEnd, contentType, initiatorType } of list.getEntries()) {
    if (startTime < sent - 99 || startTime > sent + 2500 || !isEmpty() || !/fetch|xml/.test(initiatorType)) continue;
    const long = responseStart && responseEnd - responseStart > 700;
    // Chromium leaves out a type it does not know; streams of lines have such.
    if (/stream|ndj/.test(contentType) || (long && !contentType)) streamed = 2;
    else if (long) streamed ||= 1;
    look();
  }
}).observe({ type: "resource" });

const act = ({ type, key, timeStamp }) => {
  if (type === "focusin") setTimeout(look, 200);
  else if ((!key || key === "Enter") && !isEmpty()) {
    sent = timeStamp;
    setTimeout(look, 1500);
  }
};
for (const kind of ["focusin", "keydown", "click"]) addEventListener(kind, act, true);
setTimeout(look, 2000, look());
