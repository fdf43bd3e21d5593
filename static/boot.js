// Starts the stand-alone page: the editor, in the colours that were chosen at an earlier visit. It stands in a
// file of its own because a strict Content-Security-Policy forbids inline script.

import "./libvirt-domain-editor.js";

const editor = document.querySelector("libvirt-domain-editor");
const chosen = stored("theme");
if (chosen) show(chosen);
editor.addEventListener("theme", ({ detail: { theme } }) => {
  show(theme);
  store("theme", theme);
});
editor.ready.then(() => performance.mark("started"));

function show(theme) {
  editor.setAttribute("theme", theme);
  document.documentElement.style.colorScheme = theme;
}

/** A page in a sandbox without an origin of its own has no storage. */
function stored(key) {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

function store(key, value) {
  try {
    localStorage.setItem(key, value);
  } catch {
    // It is forgotten with the page.
  }
}
