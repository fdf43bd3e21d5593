// The module that a page loads to have `<libvirt-domain-editor>`. Everything it needs lies beside it; the addresses
// stand as literals, so that bundlers find them.

import { defineEditor } from "./element.js";

export { languageOf, WORDS } from "./words.js";

defineEditor({
  async program() {
    const program = await import("./editor-page.js");
    await program.default({ module_or_path: new URL("./editor-page_bg.wasm", import.meta.url) });
    return program;
  },
  async style() {
    return (await fetch(new URL("./style.css", import.meta.url))).text();
  },
  sourceEditor: () => import("./source-editor.js"),
  // One line for each language, so that bundlers find the addresses.
  async memory(lang) {
    const addresses = { de: new URL("./de.txt", import.meta.url) };
    return (await fetch(addresses[lang])).text();
  },
  fonts: [
    ["Red Hat Text", new URL("./RedHatTextVF.woff2", import.meta.url).href],
    ["Red Hat Mono", new URL("./RedHatMonoVF.woff2", import.meta.url).href],
  ],
});
