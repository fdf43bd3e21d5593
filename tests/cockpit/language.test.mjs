// The package speaks Cockpit's language: the one chosen in its menu, else the browser's.

import assert from "node:assert/strict";
import { test } from "node:test";
import { missing, openCockpit } from "./harness.mjs";

const skip = missing() ?? false;
const UUID = "6f1f3e5c-52a1-4b7e-9c1d-0a4e4a2f7b10";
const DOMAIN = `<domain type='qemu'><name>web01</name><uuid>${UUID}</uuid><memory>65536</memory>
  <os><type arch='x86_64' machine='pc'>hvm</type></os></domain>`;

/** The words of the list, of its heading and of its table. */
const words = async (frame) => {
  await frame.getByRole("link", { name: "web01" }).waitFor();
  const cells = await frame.locator("main :is(h1, th, td:nth-child(2))").allTextContents();
  return { cells, about: await frame.locator("#about").textContent(), lang: await frame.locator("body").getAttribute("lang") };
};

test("German that was chosen in Cockpit's menu: menu, list, editor and what is said on saving", { skip }, async (t) => {
  const { page, frame } = await openCockpit(t, [DOMAIN], "", {}, { language: "de-de" });
  const { cells, about, lang } = await words(frame);
  assert.deepEqual(cells, ["Domains", "Name", "Zustand", "UUID", "ausgeschaltet"]);
  assert.match(about, /Dies sind die eigenen des Benutzers/);
  assert.equal(lang, "de");
  await page.getByRole("link", { name: "Domain-Editor" }).waitFor({ state: "attached" });
  await frame.getByRole("link", { name: "web01" }).click();
  await frame.getByRole("heading", { name: "Geräte" }).waitFor();
  await frame.getByRole("treeitem", { name: /^USB-Controller 0/ }).click();
  await frame.getByRole("radio", { name: /^2.0/ }).click();
  await frame.locator(".preview .actions .button.primary, .usb .actions .button.primary").first().click();
  await frame.getByRole("button", { name: "Speichern", exact: true }).click();
  await frame.getByText(/^Gespeichert um \d.*nach seinem nächsten Start/).waitFor();
  await frame.getByRole("button", { name: "Was libvirt daraus gemacht hat" }).click();
  await frame.getByRole("heading", { name: /Geschrieben.*und gespeichert/ }).waitFor();
  await frame.getByText(/Zeilen sind gleich/).first().waitFor();
  await frame.getByLabel("Frühere Fassungen").waitFor();
});

test("where nothing was chosen the browser's language counts, and English where that is neither", { skip }, async (t) => {
  const german = await openCockpit(t, [DOMAIN], "", {}, { locale: "de-AT" });
  assert.equal((await words(german.frame)).lang, "de");
  const french = await openCockpit(t, [DOMAIN], "", {}, { locale: "fr-FR" });
  assert.deepEqual((await words(french.frame)).cells, ["Domains", "Name", "State", "UUID", "shut off"]);
});
