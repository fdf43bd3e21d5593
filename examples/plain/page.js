import { xml } from "/domain.js";

const editor = document.querySelector("libvirt-domain-editor");
const state = document.getElementById("state");
editor.value = xml;
editor.addEventListener("change", ({ detail: { revision } }) => {
  state.textContent = `Changed ${revision} times, ${editor.value.length} characters now.`;
});
