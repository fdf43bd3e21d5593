// Everybody can use it: without a pointer, with a screen reader, light and dark, on a phone.

import assert from "node:assert/strict";
import { test } from "node:test";
import { openPage } from "./harness.mjs";
import { assertAccessible, chooseTarget, focused, openSample, row, sampleText, source } from "./page.mjs";

for (const colorScheme of ["light", "dark"]) {
  test(`axe finds nothing serious in any state, ${colorScheme}`, async (t) => {
    const empty = await openPage(t, { colorScheme });
    await assertAccessible(empty, "nothing loaded");
    await empty.keyboard.press("?");
    await assertAccessible(empty, "map of the keyboard");

    const page = await openSample(t, "desktop", { colorScheme });
    await assertAccessible(page, "loaded");
    await row(page, "USB controller 0").click();
    await assertAccessible(page, "inspector");
    await page.getByRole("radio", { name: /^2.0/ }).click();
    await page.getByRole("button", { name: "Show patch" }).click();
    await assertAccessible(page, "preview");
    await page.keyboard.press("F1");
    await assertAccessible(page, "palette");
    await page.keyboard.press("Escape");
    await page.getByRole("button", { name: "Samples" }).click();
    await assertAccessible(page, "menu");
    await page.keyboard.press("Escape");
    await page.getByRole("button", { name: /^Target/ }).click();
    await assertAccessible(page, "picker");
    await page.keyboard.press("Escape");
    await chooseTarget(page, "RHEL 7.9");
    await page.keyboard.press("Control+e");
    await page.getByRole("heading", { name: /^Guest ABI/ }).waitFor();
    await page.getByRole("listbox", { name: "Releases of libvirt" }).waitFor();
    await assertAccessible(page, "export");
    await page.getByRole("button", { name: "As a table" }).click();
    await assertAccessible(page, "timeline as a table");
    await page.keyboard.press("Escape");
    await page.locator("#source .cm-line", { hasText: "<name>" }).click();
    await page.keyboard.press("End");
    await page.keyboard.press("Backspace");
    await page.getByRole("alert").waitFor();
    await page.getByRole("button", { name: "Problems", exact: true }).first().click();
    await assertAccessible(page, "does not parse, problems open");
  });
}

test("the tree by keyboard", async (t) => {
  const page = await openSample(t, "desktop");
  await row(page, "Domain").focus();
  await page.keyboard.press("ArrowDown");
  assert.match(await focused(page).textContent(), /^Sections/);
  await page.keyboard.press("ArrowLeft");
  await page.keyboard.press("ArrowDown");
  assert.match(await focused(page).textContent(), /^Disks/);
  await page.keyboard.press("ArrowLeft");
  assert.equal(await row(page, "Disks").getAttribute("aria-expanded"), "false");
  await page.keyboard.press("ArrowRight");
  assert.equal(await row(page, "Disks").getAttribute("aria-expanded"), "true");
  await page.keyboard.press("ArrowDown");
  assert.match(await focused(page).textContent(), /^Disk vda/);
  await page.locator(".row[aria-selected=true]", { hasText: "Disk vda" }).waitFor();
  await page.keyboard.press("m");
  assert.match(await focused(page).textContent(), /^M/);
  await page.keyboard.press("Home");
  assert.match(await focused(page).textContent(), /^Domain/);
  await page.keyboard.press("Enter");
  await page.locator("#inspector:focus").waitFor();
});

test("F6 goes from pane to pane, one stop each", async (t) => {
  const page = await openSample(t, "desktop");
  const areas = [];
  for (let step = 0; step < 6; step++) {
    await page.keyboard.press("F6");
    areas.push(await focused(page).evaluate((it) => it.closest("header, section, footer")?.className));
  }
  assert.deepEqual(areas, ["masthead", "context", "tree-pane", "inspector", "source-pane", "problems"]);
});

test("Tab reaches the source, and leaves it again", async (t) => {
  const page = await openSample(t, "desktop");
  const copy = page.getByRole("button", { name: "Copy the whole source" });
  await copy.focus();
  await page.keyboard.press("Tab");
  assert.equal(await page.locator("#source .cm-content").evaluate((it) => it.getRootNode().activeElement === it), true);
  await page.keyboard.press("Tab");
  assert.match(await focused(page).textContent(), /^Problems/);
  await page.keyboard.press("Shift+Tab");
  await page.keyboard.press("Shift+Tab");
  assert.equal(await focused(page).getAttribute("aria-label"), await copy.getAttribute("aria-label"));
  assert.equal(await source(page), await sampleText("desktop"), "nothing was typed");

  // What is selected is indented, unless Esc came before.
  await page.locator("#source .cm-line", { hasText: "<name>" }).click();
  await page.keyboard.press("Home");
  await page.keyboard.press("Shift+End");
  await page.keyboard.press("Tab");
  const indented = (await sampleText("desktop")).replace("  <name>", "    <name>");
  assert.equal(await source(page), indented);
  await page.locator("#source .cm-line", { hasText: "<name>" }).click();
  await page.keyboard.press("Shift+Home");
  await page.keyboard.press("Escape");
  await page.keyboard.press("Tab");
  assert.match(await focused(page).textContent(), /^Problems/);
  assert.equal(await source(page), indented);
});

test("filters say what they hide", async (t) => {
  const page = await openSample(t, "desktop");
  await row(page, "Disk vda").click();
  await page.getByRole("button", { name: "Implicit", exact: true }).click();
  await page.getByText("The selected device is filtered out.").waitFor();
  assert.equal(await page.locator(".row:not(.implicit)").count(), 0);
  await page.getByRole("button", { name: "Show all" }).click();
  await page.keyboard.press("/");
  await page.keyboard.type("spice");
  await page.locator(".row", { hasText: "Disk vda" }).waitFor({ state: "detached" });
});

test("the theme is kept for the next visit", async (t) => {
  const page = await openSample(t, "desktop");
  await page.getByRole("button", { name: "Use the dark theme" }).click();
  await page.reload();
  await page.getByRole("button", { name: "Use the light theme" }).waitFor();
});

for (const width of [320, 390]) {
  test(`on a phone ${width} wide every part is one tap away`, async (t) => {
    const page = await openSample(t, "desktop", { viewport: { width, height: 844 }, hasTouch: true, isMobile: true });
    const part = (name) => page.locator(".bottom-bar").getByRole("button", { name });
    const fits = async (state) =>
      assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), `${state} fits`);
    await fits("devices");
    await assertAccessible(page, "phone, devices");
    await row(page, "USB controller 0").tap();
    await page.getByRole("radio", { name: /^2.0/ }).tap();
    await page.getByRole("button", { name: /^Write/ }).waitFor();
    await fits("sheet");
    await assertAccessible(page, "phone, sheet");
    await page.getByRole("button", { name: "Back to the devices" }).tap();
    await part("Source").tap();
    await page.locator("#source .cm-line").first().waitFor();
    await fits("source");
    await part("Problems").tap();
    await fits("problems");
    await part("Export").tap();
    await page.getByRole("heading", { name: /^Guest ABI/ }).waitFor();
    await page.getByRole("table", { name: /Releases of libvirt/ }).waitFor();
    await fits("export");
    await assertAccessible(page, "phone, export");
  });
}
