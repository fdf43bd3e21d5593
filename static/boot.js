// Starts the page: the editor alone, by its entrance; or, with `?embed=1` in the address, the editor in a frame of a console's page. It
// stands in a file of its own because a strict Content-Security-Policy forbids inline script, and is bundled with all that the
// page needs before it answers, since each file asked for delays that.

import "../npm/libvirt-domain-editor.js";
import { alone } from "./alone.js";
import { keepOffline } from "./offline.js";

const editor = document.querySelector("libvirt-domain-editor");
const parameters = new URLSearchParams(location.search);
if (parameters.get("embed") === "1") frame();
else {
  alone(editor);
  editor.entrance = entrance;
  const worker = document.querySelector("meta[name=service-worker]");
  // What is not needed to start, the editor itself among it, comes with the worker in the background.
  const idle = globalThis.requestIdleCallback ?? setTimeout;
  if (worker) editor.answers.then(() => idle(() => keepOffline(editor, worker.content)));
}
editor.answers.then(() => performance.mark("started"));

async function entrance() {
  const program = await import("./editor-entrance.js");
  await program.default({ module_or_path: new URL("./editor-entrance_bg.wasm", import.meta.url) });
  return program;
}

async function frame() {
  const { speak } = await import("./embed-frame.js");
  const list = await fetch("embed-origins.json").then((answer) => (answer.ok ? answer.json() : { origins: [] }));
  const refusal = await speak(editor, parameters, list.origins ?? []);
  if (refusal) editor.replaceWith(Object.assign(document.createElement("p"), { role: "alert", textContent: refusal }));
}
