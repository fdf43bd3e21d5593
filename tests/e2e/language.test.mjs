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

/** Texts, labels and titles inside the editor that hold an English word; code and the document's own words aside. */
function english(page) {
  return page.evaluate(() => {
    const word = /\b(the|and|of|is|are|with|without|not|to|for|from|what|it|that|which|by|this|no|has|have|device|line)\b/i;
    const code = "code, pre, kbd, .mono, .facts, .cm-content, .code-line, [lang='en'], .command-line";
    const found = new Set();
    const look = (root) => {
      for (const element of root.querySelectorAll("*")) {
        if (element.shadowRoot && element.id !== "source") look(element.shadowRoot);
        if (element.closest(code) || element.closest("[hidden]") || !element.checkVisibility()) continue;
        const own = [...element.childNodes].filter((it) => it.nodeType === Node.TEXT_NODE).map((it) => it.data);
        for (const text of [...own, element.getAttribute("aria-label"), element.getAttribute("title"), element.getAttribute("placeholder")]) {
          if (text && word.test(text.replaceAll(/<[^>]*>|'[^']*'|`[^`]*`|\S+=\S*|\bdomain editor\b|\S*[-./]\S*/g, ""))) found.add(text);
        }
      }
    };
    look(document.querySelector("libvirt-domain-editor").shadowRoot);
    return [...found];
  });
}

for (const [size, options] of [["desktop", {}], ["phone", PHONE]]) {
  test(`no English is left where the page speaks German: ${size}`, async (t) => {
    const page = await openPage(t, { locale: "de-DE", ...options });
    await page.getByText("Linux-Desktop, SPICE und USB-Weiterleitung").first().waitFor();
    const left = {};
    const look = async (state) => {
      await page.waitForTimeout(200);
      const texts = await english(page);
      if (texts.length) left[state] = texts;
      const cut = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      assert.ok(cut <= 0, `${state}: ${cut} pixels stand out to the right`);
    };
    await look("nothing loaded");
    await page.locator(".samples button", { hasText: "app-legacy" }).click();
    await page.getByRole("treeitem", { name: /^USB-Controller 0/ }).waitFor();
    await look("loaded");
    await page.getByRole("button", { name: /^Ziel/ }).click();
    await page.getByRole("combobox", { name: /^Filtern/ }).fill("0.9.4");
    await look("targets");
    await page.keyboard.press("Enter");
    await page.getByRole("treeitem", { name: /^USB-Controller 0/ }).click();
    await look("inspector");
    await page.getByRole("radio", { name: /^2\.0/ }).click();
    await page.locator(".preview").waitFor();
    await look("preview");
    await assertAccessible(page, `German, a preview, ${size}`);
    await page.keyboard.press("Escape");
    await page.keyboard.press("F1");
    await page.locator("dialog.palette[open] input:focus").waitFor();
    await page.keyboard.type("verlauf");
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { name: "Verlauf" }).waitFor();
    await look("history");
    await page.keyboard.press("Escape");
    await page.keyboard.press("?");
    await page.getByRole("heading", { name: "Tastenbelegung" }).waitFor();
    await look("keys");
    await page.keyboard.press("Escape");
    await page.keyboard.press("F1");
    await look("palette");
    await page.keyboard.type("hinzufügen");
    await page.keyboard.press("Enter");
    await page.getByRole("radio", { name: "Ordnerfreigabe" }).click();
    await page.locator(".outcome .printed").waitFor();
    await look("a device to add");
    await page.keyboard.press("Escape");
    await page.locator(".add-device[open]").waitFor({ state: "detached" });
    // On a phone, what is selected covers the bar.
    await page.keyboard.press("Escape");
    await page.locator(".part[data-to=topology]:visible").click();
    await page.locator(".topology-picture").first().waitFor();
    await look("topology");
    await page.getByRole("button", { name: "Steckplatztabelle" }).click();
    await page.locator(".topology table").first().waitFor();
    await look("table of the topology");
    await page.keyboard.press("Control+e");
    await page.locator(".timeline .releases, .timeline table").first().waitFor({ state: "attached" });
    await look("export");
    await assertAccessible(page, `German, the export, ${size}`);
    assert.deepEqual(left, {});
  });
}
