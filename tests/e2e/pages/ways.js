// The events at which a page of chat_site.js can send (`/?on=…&control=…&when=…`), and what a person then does.
import { enter } from "../browser/hands.js";
import { touch } from "../browser/touch.js";

const press = (page) => page.click(".go");
const tap = (page) => touch(page, ".go");

/** `[name, how to ask the page for it, what the person does]`. */
export const waysIn = (browser) => ALL.filter(([, , , only]) => !only || only === browser);

const ALL = [
  ...["keydown", "keypress", "keyup", "beforeinput"].map((on) => [on, { on }, enter]),
  ["keydown, in the next frame", { on: "keydown", when: "frame" }, enter],
  ["keydown, a moment later", { on: "keydown", when: "later" }, enter],
  ...["pointerdown", "mousedown", "pointerup", "mouseup", "click"].map((on) => [on, { on }, press]),
  ...["div", "link", "own", "svg"].map((control) => [`click on a nameless ${control}`, { on: "click", control }, press]),
  ["pointerdown on a nameless svg", { on: "pointerdown", control: "svg" }, press],
  ["click on a nameless div, a moment later", { on: "click", when: "later", control: "div" }, press],
  ["click, by a finger", { on: "click" }, tap],
  // Firefox tells pages of touches on machines that have a touch screen.
  ...["touchstart", "touchend"].map((on) => [`${on}, by a finger`, { on }, tap, "chromium"]),
  ["click, by assistive technology", { on: "click" }, (page) => page.evaluate(() => document.querySelector(".go").click())],
];
