// The script of the single file: the editor alone, made of what the file holds.

import { defineEditor } from "../element.js";
import { alone } from "../../static/alone.js";
// Given by ../one-file.js, from the built page.
import * as program from "built:editor-page.js";
import * as sourceEditor from "built:source-editor.js";
import style from "built:style.css";
import text from "built:RedHatTextVF.woff2";
import mono from "built:RedHatMonoVF.woff2";
import de from "built:de.txt";

/** The program lies in a block of data, compressed and then in Base64: the browser undoes both faster than it compiles. */
function bytes() {
  const block = document.getElementById("program");
  const packed = Uint8Array.from(atob(block.textContent), (character) => character.charCodeAt(0));
  block.remove();
  const unpacked = new Blob([packed]).stream().pipeThrough(new DecompressionStream("gzip"));
  return new Response(unpacked, { headers: { "content-type": "application/wasm" } });
}

defineEditor({
  async program() {
    await program.default({ module_or_path: bytes() });
    return program;
  },
  style: async () => style,
  sourceEditor: async () => sourceEditor,
  memory: async (lang) => ({ de })[lang],
  fonts: [
    ["Red Hat Text", text],
    ["Red Hat Mono", mono],
  ],
});

const editor = document.querySelector("libvirt-domain-editor");
alone(editor);
editor.ready.then(() => performance.mark("started"));
