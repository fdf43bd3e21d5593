// One history for form and text: every moment can be gone to, the loaded document is compared and had back, unsaved work
// survives a reload, and passwords are seen by those who ask for them.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { openPage } from "./harness.mjs";
import { assertAccessible, openSample, row, sampleText, source } from "./page.mjs";

const SECRET = `<domain type='qemu'>
  <name>secret</name>
  <memory unit='MiB'>64</memory>
  <os><type arch='x86_64' machine='q35'>hvm</type></os>
  <devices>
    <graphics type='vnc' port='-1' passwd='hunter2'/>
  </devices>
</domain>
`;

/** The page with a text in a file. */
async function openText(t, text, options = {}) {
  const page = await openPage(t, { permissions: ["clipboard-read", "clipboard-write"], ...options });
  await page.locator("#file").setInputFiles({ name: "secret.xml", mimeType: "text/xml", buffer: Buffer.from(text) });
  await page.getByRole("heading", { level: 1, name: /secret.xml/ }).waitFor();
  return page;
}

const history = (page) => page.getByRole("dialog", { name: "History" });

/** Types the memory of the domain anew. */
async function typeMemory(page, from, to) {
  await page.locator("#source .cm-line", { hasText: "<memory" }).click();
  await page.keyboard.press("Home");
  await page.keyboard.press("Shift+End");
  await page.keyboard.insertText(`<memory unit='MiB'>${to}</memory>`);
  await page.locator("#source .cm-line", { hasText: `>${to}<` }).waitFor();
}

async function downloaded(page, name) {
  const downloading = page.waitForEvent("download");
  await page.getByRole("button", { name }).click();
  return readFile(await (await downloading).path(), "utf8");
}

/** What is kept, once the page is calm. */
const kept = (page) =>
  page.waitForFunction(() => JSON.parse(localStorage.getItem("unsaved-work"))).then((it) => it.jsonValue());

test("every step is listed, gone to, compared with the loaded document, and had back", async (t) => {
  const page = await openSample(t, "desktop");
  await row(page, "Tablet").or(row(page, "CD-ROM sda")).first().click();
  await page.getByRole("button", { name: "Remove", exact: true }).click();
  await typeMemory(page, 8, 4096);
  await page.getByRole("button", { name: "History", exact: true }).click();
  const steps = history(page).getByRole("list").first().getByRole("button");
  assert.equal(await steps.count(), 3);
  assert.match(await steps.first().textContent(), /Edit line.*now/);
  assert.match(await steps.last().textContent(), /desktop.xml as loaded/);
  const devices = history(page).getByRole("list", { name: "Devices that differ" });
  await devices.getByText("removed").first().waitFor();
  await devices.getByText("4194304").first().waitFor();
  await assertAccessible(page, "history");

  await steps.last().focus();
  await page.keyboard.press("Enter");
  await history(page).getByText("The text is as it was loaded, byte for byte.").waitFor();
  assert.equal(await steps.last().getAttribute("aria-current"), "step");
  assert.match(await steps.first().textContent(), /undone/);
  await steps.first().click();
  await devices.waitFor();
  assert.equal(await downloaded(page, "Download the loaded document"), await sampleText("desktop"));
  await history(page).getByRole("button", { name: "Go back to the loaded document" }).click();
  assert.equal(await steps.count(), 4, "going back is a step as well");
  await page.keyboard.press("Escape");
  await history(page).waitFor({ state: "hidden" });
  assert.equal(await source(page), await sampleText("desktop"));
  await page.getByRole("button", { name: "Undo: Go back to desktop.xml as loaded" }).click();
  await page.locator("#source .cm-line", { hasText: ">4096<" }).waitFor();
});

test("unsaved work survives a reload, and is forgotten when asked", async (t) => {
  const page = await openSample(t, "desktop");
  await typeMemory(page, 8, 4096);
  await kept(page);
  await page.reload();
  await page.getByText("desktop.xml is as you left it").waitFor();
  await assertAccessible(page, "work of the last visit");
  assert.equal(await source(page), (await sampleText("desktop")).replace("<memory unit='GiB'>8<", "<memory unit='MiB'>4096<"));
  await page.getByRole("button", { name: "Undo: Take up the last visit" }).click();
  assert.equal(await source(page), await sampleText("desktop"), "the loaded document is had back");
  await page.getByRole("button", { name: /^Redo/ }).click();
  await page.getByRole("button", { name: "Forget it" }).click();
  await page.getByRole("heading", { level: 1, name: "See what libvirt makes of a domain" }).waitFor();
  await page.reload();
  await page.getByRole("heading", { level: 1, name: "See what libvirt makes of a domain" }).waitFor();
});

test("work is kept without its passwords, unless they are asked for, or not at all", async (t) => {
  const page = await openText(t, SECRET);
  await typeMemory(page, 64, 128);
  const without = await kept(page);
  assert.equal(without.left_out, 1);
  assert.doesNotMatch(JSON.stringify(without), /hunter2/);
  await page.getByRole("button", { name: "History", exact: true }).click();
  await history(page).getByText("Kept in this browser without 1 password or key.").waitFor();
  await history(page).getByLabel("With its passwords and keys").check();
  await page.waitForFunction(() => localStorage.getItem("unsaved-work").includes("hunter2"));
  await history(page).getByLabel("With its passwords and keys").uncheck();
  await page.waitForFunction(() => !localStorage.getItem("unsaved-work").includes("hunter2"));
  await history(page).getByLabel("Keep unsaved work in this browser").uncheck();
  await page.waitForFunction(() => localStorage.getItem("unsaved-work") === null);
  await history(page).getByText("Nothing is kept.").waitFor();
  await assertAccessible(page, "history, nothing kept");
  assert.equal(await page.evaluate(() => Object.values(localStorage).join().includes("hunter2")), false);
});

test("passwords are masked until they are asked for, and leave the page only when included", async (t) => {
  const page = await openText(t, SECRET);
  await row(page, "Graphics VNC").click();
  const inspector = page.locator("#inspector");
  await inspector.getByText("••••••").first().waitFor();
  assert.doesNotMatch(await inspector.textContent(), /hunter2/);
  await page.getByRole("button", { name: "Show passwords" }).click();
  await inspector.getByText("hunter2").first().waitFor();
  await page.getByRole("button", { name: "Show passwords", pressed: true }).click();
  await page.keyboard.press("Control+e");
  const include = page.getByLabel("Include 1 password or key");
  await include.waitFor();
  assert.doesNotMatch(await page.locator("main.export").textContent(), /hunter2/);
  await assertAccessible(page, "export of a domain with a password");
  await page.getByRole("button", { name: /^As written/ }).click();
  assert.equal(await downloaded(page, /^Download/), SECRET.replace(" passwd='hunter2'", ""));
  await page.getByText("Downloaded secret.xml without 1 password or key.").waitFor();
  await include.check();
  assert.equal(await downloaded(page, /^Download/), SECRET);
  await page.getByText("Downloaded secret.xml with 1 password or key.").waitFor();
});

test("an element in another page keeps nothing", async (t) => {
  const page = await openPage(t, { at: "/hosts/form.html", viewport: { width: 1440, height: 900 } });
  const editor = page.locator("#first");
  await editor.evaluate(async (it, text) => {
    await it.ready;
    it.load(text);
    it.replace(text.replace(">64<", ">128<"));
  }, SECRET);
  await editor.getByRole("button", { name: "History", exact: true }).click();
  await editor.getByText("Edit line 3").first().waitFor();
  assert.equal(await editor.getByText("For the next visit").count(), 0);
  assert.deepEqual(await page.evaluate(() => Object.keys(localStorage).filter((it) => it.startsWith("unsaved"))), []);
});
