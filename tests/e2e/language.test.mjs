// The languages of the page: chosen by the user or the browser, each editor with its own.

import assert from "node:assert/strict";
import { test } from "node:test";
import { openPage } from "./harness.mjs";
import { assertAccessible, sampleText } from "./page.mjs";

const PHONE = { viewport: { width: 390, height: 844 } };

test("the language is chosen in a menu by keyboard, and kept for the next visit", async (t) => {
  const page = await openPage(t);
  await page.getByRole("heading", { name: "See what libvirt makes of a domain" }).waitFor();
  await page.getByRole("button", { name: "Language" }).press("Enter");
  await page.getByRole("menuitem", { name: "Deutsch" }).press("Enter");
  await page.getByRole("heading", { name: "Sehen, was libvirt aus einer Domain macht" }).waitFor();
  assert.equal(await page.locator(".page").getAttribute("lang"), "de");
  await assertAccessible(page, "German, nothing loaded");
  await page.reload();
  await page.getByRole("button", { name: "Datei öffnen…" }).waitFor();
  await page.getByRole("button", { name: "Sprache" }).click();
  await page.getByRole("menuitem", { name: "English" }).click();
  await page.getByRole("button", { name: "Open file…" }).waitFor();
});

test("a browser that speaks German gets German, on a phone as well, and the palette changes it", async (t) => {
  const page = await openPage(t, { ...PHONE, locale: "de-AT" });
  await page.locator(".samples button", { hasText: "desktop" }).click();
  await page.getByRole("button", { name: "Quelltext" }).waitFor();
  await assertAccessible(page, "German, on a phone");
  await page.keyboard.press("F1");
  await page.getByRole("combobox", { name: "Zu Gerät, Zeile oder Befehl" }).fill("english");
  await page.keyboard.press("Enter");
  await page.getByRole("button", { name: "Source", exact: true }).waitFor();
});

test("the search in the source speaks the language too, and switching it keeps text and history", async (t) => {
  const page = await openPage(t, { locale: "de-DE" });
  await page.locator(".samples button", { hasText: "tiny-q35" }).click();
  const line = page.locator(".cm-line", { hasText: "<name>" });
  await line.click();
  await page.keyboard.press("End");
  await page.keyboard.type("<!-- x -->");
  await page.keyboard.press("Control+f");
  await page.getByPlaceholder("Suchen").waitFor();
  await page.getByRole("button", { name: "Sprache" }).click();
  await page.getByRole("menuitem", { name: "English" }).click();
  await line.click();
  await page.keyboard.press("Control+f");
  await page.getByPlaceholder("Find").waitFor();
  assert.match(await page.evaluate(() => document.querySelector("libvirt-domain-editor").value), /<!-- x -->/);
  await page.getByRole("button", { name: /^Undo: / }).click();
  assert.doesNotMatch(await page.evaluate(() => document.querySelector("libvirt-domain-editor").value), /<!-- x -->/);
});

test("two editors on a page speak two languages; each follows its attribute, else what it stands in", async (t) => {
  const page = await openPage(t, { at: "/hosts/form.html" });
  await page.evaluate(() => Promise.all([first.ready, second.ready]));
  await page.evaluate((text) => {
    first.load(text);
    first.lang = "de-CH";
    globalThis.told = [];
    document.addEventListener("lang", ({ detail, target }) => told.push([target.id, detail.lang]));
  }, await sampleText("tiny-q35"));
  await page.locator("#first").getByRole("heading", { name: "Geräte" }).waitFor();
  await page.locator("#second").getByRole("heading", { name: "Devices" }).waitFor();
  await page.evaluate(() => (document.documentElement.lang = "de"));
  await page.locator("#second").getByRole("heading", { name: "Geräte" }).waitFor();
  await page.evaluate(() => (first.lang = "fr"));
  await page.locator("#first").getByRole("heading", { name: "Devices" }).waitFor();
  await page.evaluate(() => first.removeAttribute("lang"));
  await page.locator("#first").getByRole("heading", { name: "Geräte" }).waitFor();
  assert.deepEqual(await page.evaluate(() => told), [], "the user chose nothing");
});
