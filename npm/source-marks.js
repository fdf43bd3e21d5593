// What the source pane shows on top of the text: the lines of the selected device, faults and problems,
// and in dashed form what libvirt would add.
//
// Marks are `{ selected: [first, last] | null, related: [[first, last]…], error: PROBLEM | null, problems: [PROBLEM…],
// secrets: [RANGE…] | null, implicit: [{ line, title }…], ghosts: [{ key, after, text, badge, selected }…],
// chips: [{ line, text, title }…] }`; a problem is `{ index, range: RANGE, severity, word, message, lang, fixes, bar }`,
// `lang` what the message is in, where that is not the language of the page; a range `[line, column, last line, column
// behind]`, lines and columns from 1, columns in characters. Without `secrets` what was hidden stays so.

import { RangeSet, RangeSetBuilder, StateEffect, StateField } from "@codemirror/state";
import { Decoration, EditorView, GutterMarker, WidgetType, gutter } from "@codemirror/view";

const NONE = { selected: null, related: [], error: null, problems: [], secrets: [], implicit: [], ghosts: [], chips: [] };

/** Replaces all marks. */
export const setMarks = StateEffect.define();

const field = StateField.define({
  create: () => NOTHING,
  update(value, transaction) {
    for (const effect of transaction.effects) {
      if (effect.is(setMarks)) {
        const { choose, ...shown } = { ...NONE, ...effect.value };
        return compute(transaction.state, shown, choose, value.secrets.map(transaction.changes));
      }
    }
    if (!transaction.docChanged) return value;
    const map = (set) => set.map(transaction.changes);
    const { decorations, problems, secrets, signs, implicit } = value;
    const moved = ({ from, to, ...rest }) => ({ ...rest, from: transaction.changes.mapPos(from, 1), to: transaction.changes.mapPos(to, -1) });
    return {
      decorations: map(decorations),
      secrets: map(secrets),
      signs: map(signs),
      implicit: map(implicit),
      problems: problems.map(moved).filter(({ from, to }) => from < to),
    };
  },
  provide: (it) => [
    EditorView.decorations.from(it, (value) => value.decorations),
    EditorView.decorations.from(it, (value) => value.secrets),
    EditorView.atomicRanges.of((view) => view.state.field(it).secrets),
  ],
});

/** The extension. Marks that name `choose` call it with the key when an implicit element is clicked. */
export function marks() {
  return [
    field,
    gutter({ class: "cm-implicit", markers: (view) => view.state.field(field).implicit, initialSpacer: () => new Added("") }),
    gutter({ class: "cm-problems", markers: (view) => view.state.field(field).signs, initialSpacer: () => SPACER }),
  ];
}

/** The problems of a stretch of the text. */
export function problemsAt(state, from, to = from) {
  return state.field(field).problems.filter((it) => it.from <= to && from <= it.to);
}

function compute({ doc }, shown, choose, hidden) {
  const decorations = [];
  const inside = (line) => line >= 1 && line <= doc.lines;
  const tint = ([first, last], tinted) => {
    for (let line = first; line <= last && inside(line); line++) {
      decorations.push(tinted.range(doc.line(line).from));
    }
  };
  for (const range of shown.related) tint(range, RELATED);
  if (shown.selected) tint(shown.selected, SELECTED);
  for (const { line, text, title } of shown.chips.filter(({ line }) => inside(line))) {
    decorations.push(Decoration.widget({ widget: new Chip(text, title), side: 1 }).range(doc.line(line).to));
  }
  for (const run of runs(shown.ghosts.filter(({ after }) => inside(after)))) {
    const widget = new Ghosts(run, choose);
    decorations.push(Decoration.widget({ widget, side: 1, block: true }).range(doc.line(run[0].after).to));
  }
  const faults = shown.error ? [shown.error] : shown.problems;
  const problems = [];
  for (const fault of faults.filter(({ range }) => inside(range[0]))) {
    const { severity, message, lang, bar, range } = fault;
    const line = doc.line(range[0]);
    let [from, to] = stretch(doc, range);
    if (from === to) [from, to] = [line.from + Math.max(0, line.text.search(/\S/)), line.to];
    if (from < to) decorations.push(Decoration.mark({ class: `cm-fault cm-${severity}` }).range(from, to));
    if (bar) {
      decorations.push(Decoration.widget({ widget: new Bar(severity, message, lang), side: 1, block: true }).range(line.to));
    }
    problems.push({ ...fault, from, to });
  }
  const lines = new Map();
  for (const { from, severity, message } of problems) {
    const { from: start } = doc.lineAt(from);
    const first = lines.get(start);
    if (!first || WORST.indexOf(severity) < WORST.indexOf(first.severity)) lines.set(start, { severity, message });
  }
  const secrets = shown.secrets?.map((range) => stretch(doc, range)).filter(([from, to]) => from < to);
  return {
    decorations: Decoration.set(decorations, true),
    problems,
    secrets: secrets ? Decoration.set(secrets.map(([from, to]) => SECRET.range(from, to)), true) : hidden,
    signs: built([...lines].map(([at, { severity, message }]) => [at, new Problem(severity, message)])),
    implicit: built(shown.implicit.filter(({ line }) => inside(line)).map(({ line, title }) => [doc.line(line).from, new Added(title)])),
  };
}

/** Offsets of a range of lines and columns. */
function stretch(doc, [line, column, lastLine, lastColumn]) {
  const offset = (line, column) => {
    const { from, text, to } = doc.line(Math.max(1, Math.min(line, doc.lines)));
    // Columns count characters, offsets units of UTF-16.
    return Math.min(to, from + [...text].slice(0, column - 1).join("").length);
  };
  return [offset(line, column), offset(lastLine, lastColumn)];
}

/** Of the problems of one line the worst has its sign beside it. */
const WORST = ["error", "warning", "note"];

/** Markers by place, one for each line. */
function built(marks) {
  const builder = new RangeSetBuilder();
  marks.sort(([a], [b]) => a - b);
  marks.filter(([at], index) => at !== marks[index - 1]?.[0]).forEach(([at, mark]) => builder.add(at, at, mark));
  return builder.finish();
}

const NOTHING = { decorations: Decoration.none, secrets: Decoration.none, signs: RangeSet.empty, implicit: RangeSet.empty, problems: [] };

const RELATED = Decoration.line({ class: "cm-related" });
const SELECTED = Decoration.line({ class: "cm-chosen" });

/** An element with a text, and the language of that where it is not the page's. */
export function element(tag, className, text, lang) {
  const made = document.createElement(tag);
  made.className = className;
  if (text !== undefined) made.textContent = text;
  if (lang) made.lang = lang;
  return made;
}

/** An address that libvirt fills in, behind the line of its device. */
class Chip extends WidgetType {
  constructor(text, title) {
    super();
    Object.assign(this, { text, title });
  }
  eq(other) {
    return other.text === this.text && other.title === this.title;
  }
  toDOM() {
    const chip = element("span", "cm-chip", this.text);
    chip.title = this.title;
    return chip;
  }
}

/** Consecutive elements that differ in their index only are one run. */
function runs(ghosts) {
  const kind = ({ after, badge, text }) => `${after} ${badge} ${firstLine(text).replace(/ index='\d+'/, "")}`;
  const all = [];
  for (const ghost of ghosts) {
    const last = all.at(-1);
    if (last && kind(last[0]) === kind(ghost)) last.push(ghost);
    else all.push([ghost]);
  }
  return all;
}

function firstLine(text) {
  return text.split("\n", 1)[0];
}

/**
 * Elements that libvirt adds, where they would stand. A run shows its first one and their number; an
 * element shows its first line, and all of it once it is selected.
 */
class Ghosts extends WidgetType {
  constructor(run, choose) {
    super();
    Object.assign(this, { run, choose, open: run.some(({ selected }) => selected) });
  }
  eq(other) {
    return JSON.stringify(other.run) === JSON.stringify(this.run);
  }
  toDOM() {
    const block = element("div", "cm-ghosts");
    const fill = (open) => block.replaceChildren(...(open ? this.run : this.run.slice(0, 1)).map((ghost) => this.one(ghost, open, fill)));
    fill(this.open);
    return block;
  }
  one(ghost, open, fill) {
    const line = element("div", ghost.selected ? "cm-ghost cm-chosen" : "cm-ghost");
    const folded = ghost.selected ? ghost.text : firstLine(ghost.text);
    line.append(element("pre", "cm-ghost-text", folded));
    if (folded !== ghost.text) line.append(element("span", "cm-more", "⋯"));
    const folds = !open && this.run.length > 1;
    if (folds) line.append(element("span", "cm-count", `${this.run.length} ×`));
    line.append(element("span", "cm-badge", ghost.badge));
    line.addEventListener("click", () => {
      if (folds) fill(true);
      this.choose(ghost.key);
    });
    return line;
  }
  ignoreEvent() {
    return true;
  }
  get estimatedHeight() {
    return 19 * (this.open ? this.run.length : 1);
  }
}

/** A message under its line. */
class Bar extends WidgetType {
  constructor(severity, message, lang) {
    super();
    Object.assign(this, { severity, message, lang });
  }
  eq(other) {
    return other.severity === this.severity && other.message === this.message;
  }
  toDOM() {
    const room = element("div", "cm-bar-room");
    room.append(element("div", `cm-bar cm-${this.severity}`, this.message, this.lang));
    return room;
  }
}

/** What stands in place of a secret; of its length it tells nothing. */
class Masked extends WidgetType {
  eq() {
    return true;
  }
  toDOM() {
    return element("span", "cm-secret", "••••••");
  }
}

const SECRET = Decoration.replace({ widget: new Masked() });

/** Beside a line at which libvirt adds something. */
class Added extends GutterMarker {
  constructor(title) {
    super();
    Object.assign(this, { title });
  }
  eq(other) {
    return other.title === this.title;
  }
  toDOM() {
    const mark = element("span", "cm-added");
    mark.title = this.title;
    return mark;
  }
}

/** A sign beside the line number. */
class Problem extends GutterMarker {
  constructor(severity, message) {
    super();
    Object.assign(this, { severity, message });
  }
  eq(other) {
    return other.severity === this.severity && other.message === this.message;
  }
  toDOM() {
    const sign = element("span", `cm-sign cm-${this.severity}`);
    sign.title = this.message;
    return sign;
  }
}

const SPACER = new Problem("note", "");
