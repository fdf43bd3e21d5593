// Starts the page: the editor alone, in the colours that were chosen at an earlier visit; or, with `?embed=1` in
// the address, the editor in a frame of a console's page. It stands in a file of its own because a strict
// Content-Security-Policy forbids inline script.

import "./libvirt-domain-editor.js";

const editor = document.querySelector("libvirt-domain-editor");
const parameters = new URLSearchParams(location.search);
if (parameters.get("embed") === "1") frame();
else alone();
editor.ready.then(() => performance.mark("started"));

function alone() {
  editor.setAttribute("alone", "");
  const chosen = stored("theme");
  if (chosen) show(chosen);
  editor.addEventListener("theme", ({ detail: { theme } }) => {
    show(theme);
    store("theme", theme);
  });
}

async function frame() {
  const { speak } = await import("./embed-frame.js");
  const list = await fetch("embed-origins.json").then((answer) => (answer.ok ? answer.json() : { origins: [] }));
  const refusal = await speak(editor, parameters, list.origins ?? []);
  if (refusal) editor.replaceWith(Object.assign(document.createElement("p"), { role: "alert", textContent: refusal }));
}

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
