// Starts the program. It stands in a file of its own because inline script is forbidden by a strict
// Content-Security-Policy; the names of the built files come with the script tag (see Trunk.toml).

const { js, wasm } = document.querySelector("script[data-wasm]").dataset;
const { default: init } = await import(new URL(js, document.baseURI).href);
await init({ module_or_path: new URL(wasm, document.baseURI) });
