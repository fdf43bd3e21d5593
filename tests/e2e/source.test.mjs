// Tree and source stay in step, and a text that does not parse loses nothing.

import assert from "node:assert/strict";
import { test } from "node:test";
import { openSample, row, sampleText, source } from "./page.mjs";

test("typing changes the tree, undo spans form and text", async (t) => {
  const page = await openSample(t, "tiny-q35");
  const content = page.locator("#source .cm-content");
  await content.click();
  await page.locator("#source .cm-line", { hasText: "</disk>" }).click();
  await page.keyboard.press("End");
  await page.keyboard.type("\n<input type='tablet' bus='usb'/");
  await page.getByRole("heading", { name: /^Form paused at line/ }).waitFor();
  await page.keyboard.type(">");
  await row(page, "Tablet").waitFor();
  await row(page, "USB controller 0").click();
  await page.getByRole("button", { name: "Make explicit", exact: true }).click();
  await page.getByRole("button", { name: /^Undo: / }).click();
  await row(page, "Tablet").waitFor();
  await page.getByRole("button", { name: /^Undo: / }).click();
  assert.equal(await source(page), await sampleText("tiny-q35"));
});

test("a row tints its lines, the caret selects the row", async (t) => {
  const page = await openSample(t, "desktop");
  await row(page, "Interface 1").click();
  await page.locator("#source .cm-chosen", { hasText: "<interface" }).waitFor();
  await page.locator("#source .cm-line", { hasText: "<target dev='vda'" }).click();
  await page.locator(".row[aria-selected=true]", { hasText: "Disk vda" }).waitFor();
});

test("what libvirt adds is shown in the source, and hidden on request", async (t) => {
  const page = await openSample(t, "app-legacy");
  await page.locator("#source .cm-ghost", { hasText: "type='usb'" }).click();
  await page.getByRole("heading", { level: 2, name: /^USB controller 0/ }).waitFor();
  await page.getByRole("button", { name: "Implicit shown" }).click();
  await page.locator("#source .cm-ghost").first().waitFor({ state: "detached" });
});

test("a text that does not parse is kept, the tree stays from the last that did", async (t) => {
  const page = await openSample(t, "desktop");
  await page.locator("#source .cm-line", { hasText: "<name>" }).click();
  await page.keyboard.press("End");
  await page.keyboard.press("Backspace");
  await page.getByRole("alert").getByText(/^Form paused at line 2/).waitFor();
  await page.getByText("Kept from the last text that parsed.").waitFor();
  await row(page, "Disk vda").waitFor();
  await page.locator("#source .cm-bar").waitFor();
  assert.match(await source(page), /<name>desktop<\/name\n/);
  const exporting = page.locator("#export");
  assert.equal(await exporting.getAttribute("aria-disabled"), "true");
  await page.getByRole("button", { name: "Undo last edit" }).click();
  await page.getByRole("alert").waitFor({ state: "detached" });
  assert.equal(await source(page), await sampleText("desktop"));
});
