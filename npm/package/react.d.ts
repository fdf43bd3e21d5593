import type { CSSProperties, ForwardRefExoticComponent, RefAttributes } from "react";
import type { EditorEvents, LibvirtDomainEditorElement } from "./libvirt-domain-editor.js";

export interface LibvirtDomainEditorProps {
  /** Another value than the present one loads another document. */
  value?: string;
  host?: string;
  target?: string;
  theme?: "auto" | "light" | "dark";
  /** `en` or `de`; else as what it stands in has it, or the browser. */
  lang?: string;
  ui?: "full" | "tree" | "source" | "diff";
  readOnly?: boolean;
  saves?: boolean;
  exits?: boolean;
  name?: string;
  style?: CSSProperties;
  className?: string;
  onReady?(event: EditorEvents["ready"]): void;
  onChange?(event: EditorEvents["change"]): void;
  onDiagnostics?(event: EditorEvents["diagnostics"]): void;
  onSave?(event: EditorEvents["save"]): void;
  onExit?(event: EditorEvents["exit"]): void;
  onTheme?(event: EditorEvents["theme"]): void;
  onLang?(event: EditorEvents["lang"]): void;
}

export const LibvirtDomainEditor: ForwardRefExoticComponent<
  LibvirtDomainEditorProps & RefAttributes<LibvirtDomainEditorElement>
>;
