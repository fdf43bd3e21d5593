// Starts the page: the editor alone; or, with `?embed=1` in the address, the editor in a frame of a console's page. It
// stands in a file of its own because a strict Content-Security-Policy forbids inline script.

import "./libvirt-domain-editor.js";
import { alone } from "./alone.js";
import { keepOffline } from "./offline.js";

const editor = document.querySelector("libvirt-domain-editor");
const parameters = new URLSearchParams(location.search);
if (parameters.get("embed") === "1") frame();
else {
  alone(editor);
  const worker = document.querySelector("meta[name=service-worker]");
  if (worker) editor.ready.then(() => keepOffline(editor, worker.content));
}
editor.ready.then(() => performance.mark("started"));

async function frame() {
  const { speak } = await import("./embed-frame.js");
  const list = await fetch("embed-origins.json").then((answer) => (answer.ok ? answer.json() : { origins: [] }));
  const refusal = await speak(editor, parameters, list.origins ?? []);
  if (refusal) editor.replaceWith(Object.assign(document.createElement("p"), { role: "alert", textContent: refusal }));
}
