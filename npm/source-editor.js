// The XML source pane: CodeMirror 6 behind one function, so that Rust needs to know nothing of it.

import { xml } from "@codemirror/lang-xml";
import { EditorView, basicSetup } from "codemirror";

/** Puts an editor that shows `text` into the element `parent` and returns it. */
export function sourceEditor(parent, text) {
  return new EditorView({ parent, doc: text, extensions: [basicSetup, xml()] });
}
