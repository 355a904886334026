// The popup for everybody: by keyboard, by screen reader, in the dark, enlarged, in Spanish.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before, describe, it } from "node:test";
import { browsers, launch } from "../browser/launch.js";
import { malformed, policy } from "../browser/policy.js";
import { openPopup, says } from "../browser/popup.js";

const AXE = readFileSync(new URL("../node_modules/axe-core/axe.min.js", import.meta.url), "utf8");

/** What axe has against the page, in words. */
async function complaints(popup) {
  await popup.evaluate(AXE);
  return popup.evaluate(async () => {
    const { violations } = await globalThis.axe.run();
    return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(", ")}`);
  });
}

const STATES = {
  "a managed policy": [{ policy: policy() }, { en: "From your organization", es: "De su organización" }],
  "a refused policy": [{ policy: malformed() }, { en: "Policy refused", es: "Política rechazada" }],
};

for (const name of browsers) {
  for (const [state, [values, expected]] of Object.entries(STATES)) {
    describe(`The popup with ${state}, in ${name}`, () => {
      let session;
      before(async () => {
        session = await launch(name, { policy: values });
      });
      after(() => session?.close());

      for (const lang of ["en", "es"]) {
        for (const scheme of ["light", "dark"]) {
          it(`gives axe nothing to complain of in ${lang}, ${scheme}`, async () => {
            const popup = await openPopup(session, { lang });
            if (name === "chromium") {
              await popup.emulateMediaFeatures([{ name: "prefers-color-scheme", value: scheme }]);
            }
            await says(popup, expected[lang]);
            assert.equal(await popup.evaluate(() => document.documentElement.lang), lang);
            assert.deepEqual(await complaints(popup), []);
            await popup.close();
          });
        }
      }

      it("is reached whole by the Tab key, and shows where the focus is", async () => {
        const popup = await openPopup(session);
        await says(popup, expected.en);
        const controls = await popup.$$eval("a, button", (found) => found.length);
        const reached = new Set();
        for (let press = 0; press < controls; press++) {
          await popup.keyboard.press("Tab");
          reached.add(
            await popup.evaluate(() => {
              const { outlineStyle, outlineWidth } = getComputedStyle(document.activeElement);
              return `${document.activeElement.textContent} ${outlineStyle} ${outlineWidth}`;
            }),
          );
        }
        assert.equal(reached.size, controls);
        for (const control of reached) assert.match(control, / solid 3px$/);
        await popup.close();
      });

      it("needs no sideways scrolling when the text is twice as large", async () => {
        const popup = await openPopup(session);
        await says(popup, expected.en);
        await popup.setViewport({ width: 360, height: 600 });
        await popup.evaluate(() => {
          document.documentElement.style.fontSize = "200%";
        });
        const [needed, there] = await popup.evaluate(() => {
          const { scrollWidth, clientWidth } = document.documentElement;
          return [scrollWidth, clientWidth];
        });
        assert.equal(needed, there);
        await popup.close();
      });

      it("loads nothing from outside the extension", async () => {
        const popup = await openPopup(session);
        const foreign = await popup.evaluate(() =>
          performance.getEntriesByType("resource").map(({ name }) => name).filter((name) => !name.startsWith(location.origin)),
        );
        assert.deepEqual(foreign, []);
        await popup.close();
      });
    });
  }
}
