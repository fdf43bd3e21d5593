// Loads the source editor when it is first needed: CodeMirror stays out of the first paint.

/** The module npm/source-editor.js, as bundled beside the page. */
export function loadSourceEditor() {
  return import(new URL("source-editor.js", document.baseURI).href);
}
