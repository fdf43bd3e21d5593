// `<libvirt-domain-editor>`: the editor as an element of any page. It keeps to itself: a shadow root, style
// sheets adopted there, colours that follow `theme`, a language that follows `lang`. What it is made of (program,
// style, source editor, fonts) is handed to `defineEditor`, since a page, a package and a single file keep these in
// different places.

import { Entrance, hasSomethingToShow } from "./entrance.js";
import { apology, isFault, keptText, startAnew } from "./rescue.js";
import { languageOf, WORDS } from "./words.js";

const NAME = "libvirt-domain-editor";
/** Calm between the last change and the event `diagnostics`, in milliseconds. */
const SETTLED = 300;
const THEMES = ["light", "dark"];
const PARTS = ["full", "tree", "source", "diff"];

/**
 * Defines the element; a second time does nothing. `parts` are functions that answer promises:
 * `program()` the initialised module of the program, `style()` the text of the style sheet, `sourceEditor()`
 * the module of the source editor, `memory(lang)` what the engine says in a language other than English; and `fonts`, a
 * list of `[family, URL]`.
 */
export function defineEditor(parts, registry = customElements) {
  if (registry.get(NAME)) return;
  const made = new Map();
  /** What `make` answers, made once; anew where that failed. */
  const once = (name, make) => {
    const making = made.get(name) ?? make();
    made.set(name, making);
    making.catch(() => made.delete(name));
    return making;
  };
  const sheet = new CSSStyleSheet();
  const dress = () => once("style", async () => sheet.replace(await parts.style()));
  /** A program that draws, ready to do so. */
  const bring = (name, fetch) =>
    once(name, async () => {
      const [program] = await Promise.all([fetch(), dress()]);
      program.onPanic(stop);
      return program;
    });
  const start = () => bring("program", parts.program);
  // All editors of a page live in one program: when it breaks, all of them stop.
  const shown = new Set();
  const stop = (why) => {
    console.error(why);
    LibvirtDomainEditor.stop(why);
  };
  const fault = (error) => isFault(error) && stop(error.stack);
  addEventListener("error", ({ error }) => fault(error));
  addEventListener("unhandledrejection", ({ reason }) => fault(reason));
  const dark = matchMedia("(prefers-color-scheme: dark)");
  let faces = parts.fonts ?? [];
  // Loaded once there is something to read.
  const adorn = () => {
    for (const [family, url] of faces) document.fonts.add(new FontFace(family, `url("${url}")`, { weight: "300 700", display: "swap" }));
    faces = [];
  };

  class LibvirtDomainEditor extends HTMLElement {
    static formAssociated = true;
    static observedAttributes = ["value", "host", "target", "theme", "lang", "ui", "readonly", "saves", "exits"];

    #internals = this.attachInternals();
    #root = this.attachShadow({ mode: "open" });
    #container = this.#root.appendChild(document.createElement("div"));
    #session = null;
    /** Fetches the program of the entrance, where there is one. */
    #enter = null;
    /** What is drawn in place of the session while nothing is open. */
    #entrance = null;
    /** The session is wanted, whatever there is to show. */
    #wanted = false;
    /** The text as it stood last, kept where a broken program cannot reach it. */
    #text = "";
    #name = "domain.xml";
    #revision = 0;
    #disabled = false;
    #source = null;
    #drawn = false;
    #stopped = false;
    #settling = 0;
    #arrived;
    #ready = new Promise((arrived) => (this.#arrived = arrived));
    #answered;
    #answers = new Promise((answered) => (this.#answered = answered));
    #follow = () => this.#look();
    #around = new MutationObserver(this.#follow);
    #lent = {
      sourceEditor: async (host, label, readonly, lang, tell, help) => {
        const hear = (event, detail) => {
          if (event === "text") this.#text = detail;
          tell(event, detail);
        };
        this.#source = (await once("source editor", parts.sourceEditor)).sourceEditor(host, label, readonly, lang, hear, help);
        return this.#source;
      },
      memory: (lang) => parts.memory(lang),
    };

    static stop(why) {
      for (const editor of [...shown]) editor.#apologise(why);
    }

    constructor() {
      super();
      this.#container.className = "frame";
      this.#root.adoptedStyleSheets = [sheet];
    }

    // Life on a page.

    connectedCallback() {
      dark.addEventListener("change", this.#follow);
      this.#around.observe(document, { subtree: true, attributeFilter: ["lang"] });
      shown.add(this);
      // Whoever defines the element or makes one may still say what it is to be.
      queueMicrotask(() => this.#show());
    }

    disconnectedCallback() {
      dark.removeEventListener("change", this.#follow);
      this.#around.disconnect();
      clearTimeout(this.#settling);
      this.#drawn = false;
      shown.delete(this);
      this.#session?.unmount();
      this.#entrance?.leave();
      this.#entrance = null;
    }

    async #show() {
      if (!this.isConnected || this.#entrance) return;
      if (!this.#enter || this.#wanted || this.#text || hasSomethingToShow()) return this.#begin();
      let program;
      try {
        program = await bring("entrance", this.#enter);
      } catch {
        // Then the whole program is to draw the same, or to say that it did not come either.
        return this.#begin();
      }
      if (!this.isConnected || this.#wanted || this.#stopped) return;
      this.#entrance = new Entrance(program, this.#container, this.#colours(), {
        hear: (told, detail) => (told === "ready" ? this.#answer() : this.#pass(told, detail)),
        fetch: () => start().catch(() => {}),
        open: () => this.#begin(),
      });
      this.#look();
    }

    /** Draws the session, once its program is there. */
    async #begin() {
      this.#wanted = true;
      this.#entrance?.coming();
      let program;
      try {
        program = await start();
      } catch (error) {
        const words = WORDS[languageOf(this)];
        if (this.#entrance) this.#entrance.failed(words.notLoaded(error.message));
        else this.#apologise(words.notLoaded(error.message), words.notStarted);
        return;
      }
      if (!this.isConnected || this.#drawn || this.#stopped) return;
      this.#drawn = true;
      if (!this.#session) {
        this.#session = new program.Session();
        if (this.host) this.#session.set_host(this.host);
        if (this.target) this.#session.set_target(this.target);
        if (this.#text) this.#session.load(this.#name, this.#text);
      }
      this.#look();
      this.#session.mount(this.#container, this.#settings(), this.#lent, (told, detail) => this.#hear(told, detail));
    }

    /** The program is gone: says so, in place of all that it drew, and hands out the document. */
    #apologise(why, sentence) {
      if (this.#stopped) return;
      this.#stopped = true;
      clearTimeout(this.#settling);
      this.#session = null;
      this.#drawn = false;
      const alone = this.hasAttribute("alone");
      if (this.#entrance?.opened) [this.#name, this.#text] = this.#entrance.opened;
      this.#entrance = null;
      this.#text = this.#source?.untold() ?? this.#text;
      const text = this.#text || (alone ? keptText() : "");
      const [name, lang] = [this.#name, languageOf(this)];
      const shown = apology({ lang, text, name, why, sentence, reload: alone ? startAnew : null });
      this.#container.replaceWith(shown);
      if (alone) shown.focus();
      this.#send("error", { message: why });
    }

    attributeChangedCallback(name, before, now) {
      if (before === now) return;
      if (name === "value") {
        // As with an input: the attribute is where it starts, the property is where it stands.
        if (!this.#revision) this.load(now ?? "");
      } else if (name === "host") this.#session?.set_host(now ?? "");
      else if (name === "target") this.#session?.set_target(now ?? "");
      else this.#look();
    }

    formResetCallback() {
      this.load(this.getAttribute("value") ?? "");
    }

    formDisabledCallback(disabled) {
      this.#disabled = disabled;
      this.#look();
    }

    formStateRestoreCallback(text) {
      this.load(text);
    }

    #settings() {
      return JSON.stringify({
        alone: this.hasAttribute("alone"),
        dark: this.#isDark(),
        lang: languageOf(this),
        readonly: this.readOnly || this.#disabled,
        saves: this.hasAttribute("saves"),
        exits: this.hasAttribute("exits"),
        ui: this.ui,
      });
    }

    #isDark() {
      return this.theme === "auto" ? dark.matches : this.theme === "dark";
    }

    #look() {
      this.#internals.states[this.#isDark() ? "add" : "delete"]("dark");
      if (this.#drawn) this.#session.settings(this.#settings());
      this.#entrance?.look(this.#colours());
    }

    /** What the entrance is told of how it is to look. */
    #colours() {
      return [this.#isDark(), languageOf(this)];
    }

    // What the editor tells.

    #hear(told, detail) {
      if (told === "ready") {
        // Within the same frame, so that nobody sees the one go and the other come.
        this.#entrance?.leave(this.#session);
        this.#entrance = null;
        this.#remember();
        this.#arrived();
        this.#answer();
        this.#send("ready", {});
        this.#settle();
      } else if (told === "change") {
        this.#revision += 1;
        this.#remember();
        this.#send("change", { revision: this.#revision, dirty: this.dirty });
        this.#settle();
      } else if (told === "save") {
        this.#send("save", { revision: this.#revision });
      } else if (told === "exit") {
        this.#send("exit", { dirty: this.dirty });
      } else {
        this.#pass(told, detail);
      }
    }

    /** `theme` or `lang` was chosen: the attribute follows, unless whoever embeds the editor keeps it. */
    #pass(told, detail) {
      if (this.#send(told, { [told]: detail })) this[told] = detail;
    }

    /** What is drawn answers from now on. */
    #answer() {
      this.#answered();
      // The frame comes first.
      requestAnimationFrame(() => setTimeout(adorn));
    }

    /** The text was changed from outside: no event, but another revision. */
    #stepped() {
      this.#revision += 1;
      this.#remember();
      this.#settle();
    }

    #remember() {
      this.#text = this.value;
      this.#name = this.#session?.name() || this.#name;
      this.#internals.setFormValue(this.#text);
    }

    #settle() {
      clearTimeout(this.#settling);
      this.#settling = setTimeout(() => {
        const items = this.validate();
        const count = (severity) => items.filter((it) => it.severity === severity).length;
        this.#send("diagnostics", { errors: count("error"), warnings: count("warning"), items });
      }, SETTLED);
    }

    #send(type, detail) {
      return this.dispatchEvent(new CustomEvent(type, { detail, bubbles: true, composed: true, cancelable: true }));
    }

    // Properties. Those of the same name reflect the attribute.

    /** Resolves when the editor is drawn for the first time and can do all that it can: an entrance is replaced by it. */
    get ready() {
      if (this.#enter) this.#begin();
      return this.#ready;
    }

    /** Resolves when something is drawn that answers: the editor, or the entrance in its place. */
    get answers() {
      return this.#answers;
    }

    /** For the page alone: a function that fetches the small program which draws what there is to see while nothing is open. */
    set entrance(fetch) {
      this.#enter = fetch;
    }

    /** The domain XML as it stands. Setting it loads another document; history starts anew. */
    get value() {
      return this.#session?.text() ?? this.#text;
    }
    set value(text) {
      this.load(text);
    }

    /** The text without passwords; empty while it does not parse, since then nobody can tell where they stand. */
    get valueWithoutSecrets() {
      return this.#program.text_without_secrets();
    }

    /** Whether there are edits since the document was loaded or `markSaved` was called. */
    get dirty() {
      return this.#session?.is_dirty() ?? false;
    }

    /** Counts changes, of the user or from outside; an event names the one that it speaks of. */
    get revision() {
      return this.#revision;
    }

    get host() {
      return this.getAttribute("host") ?? "";
    }
    set host(text) {
      this.setAttribute("host", text);
    }

    get target() {
      return this.getAttribute("target") ?? "";
    }
    set target(text) {
      this.setAttribute("target", text);
    }

    get readOnly() {
      return this.hasAttribute("readonly");
    }
    set readOnly(on) {
      this.toggleAttribute("readonly", Boolean(on));
    }

    get theme() {
      const theme = this.getAttribute("theme");
      return THEMES.includes(theme) ? theme : "auto";
    }
    set theme(theme) {
      this.setAttribute("theme", theme);
    }

    get ui() {
      const ui = this.getAttribute("ui");
      return PARTS.includes(ui) ? ui : "full";
    }
    set ui(ui) {
      this.setAttribute("ui", ui);
    }

    get form() {
      return this.#internals.form;
    }
    get name() {
      return this.getAttribute("name") ?? "";
    }
    set name(name) {
      this.setAttribute("name", name);
    }
    get type() {
      return this.localName;
    }

    // Methods. What needs the program before it has come throws; `ready` tells when.

    /** Loads a document; `name` is what its file is called. */
    load(text, { name = this.#name } = {}) {
      this.#text = String(text);
      this.#name = name;
      this.#session?.load(name, this.#text);
      this.#internals.setFormValue(this.#text);
      if (this.#drawn) this.#settle();
      else if (this.#enter && this.#text) this.#begin();
    }

    /** Takes a text in place of the present one, as one step that can be undone. */
    replace(text) {
      this.#program.replace(String(text));
      this.#stepped();
    }

    /** Says something to the user, for a while. */
    say(text) {
      this.#program.say(String(text));
    }

    /** Exports in a style (`written`, `expanded`, `migratable`, `target`), for the target; answers `{xml, report}`. */
    export({ style = "" } = {}) {
      return JSON.parse(this.#program.export(style));
    }

    /** The report of the export. */
    report(options) {
      return this.export(options).report;
    }

    /** The text as it stands against another: a list of `{kind, left, right}`, each side `[line, text]` or null. */
    compare(other) {
      return JSON.parse(this.#program.compare(String(other)));
    }

    /** What is wrong or worth knowing: a list of `{severity, line, message}`. */
    validate() {
      return JSON.parse(this.#program.diagnostics());
    }

    undo() {
      this.#program.undo();
      this.#stepped();
    }
    redo() {
      this.#program.redo();
      this.#stepped();
    }

    /** Brings a line of the source into view, counted from 1. */
    reveal(line) {
      this.#program.reveal(line);
    }

    /** The text as it stands was saved. */
    markSaved() {
      this.#program.mark_saved();
    }

    focus(options) {
      this.#root.querySelector(".page [tabindex='0'], .page button")?.focus(options);
    }

    get #program() {
      if (this.#stopped) throw new Error("the editor has stopped; its value is the document as it stood last");
      if (!this.#session) throw new Error("the editor is not ready yet: await element.ready");
      return this.#session;
    }
  }

  registry.define(NAME, LibvirtDomainEditor);
}
