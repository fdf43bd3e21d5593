// A walk through the page in German: what is English on the way says so by `lang`.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { openPage } from "./harness.mjs";

const GERMAN = { locale: "de-DE" };

/** English words that no German sentence holds; names, paths and what libvirt prints stand in code, or in no sentence. */
const ENGLISH =
  /(?<![\w/.<>='@-])(the|this|that|these|is|are|was not|has|have|does|of|with|without|from|into|not|no longer|its|which|where|when|cannot|needs|would|only|every|each|write|add|remove|duplicate|move up|move down)(?![\w/.<>='@-])/;

/** Nothing that can be read on the page, or heard, looks English without being marked so, and `marked` sentences are. */
async function english(page, where, marked = 0) {
  const found = await page.evaluate((pattern) => {
    const looks = new RegExp(pattern, "i");
    const apart = "[lang=en], code, pre, kbd, .mono, .cm-editor .cm-content, .diff, .patch, .comparison, .cell, textarea, option[value]";
    const root = document.querySelector("libvirt-domain-editor").shadowRoot;
    const found = new Set();
    const walker = document.createTreeWalker(root.querySelector(".page"), NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const element = node.nodeType === Node.TEXT_NODE ? node.parentElement : node;
      if (element.closest(apart)) continue;
      const texts =
        node.nodeType === Node.TEXT_NODE
          ? [node.data]
          : ["aria-label", "aria-description", "title", "placeholder"].map((name) => node.getAttribute(name) ?? "");
      for (const text of texts) {
        // What stands in quotes is somebody's own.
        if (looks.test(text.replace(/'[^']*'|„[^“]*“|"[^"]*"|<[^>]*>/g, ""))) found.add(text.trim());
      }
    }
    return [...found];
  }, ENGLISH.source);
  assert.deepEqual(found, [], `English in the German page: ${where}`);
  const left = await page.locator(".page [lang=en]").allTextContents();
  assert.equal(left.length, marked, `${where}: ${left}`);

}

const FAULTY = `<domain type='kvm'>
  <name>fehlerhaft</name>
  <memory unit='MiB'>2048</memory>
  <currentMemor unit='MiB'>1024</currentMemor>
  <vcpu current='4'>2</vcpu>
  <os><type arch='x86_64' machine='pc-q35-5.2'>hvm</type></os>
  <devices>
    <disk type='file' device='disk'>
      <driver name='qemu' type='raw' cahce='none'/>
      <source file='/var/lib/libvirt/images/one.img'/><target dev='vda' bus='virtio'/><serial>1</serial>
    </disk>
    <disk type='file' device='disk'>
      <source file='/var/lib/libvirt/images/two.img'/><target dev='vda' bus='virtio'/>
      <address type='pci' domain='0' bus='9' slot='1' function='0'/>
    </disk>
    <controller type='usb' index='0' model='none'/><input type='tablet' bus='usb'/>
    <interface type='network'><source network='default'/><mac address='52:54:00:00:00:zz'/></interface>
    <graphics type='vnc' port='5901' passwd='geheim'/>
  </devices>
</domain>
`;

test("problems, their fixes, and the text that does not parse", async (t) => {
  const page = await openPage(t, GERMAN);
  await english(page, "nothing loaded");
  await page.locator("#file").setInputFiles({ name: "f.xml", mimeType: "text/xml", buffer: Buffer.from(FAULTY) });
  await page.getByRole("button", { name: /^Ziel/ }).click();
  await english(page, "targets");
  await page.getByRole("combobox", { name: /^Filter/ }).fill("RHEL 7.9");
  await page.keyboard.press("Enter");
  await page.getByRole("button", { name: "Probleme", exact: true }).first().click();
  await page.locator(".problem", { hasText: "RHEL 7.9" }).first().waitFor();
  await english(page, "problems");
  await page.locator(".cm-line", { hasText: "<name>" }).click();
  await page.keyboard.press("End");
  await page.keyboard.press("Backspace");
  await page.getByRole("alert").first().waitFor();
  await english(page, "broken text");
});

test("every row of a domain with its form, and what stands behind the buttons", async (t) => {
  const page = await openPage(t, GERMAN);
  await page.locator(".samples button", { hasText: "win11" }).click();
  await page.locator("#source .cm-line").first().waitFor();
  const rows = await page.locator(".tree .row").count();
  assert.ok(rows > 10);
  await page.locator(".tree .row").first().click();
  await page.getByRole("button", { name: /^Alle Einstellungen/ }).click();
  for (let row = 0; row < rows; row++) {
    await page.locator(".tree .row").nth(row).click();
    await page.locator(".tree .row[aria-selected=true]").waitFor();
    await english(page, `row ${row}`);
  }
  await page.getByRole("treeitem", { name: /^USB-Controller 0/ }).click();
  await page.getByRole("radio", { name: /^2.0/ }).click();
  await page.locator(".preview").first().waitFor();
  await english(page, "the preview of another USB");
  await page.keyboard.press("Escape");
  await page.locator(".sign.add").click();
  for (const kind of ["Disk", "Netzwerkschnittstelle", "USB-Hub", "TPM", "IOMMU"]) {
    await page.getByRole("radio", { name: kind, exact: true }).click();
    await page.locator(".add-device .outcome h3").first().waitFor();
    await english(page, `adding: ${kind}`);
  }
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: /^Verlauf/ }).click();
  await english(page, "history");
  await page.keyboard.press("Escape");
  await page.keyboard.press("F1");
  await english(page, "palette");
  await page.keyboard.press("Escape");
  await page.locator(".tree .row").first().press("?");
  await english(page, "map of the keyboard");
  await page.keyboard.press("Escape");
  await page.locator(".tabs").getByText("Topologie").click();
  await page.locator(".topology").first().waitFor();
  await english(page, "topology");
});

test("a sentence that the memory does not know is marked as English, as is all of them until it has come", async (t) => {
  const memory = await readFile(new URL("../../static/languages/de.txt", import.meta.url), "utf8");
  const without = memory.split("\n\n").filter((it) => !it.includes("The image file on the host."));
  assert.ok(without.length < memory.split("\n\n").length);
  const page = await openPage(t, { ...GERMAN, files: { "/de.txt": without.join("\n\n") } });
  await page.locator(".samples button", { hasText: "desktop" }).click();
  await page.getByRole("treeitem", { name: /^Disk vda/ }).click();
  const left = page.locator("#inspector").getByText("The image file on the host.");
  assert.equal(await left.evaluate((it) => it.closest("[lang]").lang), "en");
  const known = page.locator("#inspector").getByText("Wie die Platte angeschlossen ist.");
  assert.equal(await known.evaluate((it) => it.closest("[lang]").lang), "de");
  await english(page, "with a sentence less", 1);
});
