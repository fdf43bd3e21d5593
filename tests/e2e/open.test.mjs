// A document comes in by every way there is, and goes out byte for byte.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { openPage } from "./harness.mjs";
import { openSample, sampleText, source } from "./page.mjs";

const AWKWARD = "\ufeff<?xml version='1.0'?>\r\n<!-- kept -->\r\n<domain type=\"qemu\"  >\r\n  <name>a&amp;b</name><memory unit='MiB' >64</memory>\r\n  <os><type arch='x86_64' machine='pc'>hvm</type></os>\r\n  <devices></devices>\r\n</domain>\r\n";

test("the page opens with its samples", async (t) => {
  const page = await openPage(t);
  await page.getByRole("heading", { level: 1, name: "See what libvirt makes of a domain" }).waitFor();
  assert.equal(await page.title(), "libvirt domain editor");
  assert.equal(await page.locator(".samples li").count(), 6);
});

for (const id of ["app-legacy", "tiny-q35", "desktop", "server-ceph", "win11", "rhel6"]) {
  test(`sample ${id} opens with its devices`, async (t) => {
    const page = await openSample(t, id);
    await page.getByRole("heading", { level: 1, name: new RegExp(`${id}.xml`) }).waitFor();
    assert.ok((await page.getByRole("treeitem").count()) > 8);
    assert.ok((await page.locator(".row.implicit").count()) > 2, "implicit devices are shown");
    assert.equal(await source(page), await sampleText(id));
  });
}

test("a text is pasted anywhere, and the file before comes back", async (t) => {
  const page = await openSample(t, "desktop");
  await page.locator("body").evaluate((body, text) => {
    const data = new DataTransfer();
    data.setData("text/plain", text);
    body.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
  }, await sampleText("tiny-q35"));
  await page.getByRole("heading", { level: 1, name: /pasted.xml/ }).waitFor();
  assert.equal(await page.locator(".row.implicit").first().isVisible(), true);
  await page.getByRole("button", { name: "Back to the file before" }).click();
  await page.getByRole("heading", { level: 1, name: /desktop.xml/ }).waitFor();
});

test("a file is dropped", async (t) => {
  const page = await openPage(t);
  await page.locator("body").evaluate((body, text) => {
    const data = new DataTransfer();
    data.items.add(new File([text], "dropped.xml", { type: "text/xml" }));
    for (const name of ["dragover", "drop"]) {
      body.dispatchEvent(new DragEvent(name, { dataTransfer: data, bubbles: true, cancelable: true }));
    }
  }, await sampleText("app-legacy"));
  await page.getByRole("heading", { level: 1, name: /dropped.xml/ }).waitFor();
});

test("a chosen file is exported as written, byte for byte", async (t) => {
  const page = await openPage(t);
  const choosing = page.waitForEvent("filechooser");
  await page.getByRole("button", { name: "Open file…" }).click();
  await (await choosing).setFiles({ name: "awkward.xml", mimeType: "text/xml", buffer: Buffer.from(AWKWARD) });
  await page.getByRole("heading", { level: 1, name: /awkward.xml/ }).waitFor();
  await page.getByRole("button", { name: "Export", exact: true }).last().click();
  await page.getByRole("button", { name: /^As written/ }).click();
  const downloading = page.waitForEvent("download");
  await page.getByRole("button", { name: /^Download/ }).click();
  const bytes = await readFile(await (await downloading).path());
  assert.equal(bytes.toString("utf8"), AWKWARD);
});

test("a file that is not UTF-8 is refused with a word", async (t) => {
  const page = await openPage(t);
  const file = { name: "latin1.xml", mimeType: "text/xml", buffer: Buffer.from("<domain>\xe4</domain>", "latin1") };
  await page.locator("#file").setInputFiles(file);
  await page.getByText("latin1.xml is not UTF-8 text.").waitFor();
});
