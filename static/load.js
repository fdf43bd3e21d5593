// Loads the source editor when it is first needed: CodeMirror stays out of the first paint.

/** Puts a source editor into `host`; see npm/source-editor.js, which is bundled beside the page. */
export async function createSourceEditor(host, label, tell) {
  const { sourceEditor } = await import(new URL("source-editor.js", document.baseURI).href);
  return sourceEditor(host, label, tell);
}
