// USB: one choice, shown before it is made, safe when wanted, undone in one step.

import assert from "node:assert/strict";
import { test } from "node:test";
import { assertAccessible, openSample, row, sampleText, source } from "./page.mjs";

const address = (page, name) => row(page, name).locator(".address").first().innerText();

test("USB 2.0 by mouse: preview, safe commit, undo", async (t) => {
  const page = await openSample(t, "desktop");
  await row(page, "USB controller 0").click();
  await page.getByRole("heading", { name: "Why is this here?" }).waitFor();
  const before = { disk: await address(page, "Disk vda"), interface: await address(page, "Interface 1") };

  await page.getByRole("radio", { name: /^2.0/ }).click();
  await page.getByRole("table").getByText("other hardware").waitFor();
  assert.equal(await source(page), await sampleText("desktop"), "a preview writes nothing");
  await row(page, "Disk vda").locator(".address.then").waitFor();

  await page.getByRole("button", { name: /^Write \d+ addresses?, then change/ }).click();
  await page.getByRole("radio", { name: /^2.0.*now/ }).waitFor();
  assert.match(await source(page), /model='ich9-ehci1'[^]*model='ich9-uhci3'/);
  const after = { disk: await address(page, "Disk vda"), interface: await address(page, "Interface 1") };
  assert.deepEqual(after, before, "nothing else moves");

  await page.getByRole("button", { name: /^Undo: / }).click();
  assert.equal(await source(page), await sampleText("desktop"));
});

test("USB 1.1 by keyboard, then discarded, then taken", async (t) => {
  const page = await openSample(t, "desktop");
  await row(page, "Disk vda").focus();
  await page.keyboard.type("usb c");
  await page.keyboard.press("Enter");
  await page.locator("#inspector:focus").waitFor();
  await page.getByRole("radio", { name: /^3.0.*now/, checked: true }).focus();
  await page.keyboard.press("ArrowLeft");
  await page.keyboard.press("ArrowLeft");
  await page.getByRole("radio", { name: /^1.1.*preview/ }).waitFor();
  await page.keyboard.press("Escape");
  await page.getByRole("radio", { name: /^3.0.*now/, checked: true }).waitFor();

  await page.getByRole("radio", { name: /^3.0/ }).focus();
  await page.keyboard.press("ArrowLeft");
  await page.keyboard.press("ArrowLeft");
  // A button does what it says when it is pressed, so that of 2.0 would still take 2.0.
  await page.getByRole("radio", { name: /^1.1.*preview/ }).waitFor();
  const commit = page.locator(".preview .button.primary");
  await commit.focus();
  await page.keyboard.press("Enter");
  await page.getByRole("radio", { name: /^1.1.*now/ }).waitFor();
  await page.keyboard.press("Control+z");
  assert.equal(await source(page), await sampleText("desktop"));
});

test("none is blocked while devices need USB, and says which", async (t) => {
  const page = await openSample(t, "desktop");
  await row(page, "USB controller 0").click();
  const none = page.getByRole("radio", { name: /^None/ });
  assert.equal(await none.getAttribute("aria-disabled"), "true");
  await page.getByText(/None is blocked.*Tablet/).waitFor();
  await none.click({ force: true });
  assert.equal(await page.locator(".preview").count(), 0);
});

test("an implicit device is made explicit", async (t) => {
  const page = await openSample(t, "tiny-q35");
  await row(page, "USB controller 0").click();
  await page.getByRole("button", { name: "Make explicit", exact: true }).click();
  await page.locator(".row:not(.implicit)", { hasText: "USB controller 0" }).waitFor();
  assert.match(await source(page), /<controller type='usb' index='0' model='qemu-xhci'>/);
});

test("a device is removed and comes back", async (t) => {
  const page = await openSample(t, "desktop");
  await row(page, "Sound 1").click();
  await page.getByRole("button", { name: "Remove", exact: true }).click();
  await page.getByText("Sound 1 removed.").waitFor();
  assert.doesNotMatch(await page.locator(".tree").innerText(), /Sound 1/);
  await page.locator(".toast").getByRole("button", { name: "Undo" }).click();
  await row(page, "Sound 1").waitFor();
  assert.equal(await source(page), await sampleText("desktop"));
});

test("ports are a picture: seats select, hubs hold theirs, a preview marks who moved", async (t) => {
  const page = await openSample(t, "desktop");
  await row(page, "USB controller 0").click();
  const now = page.locator(".ports:not(.previewed)");
  await now.getByRole("button", { name: /^Port 1: / }).waitFor();
  const all = await now.locator(".port").count();
  await page.getByRole("radio", { name: /^1.1/ }).click();
  const then = page.locator(".ports.previewed");
  // Two ports are too few: a hub comes, with ports of its own inside.
  await then.locator(".with-hub .port").first().waitFor();
  await then.locator(".port.moved .tag", { hasText: "moved" }).first().waitFor();
  assert.equal(await then.getByRole("button").count(), 0, "what is previewed is not there yet");
  assert.equal(await now.locator(".port").count(), all);
  await assertAccessible(page, "ports with a preview");
  await now.getByRole("button", { name: /^Port 1: / }).focus();
  await page.keyboard.press("Enter");
  await page.locator(".inspector h2").first().waitFor();
  assert.doesNotMatch(await page.locator(".inspector h2").first().innerText(), /USB controller/);
});
