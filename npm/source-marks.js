// What the source pane shows on top of the text: the lines of the selected device, faults and problems,
// and in dashed form what libvirt would add.
//
// Marks are `{ selected: [first, last] | null, related: [[first, last]…], error: { line, column, message } | null,
// problems: [{ line, severity, message }…], ghosts: [{ key, after, text, badge, selected }…],
// chips: [{ line, text, title }…] }`, with lines from 1.

import { RangeSetBuilder, StateEffect, StateField } from "@codemirror/state";
import { Decoration, EditorView, GutterMarker, WidgetType, gutter } from "@codemirror/view";

const NONE = { selected: null, related: [], error: null, problems: [], ghosts: [], chips: [] };

/** Replaces all marks. */
export const setMarks = StateEffect.define();

/** The extension; `choose(key)` is called when an implicit element is clicked. */
export function marks(choose) {
  const field = StateField.define({
    create: (state) => compute(state, NONE, choose),
    update(value, transaction) {
      for (const effect of transaction.effects) {
        if (effect.is(setMarks)) return compute(transaction.state, effect.value, choose);
      }
      if (!transaction.docChanged) return value;
      const { changes } = transaction;
      return { decorations: value.decorations.map(changes), gutter: value.gutter.map(changes) };
    },
    provide: (it) => EditorView.decorations.from(it, (value) => value.decorations),
  });
  return [
    field,
    gutter({ class: "cm-problems", markers: (view) => view.state.field(field).gutter, initialSpacer: () => SPACER }),
  ];
}

function compute({ doc }, shown, choose) {
  const decorations = [];
  const gutterMarks = [];
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
  const faults = shown.error ? [{ ...shown.error, severity: "error", bar: true }] : shown.problems;
  for (const { line, column, severity, message, bar } of faults.filter(({ line }) => inside(line))) {
    const { from, to, text } = doc.line(line);
    const start = Math.min(column ? from + column - 1 : from + text.search(/\S|$/), to);
    const end = text.trimEnd().length + from;
    if (end > start) decorations.push(Decoration.mark({ class: `cm-fault cm-${severity}` }).range(start, end));
    else if (to > from) decorations.push(Decoration.mark({ class: `cm-fault cm-${severity}` }).range(from, to));
    if (bar) {
      decorations.push(Decoration.widget({ widget: new Bar(severity, message), side: 1, block: true }).range(to));
    }
    gutterMarks.push(new Problem(severity, message).range(from));
  }
  const builder = new RangeSetBuilder();
  gutterMarks.sort((a, b) => a.from - b.from);
  for (const { from, to, value } of gutterMarks) builder.add(from, to, value);
  return { decorations: Decoration.set(decorations, true), gutter: builder.finish() };
}

const RELATED = Decoration.line({ class: "cm-related" });
const SELECTED = Decoration.line({ class: "cm-chosen" });

function element(tag, className, text) {
  const made = document.createElement(tag);
  made.className = className;
  if (text !== undefined) made.textContent = text;
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
  constructor(severity, message) {
    super();
    Object.assign(this, { severity, message });
  }
  eq(other) {
    return other.severity === this.severity && other.message === this.message;
  }
  toDOM() {
    const room = element("div", "cm-bar-room");
    room.append(element("div", `cm-bar cm-${this.severity}`, this.message));
    return room;
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
