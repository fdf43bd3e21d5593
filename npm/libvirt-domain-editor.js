// The module that a page loads to have `<libvirt-domain-editor>`. Everything it needs lies beside it.

import { defineEditor } from "./element.js";

const beside = (name) => new URL(name, import.meta.url).href;

defineEditor({
  async program() {
    const program = await import(beside("editor-page.js"));
    await program.default({ module_or_path: beside("editor-page_bg.wasm") });
    return program;
  },
  async style() {
    return (await fetch(beside("style.css"))).text();
  },
  sourceEditor: () => import(beside("source-editor.js")),
  fonts: [
    ["Red Hat Text", beside("RedHatTextVF.woff2")],
    ["Red Hat Mono", beside("RedHatMonoVF.woff2")],
  ],
});
