// A real clipboard, filled as a person fills it: by selecting something on another page and copying it. No
// clipboard permission is asked for, and every event on the tool's page is trusted.
const PAGE = "data:text/html,<title>Notes</title><textarea></textarea><div contenteditable></div>";

export class Clipboard {
  #browser;

  constructor(browser) {
    this.#browser = browser;
  }

  /** Copies plain text. */
  text(text) {
    return this.#copy((value) => {
      const field = document.querySelector("textarea");
      field.value = value;
      field.focus();
      field.select();
    }, text);
  }

  /** Copies rich text, as from a word processor or a web page. */
  html(markup) {
    return this.#copy((value) => {
      const field = document.querySelector("div");
      field.innerHTML = value;
      field.focus();
      getSelection().selectAllChildren(field);
    }, markup);
  }

  /** What the clipboard gives to a page that it is pasted into. */
  async pasted() {
    const page = await this.#browser.newPage();
    await page.goto(PAGE);
    await page.bringToFront();
    await page.focus("textarea");
    await chord(page, "Control", "v");
    const text = await page.$eval("textarea", (field) => field.value);
    await page.close();
    return text;
  }

  async #copy(select, value) {
    const page = await this.#browser.newPage();
    await page.goto(PAGE);
    await page.bringToFront();
    await page.evaluate(select, value);
    await chord(page, "Control", "c");
    await page.close();
  }
}

/** Presses keys together: `chord(page, "Control", "v")`. */
export async function chord(page, ...keys) {
  for (const key of keys) await page.keyboard.down(key);
  for (const key of keys.toReversed()) await page.keyboard.up(key);
}
