// The end of the glue in the released page, in the place of what wasm-bindgen writes there: begins
// the page as soon as its first part is there. `part` gives the bytes of a part; the rest shares
// memory, functions and the table of functions with what runs already.
part(false)
  .then((bytes) => WebAssembly.instantiate(bytes, __wbg_get_imports()))
  .then(({ instance, module }) => __wbg_finalize_init(instance, module));
globalThis.loadRest = () => part(true).then((bytes) => WebAssembly.instantiate(bytes, { "": wasm }));
