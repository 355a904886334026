// Stands in for the global of the same name in everything that the build bundles, so that the glue which
// wasm-bindgen wrote can drive the JavaScript twin without knowing it.
export let WebAssembly = globalThis.WebAssembly;

export const useTwin = (twin) => {
  WebAssembly = {
    Module: class {},
    Instance: class {
      constructor(_, imports) {
        this.exports = twin(imports);
      }
    },
  };
  return new WebAssembly.Module();
};
