// Compiled by `tsc --strict`, never run: what a console's own code may say.

import "libvirt-domain-editor";
import type { Diagnostic, LibvirtDomainEditorElement } from "libvirt-domain-editor";
import { check, complete, devices, export as exportFor } from "libvirt-domain-editor/headless";
import { LibvirtDomainEditor, type LibvirtDomainEditorProps } from "libvirt-domain-editor/react";

const editor: LibvirtDomainEditorElement = document.createElement("libvirt-domain-editor");
editor.value = "<domain/>";
editor.addEventListener("change", ({ detail }) => detail.revision.toFixed());
editor.addEventListener("diagnostics", ({ detail }) => detail.items.map((it: Diagnostic) => it.message));
editor.theme = "dark";
// @ts-expect-error no such theme
editor.theme = "blue";
// @ts-expect-error it cannot be set
editor.dirty = true;
const { xml, report } = editor.export({ style: "target" });
const version: 1 = report.version;

const props: LibvirtDomainEditorProps = { value: xml, onSave: ({ detail }) => detail.revision };
void LibvirtDomainEditor;
// @ts-expect-error no such event
const wrong: LibvirtDomainEditorProps = { onClose: () => {} };

async function headless(): Promise<string> {
  const completed = await complete(xml, { host: "libvirt=9.0.0,qemu=7.2", mode: "load" });
  const all = await devices(completed.xml);
  const names: string[] = all.map(({ name }) => name);
  const older = await exportFor(xml, { target: "rhel7.9" });
  const survey = await check(xml);
  return [older.xml, survey.earliest_libvirt ?? "", ...names, String(version)].join();
}
void headless;
void props;
void wrong;
