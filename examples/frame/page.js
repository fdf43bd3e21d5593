// The console's side: the editor comes from another origin, which serve.mjs tells.

import { origin } from "/editor-origin.js";
import { xml } from "/domain.js";
import { connectEditor } from "/editor/embed-host.js";

const frame = document.querySelector("iframe");
const state = document.getElementById("state");
const connecting = connectEditor(frame, { origin });
frame.src = `${origin}/?embed=1&v=1&host=${encodeURIComponent(location.origin)}`;
const editor = await connecting;
editor.on("change", ({ revision }) => (state.textContent = `Changed ${revision} times.`));
editor.on("save", ({ xml }) => {
  state.textContent = `Saved ${xml.length} characters.`;
});
await editor.request("configure", { saves: true });
await editor.request("load", { xml, name: "web01.xml" });
state.textContent = "Loaded.";
