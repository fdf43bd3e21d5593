// Starts the program. It stands in a file of its own because inline script is forbidden by a strict
// Content-Security-Policy; the names of the built files come with the script tag (see Trunk.toml).

// Before the first paint, so that a dark page does not flash in white; src/app/theme.rs takes over.
const chosen = stored("theme");
const dark = chosen ? chosen === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
document.documentElement.classList.toggle("pf-v6-theme-dark", dark);

const { js, wasm } = document.querySelector("script[data-wasm]").dataset;
const { default: init } = await import(new URL(js, document.baseURI).href);
await init({ module_or_path: new URL(wasm, document.baseURI) });
performance.mark("started");

/** A page in a sandbox without an origin of its own has no storage. */
function stored(key) {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}
