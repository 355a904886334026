// Windows that a page makes: it must not find unguarded functions in them.
import * as native from "./natives.js";
import { addressFrom } from "./fetch.js";
import { judge, wants } from "./line.js";

const HOLDERS = ["HTMLIFrameElement", "HTMLFrameElement", "HTMLObjectElement", "HTMLEmbedElement"];
const INSERTING = {
  __proto__: null,
  Node: ["appendChild", "insertBefore", "replaceChild"],
  Element: ["append", "prepend", "before", "after", "replaceWith", "replaceChildren", "insertAdjacentElement", "insertAdjacentHTML"],
  Document: ["write", "writeln", "append", "prepend", "replaceChildren"],
  Range: ["insertNode"],
};
const MARKUP = { __proto__: null, Element: ["innerHTML", "outerHTML"], ShadowRoot: ["innerHTML"] };

/** `install(window)` guards a window of this origin. */
export const guardFrames = (w, install) => {
  const enter = (inside) => {
    try {
      if (inside && inside.document) install(inside);
    } catch {
      // Of another origin: nobody on this page reaches into it either.
    }
    return inside;
  };

  native.each(HOLDERS, (name) => {
    const of = w[name]?.prototype;
    if (!of) return;
    native.before(of, "contentWindow", (get, self, args) => enter(native.apply(get, self, args)), "get");
    const document = (get, self, args) => {
      const inside = native.apply(get, self, args);
      if (inside) enter(inside.defaultView);
      return inside;
    };
    native.before(of, "contentDocument", document, "get");
    native.before(of, "getSVGDocument", document);
  });

  // `frames[0]` is there at once, whatever getters say.
  const countOf = native.getterOf(w, "length");
  const known = { __proto__: null };
  const sweep = (result) => {
    const count = countOf(w);
    for (let i = 0; i < count; i++) {
      const inside = w[i];
      if (known[i] === inside) continue;
      known[i] = inside;
      enter(inside);
    }
    return result;
  };
  const swept = (insert, self, args) => sweep(native.apply(insert, self, args));
  const guard = (table, part) => {
    for (const type in table) native.each(table[type], (name) => native.before(w[type]?.prototype, name, swept, part));
  };
  guard(INSERTING, "value");
  guard(MARKUP, "set");

  native.before(w, "open", (open, self, args) => {
    const to = args.length > 0 && args[0] ? addressFrom(args[0]) : "";
    const pass = !native.includes(to, "?") || !wants(to) || judge(to, "", () => {});
    return pass ? enter(native.apply(open, self, args)) : null;
  });
};
