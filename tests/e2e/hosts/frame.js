// A console's page: ?editor=ORIGIN names the editor; every message between the two is kept in `heard`.

import { connectEditor } from "../embed-host.js";

const parameters = new URLSearchParams(location.search);
const origin = parameters.get("editor");
const frame = document.querySelector("iframe");
globalThis.heard = [];
globalThis.strangers = [];
addEventListener("message", ({ data, origin }) => strangers.push({ data, origin }));
const connecting = connectEditor(frame, { origin });
frame.src = `${origin}/?embed=1&v=1&host=${encodeURIComponent(parameters.get("as") ?? location.origin)}`;
globalThis.connecting = connecting.then((editor) => {
  globalThis.editor = editor;
  for (const type of ["change", "diagnostics", "exit"]) editor.on(type, (message) => heard.push(message));
  editor.on("save", (message) => {
    heard.push(message);
    if (globalThis.conflict) throw Object.assign(new Error("somebody else redefined the domain"), { code: "conflict" });
    return "etag-after-saving";
  });
});
