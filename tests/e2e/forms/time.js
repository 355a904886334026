// Times the page side in Chromium; prints one JSON object, milliseconds.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { launch } from "../browser/launch.js";
import { pageSide } from "../browser/page_side.js";
import { Internet } from "../internet/internet.js";
import { chatSite } from "../pages/chat_site.js";

const folder = join(process.env.HANDRAIL_TARGET, "forms");
const STARTS = 7;

const internet = await Internet.start();
internet.serve("chatgpt.com", chatSite());
const session = await launch("chromium", { internet });
try {
  const timed = { wasm: await time("wasm"), twin: await time("twin") };
  timed.wasm.start = await start("none");
  timed.twin.start = await start("strict");
  console.log(JSON.stringify(timed));
} finally {
  await session.close();
  await internet.stop();
}

async function time(name) {
  const page = await session.page("about:blank");
  for (const script of ["twin.js", "form.js"]) {
    await page.evaluate(readFileSync(join(folder, script), "utf8"));
  }
  const timed = await page.evaluate((name) => {
    const { form, mixed, prose } = forms.load(name);
    const best = (rounds, repeat, work) => {
      let least = Infinity;
      for (let i = 0; i < rounds; i++) {
        const began = performance.now();
        for (let j = 0; j < repeat; j++) work();
        least = Math.min(least, (performance.now() - began) / repeat);
      }
      return least;
    };
    const [prompt, long, plain] = [mixed(2_000), mixed(10_000_000), prose(10_000_000)];
    form.list(50_000);
    return {
      verdict: best(20, 20, () => form.judge(prompt)),
      scan: best(2, 1, () => form.scan(long, false)),
      prose: best(2, 1, () => form.scan(plain, false)),
      names: best(1, 1, () => form.scan(long, true)),
      prompt: best(20, 20, () => form.scan(prompt, false)),
      listed: best(20, 20, () => form.scan_listed(prompt)),
    };
  }, name);
  await page.close();
  return timed;
}

// From the first line of the page side to its listeners being on, best of several page loads.
async function start(csp) {
  let least = Infinity;
  for (let i = 0; i < STARTS; i++) {
    const page = await session.page(`https://chatgpt.com/?csp=${csp}`);
    const { began, ready } = await pageSide(page);
    least = Math.min(least, ready - began);
    await page.close();
  }
  return least;
}
