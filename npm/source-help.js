// Help while typing: what may stand at the caret, and what stands under the pointer or at the caret, with the problems
// there and their fixes. All that is said comes from the engine: `ask("complete" | "hover", before, behind)` answers JSON.
//
// Completions are `{ back, forward, options: [{ label, kind, detail, words, insert, caret, boost }…] }`, a place is
// `{ back, forward, title, lines: [{ text, lang }…] } | null`, `lang` where that is not the language of the page; `back` and
// `forward` count characters around the caret.

import { autocompletion, completionKeymap, pickedCompletion, startCompletion } from "@codemirror/autocomplete";
import { StateEffect, StateField } from "@codemirror/state";
import { EditorView, closeHoverTooltips, hasHoverTooltips, hoverTooltip, keymap, showTooltip } from "@codemirror/view";
import { element, problemsAt } from "./source-marks.js";

/** What is typed on without asking again. */
const WORD = /^[\w:.-]*$/;

/** The extension; `mend(problem, fix)` is called when a fix is chosen, by their places. */
export function help(ask, mend, readonly) {
  const around = ({ state }, question, at) =>
    JSON.parse(ask(question, state.sliceDoc(0, at), state.sliceDoc(at)));

  const complete = (context) => {
    if (!context.explicit && !context.matchBefore(/[<\s'"=\w:.-]/)) return null;
    const { back, forward, options } = around(context, "complete", context.pos);
    if (!options.length || (!context.explicit && !back && options[0].insert.startsWith("<"))) return null;
    return { from: context.pos - back, options: options.map((it) => option(it, forward)), validFor: WORD };
  };

  const said = (view, at) => {
    const place = around(view, "hover", at);
    const problems = problemsAt(view.state, at);
    return place || problems.length ? { place, problems } : null;
  };

  const hover = hoverTooltip((view, at) => {
    const found = said(view, at);
    if (!found) return null;
    const { place, problems } = found;
    const [pos, end] = place ? [at - place.back, at + place.forward] : [problems[0].from, problems[0].to];
    return { pos, end, above: true, create: () => ({ dom: card(found, view, mend, readonly) }) };
  }, { hideOnChange: true });

  const asked = StateField.define({
    create: () => null,
    update(value, transaction) {
      for (const effect of transaction.effects) if (effect.is(show)) return effect.value;
      return transaction.docChanged || transaction.selection ? null : value;
    },
    provide: (field) => showTooltip.from(field),
  });

  const look = (view) => {
    const at = view.state.selection.main.head;
    const line = view.state.doc.lineAt(at);
    const here = said(view, at);
    // The caret need not stand on the very character.
    const found = here?.problems.length ? here : { place: here?.place, problems: problemsAt(view.state, line.from, line.to) };
    if (!found.place && !found.problems.length) return false;
    const create = () => {
      const dom = card(found, view, mend, readonly);
      dom.tabIndex = -1;
      dom.addEventListener("keydown", (event) => {
        if (event.key !== "Escape") return;
        event.preventDefault();
        event.stopPropagation();
        close(view);
      });
      return { dom, mount: () => (dom.querySelector("button") ?? dom).focus() };
    };
    // The pointer's card would lie beside it, and stay when this one goes.
    view.dispatch({ effects: [closeHoverTooltips, show.of({ pos: at, above: false, create })] });
    return true;
  };

  return [
    autocompletion({ override: [complete], icons: false, defaultKeymap: false }),
    hover,
    asked,
    keymap.of([{ key: "Mod-.", run: look }, ...completionKeymap, { key: "Escape", run: leave }]),
  ];
}

const show = StateEffect.define();

function close(view) {
  view.dispatch({ effects: [closeHoverTooltips, show.of(null)] });
  view.focus();
}

/** Closes the pointer's card without moving the pointer. */
function leave(view) {
  if (!hasHoverTooltips(view.state)) return false;
  view.dispatch({ effects: closeHoverTooltips });
  return true;
}

function option({ label, kind, detail, words, insert, caret, boost }, forward) {
  return {
    label,
    detail,
    boost,
    type: kind,
    info: words ? () => element("div", "cm-words", words) : undefined,
    apply(view, completion, from, to) {
      view.dispatch({
        changes: { from, to: Math.max(to, Math.min(to + forward, view.state.doc.lineAt(to).to)), insert },
        selection: { anchor: from + caret },
        annotations: pickedCompletion.of(completion),
        userEvent: "input.complete",
      });
      if (kind === "attribute" && caret < insert.length) startCompletion(view);
    },
  };
}

/** What is wrong there, with its fixes, and what it is. */
function card({ place, problems }, view, mend, readonly) {
  const dom = element("div", "cm-card");
  for (const { index, severity, word, message, lang, fixes } of problems) {
    const problem = element("div", `cm-card-problem cm-${severity}`);
    problem.append(element("b", "", `${word}: `), element("span", "", message, lang));
    const choices = element("div", "cm-fixes");
    for (const [at, label] of (readonly ? [] : fixes).entries()) {
      const button = element("button", "cm-fix", label);
      button.type = "button";
      button.addEventListener("click", () => {
        close(view);
        mend(index, at);
      });
      choices.append(button);
    }
    if (choices.childNodes.length) problem.append(choices);
    dom.append(problem);
  }
  if (place) {
    const told = element("div", "cm-card-place");
    told.append(element("b", "cm-card-title", place.title), ...place.lines.map(({ text, lang }) => element("p", "", text, lang)));
    dom.append(told);
  }
  return dom;
}
