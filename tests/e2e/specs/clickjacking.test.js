// A page that wants a person to press "send it anyway" without knowing: the twelve set-ups, and a few of our own. The
// override counts only for a notice that stood in plain sight, unmoved, for half a second.
import assert from "node:assert/strict";
import { it } from "node:test";
import { choose, enter, type } from "../browser/hands.js";
import { pierce, shown } from "../browser/pierce.js";
import { chat, onStage, using } from "./stage.js";

// Asked about with a reason in a tool that nobody approved.
const MARKED = "HIGHLY CONFIDENTIAL. Please shorten this memo about the garden.";
const OVERRIDE = ["dialog .quiet", "dialog input[type=radio]", "dialog fieldset ~ .row .quiet"];
const pause = (ms) => new Promise((wake) => setTimeout(wake, ms));

/** Elements that the page itself did not put beside its head and body. Runs in the page. */
const FOREIGN = "globalThis.foreign = () => [...document.documentElement.children].slice(2)";

/** What a page does while the notice stands, or just before it. Each runs in the page. */
const ATTACKS = {
  "covers it by a popover that takes no clicks": () => {
    const cover = document.createElement("div");
    cover.popover = "manual";
    cover.style.cssText = "inset:0;width:100vw;height:100vh;border:0;margin:0;pointer-events:none;background:#fff";
    cover.textContent = "Click twice to win";
    document.body.append(cover);
    setInterval(() => (cover.matches(":popover-open") && cover.hidePopover(), cover.showPopover()), 50);
  },
  "covers it by a popover inside a closed root": () => {
    const host = document.createElement("div");
    const cover = document.createElement("div");
    cover.popover = "manual";
    cover.style.cssText = "inset:0;width:100vw;height:100vh;border:0;margin:0;pointer-events:none;background:#fff";
    host.attachShadow({ mode: "closed" }).append(cover);
    document.body.append(host);
    setInterval(() => (cover.matches(":popover-open") && cover.hidePopover(), cover.showPopover()), 50);
  },
  "opens a modal dialog of its own above it, again and again": () => {
    const cover = document.createElement("dialog");
    cover.style.cssText = "pointer-events:none;width:90vw;height:90vh";
    document.body.append(cover);
    setInterval(() => (cover.close(), cover.showModal()), 50);
  },
  "puts an element of the greatest z-index over it": () => {
    const cover = document.createElement("div");
    cover.style.cssText = "position:fixed;inset:0;z-index:2147483647;pointer-events:none;background:#fff";
    document.documentElement.append(cover);
    return "harmless";
  },
  "makes the document see-through": () => {
    document.documentElement.style.opacity = "0.01";
    document.body.style.opacity = "0";
    return "harmless";
  },
  "makes every element of its own see-through and takes its colors": () => {
    const style = new CSSStyleSheet();
    const names = ["ink", "soft", "line", "card", "chip", "accent", "accent-ink", "shade", "lift", "edge", "note", "note-card"];
    const none = names.map((name) => `--${name}: transparent !important`).join(";");
    style.replaceSync(`html > *, html { ${none}; opacity: 0 !important; filter: opacity(0) !important; visibility: hidden !important; }`);
    document.adoptedStyleSheets = [style];
    return "seen";
  },
  "scales itself to a twentieth": () => {
    document.documentElement.style.zoom = "0.05";
  },
  "zooms in and out so that buttons move": () => {
    let large = false;
    setInterval(() => (document.documentElement.style.zoom = (large = !large) ? "1.15" : "1"), 60);
  },
  "moves its host into something hidden": () => {
    const away = document.createElement("div");
    away.style.cssText = "opacity:0;transform:scale(0.1);clip-path:inset(50%)";
    document.body.append(away);
    setInterval(() => away.append(...foreign()), 50);
  },
  "takes it away and puts it back just before the press": () => {
    setInterval(() => {
      for (const host of foreign()) {
        host.remove();
        setTimeout(() => document.documentElement.append(host), 10);
      }
    }, 200);
  },
  "takes it away and puts it back at the press": () => {
    addEventListener(
      "pointerdown",
      () => {
        for (const host of foreign()) {
          host.remove();
          document.documentElement.append(host);
        }
      },
      true,
    );
  },
  "makes it inert": () => {
    setInterval(() => foreign().forEach((host) => host.setAttribute("inert", "")), 20);
    return "harmless";
  },
  "freezes an old picture over it by a view transition": () => {
    const style = new CSSStyleSheet();
    style.replaceSync("::view-transition, ::view-transition-group(*), ::view-transition-old(*) { animation-duration: 60s; pointer-events: none }");
    document.adoptedStyleSheets = [style];
    document.startViewTransition?.(() => {});
    return document.startViewTransition ? "covered" : "not offered";
  },
  "goes to full screen with an element of its own": async () => {
    const cover = document.createElement("div");
    cover.style.cssText = "background:#fff;pointer-events:none";
    document.body.append(cover);
    await cover.requestFullscreen().catch(() => {});
    return "harmless";
  },
  "hides the pointer and draws another": () => {
    const style = new CSSStyleSheet();
    style.replaceSync("* { cursor: none !important }");
    document.adoptedStyleSheets = [style];
    return "pointer";
  },
};

onStage("The override", (stage) => {
  const arrived = () => stage.internet.received.list({ path: "/send" });

  for (const [what, attack] of Object.entries(ATTACKS)) {
    it(`is not taken from a person by a page that ${what}`, async () => {
      await using(await chat(stage, { editor: "textarea" }), async (page) => {
        const before = arrived().length;
        await type(page, MARKED);
        await enter(page);
        await shown(page, "dialog");
        await page.evaluate(FOREIGN);
        const outcome = await page.evaluate(attack);
        await pause(900);
        const quiet = await pierce(page, "dialog .quiet").catch(() => null);
        if (outcome === "pointer") {
          const cursor = await quiet.evaluate((button) => getComputedStyle(button).cursor);
          assert.equal(cursor, "pointer");
          return;
        }
        if (outcome === "seen") {
          const look = await pierce(page, "dialog").then((dialog) =>
            dialog.evaluate((element) => {
              const { backgroundColor, color, visibility, opacity } = getComputedStyle(element);
              return { backgroundColor, color, visibility, opacity };
            }),
          );
          assert.deepEqual(look, { backgroundColor: "rgb(255, 255, 255)", color: "rgb(29, 36, 48)", visibility: "visible", opacity: "1" });
          return;
        }
        const works = outcome === "harmless" || outcome === "not offered";
        await overrides(page);
        if (works) return;
        assert.equal(arrived().length, before, "the override was taken");
      });
    });
  }

  it("is not taken by the second click of a double click", async () => {
    await using(await chat(stage, { editor: "textarea" }), async (page) => {
      const before = arrived().length;
      await type(page, MARKED);
      await enter(page);
      const quiet = await shown(page, "dialog .quiet");
      await quiet.click();
      await quiet.click();
      await pause(300);
      assert.equal(arrived().length, before);
    });
  });

  it("is a person's to give when nothing is in the way", async () => {
    await using(await chat(stage, { editor: "textarea" }), async (page) => {
      const before = arrived().length;
      await type(page, MARKED);
      await enter(page);
      for (const selector of OVERRIDE) await choose(page, selector);
      await stage.internet.received.until({ path: "/send" }, () => arrived().length > before);
    });
  });
});

/** Presses its way through the override, as a person would who sees something else there. */
async function overrides(page) {
  for (const selector of OVERRIDE) {
    const found = await pierce(page, selector).catch(() => null);
    await found?.click().catch(() => {});
    await pause(700);
  }
}
