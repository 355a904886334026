// `document.open`, and writing into a document that is complete, take every listener off the window, Handrail's too.
import * as native from "./natives.js";
import { listenAgain } from "./line.js";
import { watch } from "./written.js";

const PROBE = `handrail-${native.random()}`;

export const guardReopened = (w) => {
  if (w !== window) return;
  let alive = false;
  const hear = () => (alive = true);
  const attach = () => native.listen(w, PROBE, hear);
  const isDeaf = () => {
    alive = false;
    native.dispatch(w, new native.Custom(PROBE));
    return !alive;
  };
  attach();
  native.each(["open", "write", "writeln"], (name) => {
    native.before(w.Document?.prototype, name, (write, self, args) => {
      const result = native.apply(write, self, args);
      if (isDeaf()) {
        attach();
        watch();
        listenAgain();
      }
      return result;
    });
  });
};
