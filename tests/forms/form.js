// Makes the core callable in either form: `forms.load("wasm")`, or `forms.load("twin")` after twin.js was run.
import { Form, initSync, mixed, prose } from "./glue.js";
import { decode } from "./decode.js";
import { useTwin } from "./webassembly.js";
import carrier from "./module.js";

globalThis.forms = {
  load(form) {
    const bytes = decode(carrier);
    const module =
      form === "twin"
        ? useTwin((imports) => globalThis.handrailTwin(imports, bytes))
        : new WebAssembly.Module(bytes);
    initSync({ module });
    return { form: new Form(), mixed, prose };
  },
};
