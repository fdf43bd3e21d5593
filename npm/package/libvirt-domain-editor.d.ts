/** What is wrong or worth knowing about a domain. */
export interface Diagnostic {
  severity: "error" | "warning" | "note";
  /** Counted from 1. */
  line: number | null;
  message: string;
}

/** How to export. */
export type Style = "written" | "expanded" | "migratable" | "target" | (string & {});

/** A report, version 1: see docs/report.schema.json of the project. */
export interface Report {
  version: 1;
  [member: string]: unknown;
}

export interface Exported {
  xml: string;
  report: Report;
}

/** A line of a comparison; each side is line number and text. */
export interface DiffLine {
  kind: "same" | "changed" | "added" | "removed" | { folded: number };
  left: [number, string] | null;
  right: [number, string] | null;
  changes: number[];
}

export interface EditorEvents {
  ready: CustomEvent<Record<string, never>>;
  change: CustomEvent<{ revision: number; dirty: boolean }>;
  diagnostics: CustomEvent<{ errors: number; warnings: number; items: Diagnostic[] }>;
  save: CustomEvent<{ revision: number }>;
  exit: CustomEvent<{ dirty: boolean }>;
  theme: CustomEvent<{ theme: "light" | "dark" }>;
  lang: CustomEvent<{ lang: "en" | "de" }>;
  error: CustomEvent<{ message: string }>;
}

/** `<libvirt-domain-editor>`. */
export interface LibvirtDomainEditorElement extends HTMLElement {
  /** The domain XML as it stands; setting it loads another document. */
  value: string;
  /** The XML without passwords; empty while it does not parse. */
  readonly valueWithoutSecrets: string;
  /** Whose defaults are shown: `libvirt=9.0.0,qemu=7.2`. */
  host: string;
  /** Where an export goes: `rhel7.9`, `libvirt=0.9.4`. */
  target: string;
  theme: "auto" | "light" | "dark";
  ui: "full" | "tree" | "source" | "diff";
  readOnly: boolean;
  readonly dirty: boolean;
  readonly revision: number;
  /** Resolves when it is drawn for the first time. */
  readonly ready: Promise<void>;
  /** Resolves when something is drawn that answers: the editor, or the entrance in its place. */
  readonly answers: Promise<void>;
  /** For a page of the editor alone: fetches the small program that draws what there is to see while nothing is open. */
  entrance: (() => Promise<unknown>) | undefined;
  readonly form: HTMLFormElement | null;
  name: string;
  readonly type: string;
  load(xml: string, options?: { name?: string }): void;
  replace(xml: string): void;
  export(options?: { style?: Style }): Exported;
  report(options?: { style?: Style }): Report;
  compare(other: string): DiffLine[];
  validate(): Diagnostic[];
  undo(): void;
  redo(): void;
  reveal(line: number): void;
  markSaved(): void;
  say(text: string): void;
  addEventListener<K extends keyof EditorEvents>(
    type: K,
    listener: (event: EditorEvents[K]) => void,
    options?: boolean | AddEventListenerOptions,
  ): void;
  addEventListener(type: string, listener: EventListenerOrEventListenerObject, options?: boolean | AddEventListenerOptions): void;
}

declare global {
  interface HTMLElementTagNameMap {
    "libvirt-domain-editor": LibvirtDomainEditorElement;
  }
}
