// Tree and source stay in step, and a text that does not parse loses nothing.

import assert from "node:assert/strict";
import { test } from "node:test";
import { chooseTarget, openSample, row, sampleText, source } from "./page.mjs";

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

test("what the target does not take is a problem, F8 goes there", async (t) => {
  const page = await openSample(t, "server-ceph");
  await chooseTarget(page, "4.5.0");
  await page.keyboard.press("F8");
  await page.locator("#source .cm-bar", { hasText: "deprecated" }).waitFor();
  await page.keyboard.press("F8");
  await page.locator("#source .cm-bar", { hasText: "freePageReporting" }).waitFor();
  await page.locator(".row[aria-selected=true]", { hasText: "Memory balloon" }).waitFor();
  await page.getByRole("button", { name: "Problems", exact: true }).first().click();
  await page.locator(".problem", { hasText: "freePageReporting" }).waitFor();
});

test("go to a device, a line or a command by typing", async (t) => {
  const page = await openSample(t, "desktop");
  const palette = page.getByRole("combobox", { name: "Go to device, line or command" });
  await page.keyboard.press("Control+Shift+P");
  await palette.fill("balloon");
  await page.keyboard.press("Enter");
  await page.locator(".row[aria-selected=true]", { hasText: "Memory balloon" }).waitFor();
  await page.keyboard.press("F1");
  await palette.fill("34");
  await page.getByRole("option", { name: "Go to line 34" }).click();
  await page.locator("#source .cm-activeLine", { hasText: "<source network='default'/>" }).waitFor();
  await page.keyboard.press("F1");
  await palette.fill("export");
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { name: /^Guest ABI/ }).waitFor();
});
