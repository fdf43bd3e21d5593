// The topology: the picture by mouse and by keyboard, its table, its file, on a desk and on a phone.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { assertAccessible, focused, openSample, row } from "./page.mjs";

/** An item of the picture whose name begins so. */
const item = (page, name) => page.locator(".topology").getByRole("treeitem", { name: new RegExp(`^${name}`) }).first();

async function openTopology(t, options) {
  const page = await openSample(t, "desktop", options);
  await page.locator(".part[data-to=topology]:visible").click();
  await item(page, "PCI bus 00").waitFor();
  return page;
}

test("a click selects in every view", async (t) => {
  const page = await openTopology(t);
  const disk = item(page, "Disk vda, 0");
  await disk.click();
  assert.equal(await disk.getAttribute("aria-selected"), "true");
  const side = page.getByRole("complementary", { name: "Selected" });
  await side.getByRole("heading", { name: "Disk vda" }).waitFor();
  await side.getByRole("button", { name: "Show in devices" }).click();
  await page.locator(".row[aria-selected=true]", { hasText: "Disk vda" }).waitFor();
  assert.equal(await page.locator(".topology").count(), 0);
});

test("an implicit device is made explicit where it sits", async (t) => {
  const page = await openTopology(t);
  const sata = item(page, "SATA controller 0, 00:1f.2, implicit");
  assert.equal(await sata.locator("rect.implicit").count(), 1);
  await sata.click();
  await page.locator(".topology-side").getByRole("button", { name: "Make explicit" }).click();
  const written = item(page, "SATA controller 0, 00:1f.2, written");
  await written.waitFor();
  assert.equal(await written.locator("rect.implicit").count(), 0);
  await page.keyboard.press("Control+z");
  await sata.waitFor();
});

test("the keyboard walks it: to the bus and to what is on it", async (t) => {
  const page = await openSample(t, "desktop");
  await page.keyboard.press("t");
  await item(page, "PCI bus 00").focus();
  const at = () => focused(page).locator("title").first().textContent();
  await page.keyboard.press("ArrowDown");
  assert.match(await at(), /^Slot 00: reserved: host bridge/);
  await page.keyboard.press("ArrowRight");
  assert.match(await at(), /00:01\.0|Slot 01/);
  await page.keyboard.press("ArrowUp");
  assert.match(await at(), /^PCI bus 00/);
  await page.keyboard.press("End");
  assert.doesNotMatch(await at(), /^PCI bus 00/);
  await page.keyboard.press("Home");
  assert.match(await at(), /^PCI bus 00/);
  assert.equal(await page.locator(".topology-picture [tabindex='0']").count(), 1, "one stop for the Tab key");

  await item(page, "USB bus 0").focus();
  await item(page, "Disk vda, 0").focus();
  await page.keyboard.press("Enter");
  await page.keyboard.press("t");
  const here = page.getByRole("table").getByRole("button", { name: "Disk vda" });
  assert.equal(await here.getAttribute("aria-current"), "true");
  await page.keyboard.press("t");
  await item(page, "PCI bus 00").waitFor();
  await page.locator(".topology .switch button").first().focus();
  await page.keyboard.press("Escape");
  await row(page, "Disk vda").waitFor();
});

test("a preview of another USB version shows what moves", async (t) => {
  const page = await openSample(t, "desktop");
  await row(page, "USB controller 0").click();
  await page.getByRole("radio", { name: /^1.1/ }).click();
  await page.locator(".moves").waitFor();
  await page.locator(".part[data-to=topology]:visible").click();
  await page.locator(".topology-picture text.preview").first().waitFor();
});

test("it is saved as a picture that stands alone", async (t) => {
  const page = await openTopology(t);
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: "Save as SVG" }).click(),
  ]);
  assert.match(download.suggestedFilename(), /\.topology\.svg$/);
  const svg = await readFile(await download.path(), "utf8");
  assert.match(svg, /^<svg xmlns=[^]*Disk vda[^]*<\/svg>\n$/);
  assert.doesNotMatch(svg, /var\(--|color-mix|color\(srgb/);
  await page.locator(".page:not([data-unsaved])").waitFor();
});

test("it is read on a phone, larger and smaller, without scrolling sideways", async (t) => {
  const page = await openTopology(t, { viewport: { width: 390, height: 844 }, hasTouch: true });
  const stage = page.locator(".topology-stage");
  const overflow = () => stage.evaluate((it) => it.scrollWidth - it.clientWidth);
  const width = () => item(page, "PCI bus 00").evaluate((it) => it.ownerSVGElement.width.baseVal.value);
  const letter = () => page.locator(".topology-picture text.title").first().evaluate((it) => it.getBoundingClientRect().height);
  assert.ok((await overflow()) <= 1, `${await overflow()} px to scroll at ${await width()}`);
  const before = await letter();
  await page.getByRole("button", { name: "Smaller" }).tap();
  assert.ok((await letter()) < before);
  assert.ok((await overflow()) <= 1);
  await item(page, "Disk vda, 0").tap();
  await page.getByRole("complementary", { name: "Selected" }).getByRole("heading", { name: "Disk vda" }).waitFor();
  await page.getByRole("button", { name: "Slot table" }).tap();
  await page.getByRole("table").getByText("reserved: host bridge").waitFor();
  assert.ok((await overflow()) <= 1);
  await assertAccessible(page, "slot table on a phone");
});

for (const colorScheme of ["light", "dark"]) {
  test(`axe finds nothing serious, ${colorScheme}`, async (t) => {
    const page = await openTopology(t, { colorScheme });
    await item(page, "Disk vda, 0").click();
    await assertAccessible(page, "topology");
    await page.getByRole("button", { name: "Slot table" }).click();
    await assertAccessible(page, "slot table");
  });
}
