// The program breaks, or never comes: there is an apology, and the document is there to be taken away.
//
// The page has no switch to break it. A browser that suddenly refuses to take new elements makes Yew panic; memory that is
// overwritten makes the program trap.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { openPage } from "./harness.mjs";
import { assertAccessible, sampleText } from "./page.mjs";

const PROVOKED = /panicked|RuntimeError|no more elements|404|could not be loaded/;
const DEVICES = { desktop: { width: 1440, height: 900 }, phone: { width: 390, height: 844 } };

const apology = (page) => page.getByRole("alert").filter({ has: page.getByRole("heading", { level: 2 }) });

/** Opens a sample and types a comment, the last thing that is typed before all breaks. */
async function opened(t, options = {}) {
  const page = await openPage(t, { provoked: PROVOKED, permissions: ["clipboard-read", "clipboard-write"], ...options });
  await page.locator(".samples button", { hasText: "tiny-q35" }).click();
  await page.locator("#source .cm-line").first().waitFor({ state: "attached" });
  return page;
}

/** From now on the browser takes no new elements, which Yew answers with a panic. */
function refuseElements(page) {
  return page.evaluate(() => {
    Node.prototype.insertBefore = Node.prototype.appendChild = () => {
      throw new Error("no more elements");
    };
  });
}

/** From now on whatever the program does with its memory is wrong. */
function overwriteMemory(page) {
  return page.evaluate(async () => {
    const { memory } = await (await import(new URL("editor-page.js", location.href))).default();
    new Uint8Array(memory.buffer).fill(0xff, 1 << 20);
  });
}

for (const [device, viewport] of Object.entries(DEVICES)) {
  test(`after a panic the document can be read, downloaded and copied, by keyboard too: ${device}`, async (t) => {
    const page = await opened(t, { viewport });
    const text = (await sampleText("tiny-q35")).replace("</devices>", "<watchdog model='i6300esb'/></devices>");
    await refuseElements(page);
    await page.evaluate((text) => {
      // It takes the text and breaks as it draws.
      document.querySelector("libvirt-domain-editor").replace(text);
    }, text).catch(() => {});
    await apology(page).waitFor();
    assert.equal(await apology(page).getByRole("textbox").inputValue(), text);
    await assertAccessible(page, "an apology");
    const downloading = page.waitForEvent("download");
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    const downloaded = await downloading;
    assert.equal(downloaded.suggestedFilename(), "tiny-q35.xml");
    assert.equal(await readFile(await downloaded.path(), "utf8"), text);
    await page.getByRole("button", { name: "Copy" }).click();
    await page.getByText("Copied.").waitFor();
    assert.equal(await page.evaluate(() => navigator.clipboard.readText()), text);
    assert.equal(await page.evaluate(() => document.querySelector("libvirt-domain-editor").value), text);
    await page.getByText("What went wrong").click();
    await page.getByText("panicked at").waitFor();
  });
}

test("what was typed last is rescued", async (t) => {
  const page = await opened(t);
  await page.locator("#source .cm-line").nth(1).click();
  await page.keyboard.press("End");
  await page.evaluate(async () => {
    const { memory } = await (await import(new URL("editor-page.js", location.href))).default();
    // As the browser does for a key; the source editor tells the program of it with the next frame.
    document.execCommand("insertText", false, "<");
    await Promise.resolve();
    new Uint8Array(memory.buffer).fill(0xff, 1 << 20);
  });
  await apology(page).waitFor();
  const lines = (await apology(page).getByRole("textbox").inputValue()).split("\n");
  assert.match(lines[1], /<$/, "the key press that broke it");
});

test("a program that traps is noticed as well, and the page can be had back without the document", async (t) => {
  const page = await opened(t, { locale: "de-DE" });
  await overwriteMemory(page);
  await page.keyboard.press("F6");
  await apology(page).getByText("Der Editor ist leider stehen geblieben").waitFor();
  assert.equal(await apology(page).getByRole("textbox").inputValue(), await sampleText("tiny-q35"));
  await page.getByRole("button", { name: "Ohne das Dokument neu laden" }).click();
  await page.locator(".samples").waitFor();
});

test("where the program does not come it is said, and what the element was given is there", async (t) => {
  const page = await openPage(t, {
    provoked: PROVOKED,
    files: { "/editor-entrance_bg.wasm": "this is no program", "/editor-page_bg.wasm": "this is no program" },
  });
  await apology(page).getByText(/^The editor cannot run here/).waitFor();
  await page.getByRole("button", { name: "Reload the page" }).waitFor();
  await page.evaluate(() => {
    const editor = document.createElement("libvirt-domain-editor");
    editor.value = "<domain><name>given</name></domain>";
    document.body.append(editor);
  });
  await page.getByRole("textbox").waitFor();
  assert.equal(await page.getByRole("textbox").inputValue(), "<domain><name>given</name></domain>");
});
