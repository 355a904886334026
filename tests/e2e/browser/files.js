// Files as a person hands them to a page: chosen in an input, dropped, pasted.
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chord } from "./clipboard.js";

/** A folder of files for tests: `write(name, content)` gives a path, `clear()` takes it away. */
export class Folder {
  #path = mkdtempSync(join(tmpdir(), "handrail-files-"));

  get path() {
    return this.#path;
  }

  write(name, content) {
    const path = join(this.#path, name);
    writeFileSync(path, content);
    return path;
  }

  clear() {
    rmSync(this.#path, { recursive: true, force: true });
  }
}

/** Chooses files in the page's file input, wherever it stands. */
export async function attach(page, ...paths) {
  const input = await fileInput(page);
  await input.uploadFile(...paths);
}

async function fileInput(page) {
  const end = Date.now() + 30_000;
  for (;;) {
    const found = await page.evaluateHandle(() => {
      const within = (root) => {
        for (const element of root.querySelectorAll("*")) {
          if (element.matches("input[type=file]")) return element;
          const inner = element.shadowRoot && within(element.shadowRoot);
          if (inner) return inner;
        }
        return null;
      };
      return globalThis.hidden ?? within(document);
    });
    const element = found.asElement();
    if (element) return element;
    if (Date.now() > end) throw new Error("the page has no file input");
    await new Promise((wake) => setTimeout(wake, 50));
  }
}

/** Presses what opens the browser's file dialog, and chooses files there. */
export async function attachBy(page, selector, ...paths) {
  const [chooser] = await Promise.all([page.waitForFileChooser(), page.click(selector)]);
  await chooser.accept(paths);
}

/** Drops files onto an element (Chromium only: no other driver offers trusted drops). */
export async function drop(page, selector, ...paths) {
  const box = await (await page.waitForSelector(selector)).boundingBox();
  await dropAt(page, { x: box.x + box.width / 2, y: box.y + box.height / 2 }, ...paths);
}

/** The same, at a place in CSS pixels. */
export async function dropAt(page, at, ...paths) {
  const client = await page.createCDPSession();
  const data = { items: [], files: paths, dragOperationsMask: 1 };
  for (const type of ["dragEnter", "dragOver", "drop"]) {
    await client.send("Input.dispatchDragEvent", { type, ...at, data });
  }
  await client.detach();
}

/** The smallest picture, as PNG. */
export const PICTURE = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
  "base64",
);

/** Puts a picture on the clipboard, as a screenshot does; `host` serves an empty page. */
export async function copyPicture(session, host) {
  const page = await session.page(`https://${host}/`);
  await page.evaluate((base64) => {
    const bytes = Uint8Array.from(atob(base64), (c) => c.charCodeAt(0));
    const picture = new Blob([bytes], { type: "image/png" });
    document.body.innerHTML = "<button>Copy</button>";
    document.querySelector("button").onclick = async () => {
      await navigator.clipboard.write([new ClipboardItem({ "image/png": picture })]);
      document.title = "copied";
    };
  }, PICTURE.toString("base64"));
  await page.bringToFront();
  await page.click("button");
  await page.waitForFunction(() => document.title === "copied");
  await page.close();
}

/** Pastes into the page's text field. */
export async function pasteThere(page) {
  await page.bringToFront();
  await page.click("textarea");
  await chord(page, "Control", "v");
}
