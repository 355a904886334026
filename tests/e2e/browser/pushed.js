// When what is pushed reaches the extension. Chromium that has just started tells it once a visible page has been at
// rest; where one page follows the other, or the machine is busy, only three minutes after its start (measured: 180 s).
import assert from "node:assert/strict";

const PUSHED_WITHIN_MS = 240_000;

/** Looks again and again, with rests between, until `look` finds what was pushed; `seen` says what it found last. */
export async function untilPushed(look, seen = () => "nothing of it") {
  const end = Date.now() + PUSHED_WITHIN_MS;
  for (let rest = 3_000; !(await look()); rest = Math.min(2 * rest, 15_000)) {
    assert.ok(Date.now() < end, `four minutes after the push there is ${seen()}`);
    await new Promise((wake) => setTimeout(wake, rest));
  }
}
