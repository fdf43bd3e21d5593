// The entrance: what the stand-alone page shows while nothing is open. It answers at once; the editor is fetched when there is
// a sign of life, opens what was chosen meanwhile, and nobody sees the one go and the other come.

import assert from "node:assert/strict";
import { test } from "node:test";
import { openPage } from "./harness.mjs";
import { assertAccessible, focused, sampleText, source } from "./page.mjs";

const DEVICES = { desktop: { width: 1440, height: 900 }, phone: { width: 390, height: 844 } };
const EDITOR = "editor-page_bg.wasm";

/** Whether the page has asked for the editor. */
const asked = (page) => page.evaluate((name) => performance.getEntriesByType("resource").some((it) => it.name.endsWith(name)), EDITOR);

/** Keeps the editor from coming; answers what lets it come. */
async function hold(page) {
  let letCome;
  const gate = new Promise((open) => (letCome = open));
  await page.route(`**/${EDITOR}`, async (route) => {
    await gate;
    await route.continue();
  });
  return letCome;
}

const sample = (page, id) => page.locator(".samples button", { hasText: id });
const heading = (page, name) => page.getByRole("heading", { level: 1, name });
const coming = (page) => page.getByRole("status").filter({ hasText: /^(The editor is being loaded|Der Editor wird geladen)/ });
const paste = async (page, text) =>
  page.locator("body").evaluate((body, text) => {
    const data = new DataTransfer();
    data.setData("text/plain", text);
    body.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
  }, text);

/** Every element that is seen: what it is, where it is, its colours. */
const look = (page) =>
  page.evaluate(() => {
    const { shadowRoot } = document.querySelector("libvirt-domain-editor");
    const seen = [...shadowRoot.querySelectorAll(".page *")].filter((it) => it.getClientRects().length && !it.matches(".unseen"));
    return seen.map((it) => {
      const { x, y, width, height } = it.getBoundingClientRect();
      const { color, backgroundColor, fontFamily } = getComputedStyle(it);
      return [it.localName, it.getAttribute("aria-label") ?? it.textContent, x, y, width, height, color, backgroundColor, fontFamily].join(" ");
    });
  });

for (const [device, viewport] of Object.entries(DEVICES)) {
  test(`it answers keys before the editor has come, which is fetched for them: ${device}`, async (t) => {
    const page = await openPage(t, { viewport });
    await page.locator(".samples").waitFor();
    await page.waitForTimeout(300);
    assert.equal(await asked(page), false, "nobody is there yet");
    const letCome = await hold(page);
    await assertAccessible(page, "the entrance");
    await page.keyboard.press("?");
    await page.getByRole("dialog", { name: "Keyboard map" }).waitFor();
    await page.waitForFunction(() => performance.getEntriesByType("resource").some((it) => it.name.endsWith("editor-page.js")));
    await page.keyboard.press("Escape");
    await page.keyboard.press("F1");
    await page.getByRole("combobox").fill("light");
    await page.keyboard.press("Enter");
    assert.equal(await page.locator("libvirt-domain-editor").getAttribute("theme"), "dark");
    await page.keyboard.press("F1");
    await page.getByRole("combobox").fill("deutsch");
    await page.keyboard.press("Enter");
    await page.getByText("Oder mit einem Beispiel beginnen").waitFor();
    letCome();
    await sample(page, "tiny-q35").focus();
    await page.keyboard.press("Enter");
    await heading(page, /tiny-q35.xml/).waitFor();
    assert.equal(await page.locator("libvirt-domain-editor .page").getAttribute("lang"), "de");
    assert.equal(await page.locator("libvirt-domain-editor").getAttribute("theme"), "dark");
    assert.equal(await focused(page).getAttribute("role"), "treeitem", "the focus is in the device tree");
  });

  test(`what is chosen while the editor is on its way is opened when it is there: ${device}`, async (t) => {
    const page = await openPage(t, { viewport, permissions: ["clipboard-read", "clipboard-write"] });
    const letCome = await hold(page);
    await sample(page, "tiny-q35").click();
    await coming(page).waitFor();
    assert.equal(await page.locator("libvirt-domain-editor .page").getAttribute("aria-busy"), "true");
    await assertAccessible(page, "the editor is on its way");
    await page.keyboard.press("?");
    await page.getByRole("dialog", { name: "Keyboard map" }).waitFor();
    await page.keyboard.press("Escape");
    await page.locator("#file").setInputFiles({ name: "mine.xml", mimeType: "text/xml", buffer: Buffer.from(await sampleText("desktop")) });
    letCome();
    await heading(page, /mine.xml/).waitFor();
    assert.equal(await page.locator("libvirt-domain-editor .page").getAttribute("aria-busy"), null);
    assert.equal(await page.locator("libvirt-domain-editor .page").count(), 1);
    assert.equal(await coming(page).count(), 0);
    await page.getByRole("button", { name: "Back to the file before" }).click();
    await heading(page, /tiny-q35.xml/).waitFor();
    if (device === "desktop") assert.equal(await source(page), await sampleText("tiny-q35"));
  });
}

test("where the editor does not come it is said, and what was to be opened is tried again", async (t) => {
  const files = { "/editor-page.js": "" };
  const page = await openPage(t, { files, provoked: /404/ });
  const choosing = page.waitForEvent("filechooser");
  await page.getByRole("button", { name: "Open file…" }).focus();
  await page.keyboard.press("Enter");
  await (await choosing).setFiles({ name: "mine.xml", mimeType: "text/xml", buffer: Buffer.from(await sampleText("desktop")) });
  await page.getByText(/^The editor could not be loaded/).waitFor();
  assert.equal(await page.locator("libvirt-domain-editor .page").getAttribute("aria-busy"), null);
  await assertAccessible(page, "the editor did not come");
  await page.getByRole("button", { name: "Try again" }).click();
  await page.getByText(/^The editor could not be loaded/).waitFor();
  delete files["/editor-page.js"];
  files["/editor-page_bg.wasm"] = "this is no program";
  await page.getByRole("button", { name: "Try again" }).click();
  await page.getByText(/^The editor could not be loaded: .*WebAssembly/).waitFor();
  delete files["/editor-page_bg.wasm"];
  await page.getByRole("button", { name: "Try again" }).click();
  await heading(page, /mine.xml/).waitFor();
});

test("where the entrance does not come the editor does without", async (t) => {
  const page = await openPage(t, { files: { "/editor-entrance.js": "" }, provoked: /404/ });
  await sample(page, "tiny-q35").click();
  await heading(page, /tiny-q35.xml/).waitFor();
});

test("a panic in the entrance is apologised for, and hands out what was to be opened", async (t) => {
  const page = await openPage(t, { provoked: /panicked|no more elements|RuntimeError/ });
  await hold(page);
  const text = await sampleText("desktop");
  await paste(page, text);
  await coming(page).waitFor();
  await page.evaluate(() => {
    Node.prototype.insertBefore = Node.prototype.appendChild = () => {
      throw new Error("no more elements");
    };
  });
  await page.keyboard.press("F1");
  const apology = page.getByRole("alert").filter({ has: page.getByRole("heading", { level: 2 }) });
  await apology.waitFor();
  assert.equal(await apology.getByRole("textbox").inputValue(), text);
  await assertAccessible(page, "an apology for the entrance");
});

test("what a host tells of itself is taken by the editor, although no domain is open", async (t) => {
  const page = await openPage(t);
  await paste(
    page,
    "<capabilities><host><cpu><arch>x86_64</arch></cpu></host><guest><os_type>hvm</os_type><arch name='x86_64'>" +
      "<emulator>/opt/qemu</emulator><machine>pc-i440fx-7.2</machine><domain type='qemu'/></arch></guest></capabilities>",
  );
  await page.getByText("The host is now as these capabilities tell.").waitFor();
  await sample(page, "tiny-q35").click();
  await page.getByRole("button", { name: /QEMU 7.2/ }).waitFor();
});

for (const [device, viewport] of Object.entries(DEVICES)) {
  test(`a script that waits for the editor has it, and sees no difference: ${device}`, async (t) => {
    const page = await openPage(t, { viewport, locale: "de-DE", colorScheme: "dark" });
    await page.locator(".samples").waitFor();
    // Loaded after the first paint.
    await page.waitForFunction(() => document.fonts.size === 2 && document.fonts.status === "loaded");
    const entrance = await look(page);
    assert.ok(entrance.length > 50);
    await page.evaluate(() => document.querySelector("libvirt-domain-editor").ready);
    assert.deepEqual(await look(page), entrance, "the editor with nothing open looks like its entrance");
    assert.deepEqual(await page.evaluate(() => document.querySelector("libvirt-domain-editor").validate()), []);
  });
}

test("a document given to the element is shown", async (t) => {
  const page = await openPage(t);
  await page.evaluate((text) => (document.querySelector("libvirt-domain-editor").value = text), await sampleText("desktop"));
  await page.getByRole("treeitem").first().waitFor();
});
