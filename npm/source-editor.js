// The XML source pane: CodeMirror 6 behind four calls (text, marks, reveal, focus) and one callback, so
// that Rust needs to know nothing of it. It lives in a shadow root of its own, because there CodeMirror
// adopts its style sheets and needs no exception from a strict Content-Security-Policy.

import { defaultKeymap, indentLess, indentMore } from "@codemirror/commands";
import { xml } from "@codemirror/lang-xml";
import { bracketMatching, codeFolding, foldGutter, foldKeymap, indentOnInput, indentUnit } from "@codemirror/language";
import { diff } from "@codemirror/merge";
import { highlightSelectionMatches, search, searchKeymap } from "@codemirror/search";
import { Compartment, EditorState, Transaction } from "@codemirror/state";
import {
  EditorView,
  crosshairCursor,
  drawSelection,
  highlightActiveLine,
  highlightActiveLineGutter,
  highlightSpecialChars,
  keymap,
  lineNumbers,
  rectangularSelection,
} from "@codemirror/view";
import { help } from "./source-help.js";
import { look } from "./source-look.js";
import { marks, setMarks } from "./source-marks.js";
import { PHRASES } from "./source-words.js";

/** Past this size the minimal difference of two texts is not searched for any longer. */
const DIFF_LIMIT = 500;

/** In place of a frame's number: it will be reported before the next frame. */
const AT_ONCE = -1;

/** Tab goes on to what follows the source, as everywhere on the page; only what is selected is indented by it. */
const onSelection = (command) => (view) => view.state.selection.ranges.some((range) => !range.empty) && command(view);
const TAB = { key: "Tab", run: onSelection(indentMore), shift: onSelection(indentLess) };

/**
 * Puts an editor into the element `host`. `tell(event, detail)` hears of
 * `text` (typed; at most once a frame where what follows leaves no time), `line` (the caret went to another line), `ghost` (an implicit
 * element was chosen), `fix` (places of a problem and of its fix), `undo` and `redo`. `ask(question, before, behind)`
 * answers `complete` and `hover` for the place between two texts, see `source-help.js`. With `readonly` nothing can
 * be typed. `lang` is the language of its own words.
 */
export function sourceEditor(host, label, readonly, lang, tell, ask) {
  const separator = new Compartment();
  let reported = 0;
  /** How many milliseconds it took to follow the last report, and when that was done. */
  let taken = 0;
  let done = 0;

  const report = (view) => {
    reported = 0;
    const start = performance.now();
    tell("text", view.state.sliceDoc());
    // Who hears it follows in a microtask of its own, which comes before this one.
    queueMicrotask(() => {
      done = performance.now();
      taken = done - start;
    });
  };

  // At once, unless keys come faster than they are followed: then those of a frame are reported as one, or they would pile up.
  const reportSoon = (view) => {
    if (performance.now() - done < taken) {
      reported = requestAnimationFrame(() => report(view));
    } else {
      reported = AT_ONCE;
      queueMicrotask(() => reported === AT_ONCE && report(view));
    }
  };

  const listener = EditorView.updateListener.of((update) => {
    const own = update.transactions.some((it) => it.annotation(Transaction.remote));
    if (own) return;
    if (update.docChanged && !reported) reportSoon(update.view);
    if (!update.selectionSet && !update.docChanged) return;
    const line = (state) => state.doc.lineAt(state.selection.main.head).number;
    if (line(update.state) !== line(update.startState)) {
      requestAnimationFrame(() => tell("line", String(line(update.view.state))));
    }
  });

  // Marks that stand between the lines are as wide as what can be seen beside the gutters.
  const gutters = EditorView.updateListener.of(({ geometryChanged, view }) => {
    const width = geometryChanged && view.scrollDOM.querySelector(".cm-gutters")?.offsetWidth;
    if (width) view.dom.style.setProperty("--gutters", `${width}px`);
  });

  // One history spans form and text, so the editor keeps none of its own.
  const step = (event) => (view) => {
    if (reported) {
      cancelAnimationFrame(reported);
      report(view);
    }
    tell(event, "");
    return true;
  };
  const undo = keymap.of([
    { key: "Mod-z", run: step("undo"), preventDefault: true },
    { key: "Mod-Shift-z", run: step("redo"), preventDefault: true },
    { key: "Mod-y", run: step("redo"), preventDefault: true },
  ]);

  const root = host.shadowRoot ?? host.attachShadow({ mode: "open" });
  const view = new EditorView({
    parent: root,
    root,
    extensions: [
      separator.of(EditorState.lineSeparator.of("\n")),
      lineNumbers(),
      foldGutter({ openText: "⌄", closedText: "›" }),
      codeFolding({ placeholderText: "⋯" }),
      highlightSpecialChars(),
      drawSelection(),
      EditorState.allowMultipleSelections.of(true),
      indentOnInput(),
      indentUnit.of("  "),
      bracketMatching(),
      rectangularSelection(),
      crosshairCursor(),
      highlightActiveLine(),
      highlightActiveLineGutter(),
      highlightSelectionMatches(),
      search({ top: true }),
      xml({ autoCloseTags: true }),
      undo,
      help(ask, (problem, fix) => tell("fix", `${problem} ${fix}`), readonly),
      keymap.of([...defaultKeymap, ...searchKeymap, ...foldKeymap, TAB]),
      EditorState.readOnly.of(readonly),
      EditorState.phrases.of(PHRASES[lang] ?? {}),
      EditorView.contentAttributes.of({ "aria-label": label, tabindex: "0", spellcheck: "false", autocapitalize: "off" }),
      marks(),
      look,
      listener,
      gutters,
    ],
  });

  return {
    /**
     * Shows `text`: by the smallest edits that lead there, so that caret, folds and scroll position stay;
     * another document (`fresh`) is shown from its start.
     */
    text(text, fresh) {
      if (fresh) cancelAnimationFrame(reported), (reported = 0);
      if (reported || text === view.state.sliceDoc()) return;
      const lines = lineBreak(text);
      if (lines !== view.state.lineBreak) {
        view.dispatch({
          effects: separator.reconfigure(EditorState.lineSeparator.of(lines)),
          annotations: Transaction.remote.of(true),
        });
      }
      // Within a document every line break counts as one character, whatever it is in the text.
      const now = view.state.doc.toString();
      const then = lines === "\n" ? text : text.replaceAll(lines, "\n");
      const edits = fresh ? [{ fromA: 0, toA: now.length, fromB: 0, toB: then.length }] : diff(now, then, { scanLimit: DIFF_LIMIT });
      const changes = edits.map(({ fromA, toA, fromB, toB }) => ({
        from: fromA,
        to: toA,
        insert: view.state.toText(then.slice(fromB, toB).replaceAll("\n", lines)),
      }));
      const selection = fresh ? { anchor: 0 } : undefined;
      view.dispatch({ changes, selection, scrollIntoView: fresh, annotations: Transaction.remote.of(true) });
    },
    /** Shows what is known about the text: see `source-marks.js`. */
    marks(json) {
      view.dispatch({ effects: setMarks.of({ ...JSON.parse(json), choose: (key) => tell("ghost", key) }), annotations: Transaction.remote.of(true) });
    },
    /** Brings lines into view, unless some of them can be seen already; `caret` also puts the caret there. */
    reveal(first, last, caret) {
      const { doc } = view.state;
      if (first < 1 || first > doc.lines) return;
      const from = doc.line(first).from;
      if (caret) {
        const indent = doc.line(first).text.search(/\S|$/);
        view.dispatch({ selection: { anchor: from + indent }, annotations: Transaction.remote.of(true) });
      }
      const top = view.lineBlockAt(from).top;
      const bottom = view.lineBlockAt(doc.line(Math.min(last, doc.lines)).to).bottom;
      const { scrollTop, clientHeight } = view.scrollDOM;
      if (bottom < scrollTop + 20 || top > scrollTop + clientHeight - 20) {
        view.dispatch({
          effects: EditorView.scrollIntoView(from, { y: "start", yMargin: clientHeight / 4 }),
          annotations: Transaction.remote.of(true),
        });
      }
    },
    focus() {
      view.focus();
    },
    /** What was typed and not told yet; `null` where all was told. */
    untold() {
      return reported ? view.state.sliceDoc() : null;
    },
    destroy() {
      cancelAnimationFrame(reported);
      view.destroy();
    },
  };
}

/** Windows line breaks only where every break is one; else a stray carriage return stays a character. */
function lineBreak(text) {
  const all = text.split("\n").length - 1;
  return all > 0 && text.split("\r\n").length - 1 === all && text.split("\r").length - 1 === all ? "\r\n" : "\n";
}
