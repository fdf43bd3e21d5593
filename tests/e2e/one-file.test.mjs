// The page as a single file: opened from a disk, with the network off.

import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { pathToFileURL } from "node:url";
import { oneFile } from "../../npm/one-file.js";
import { built, visit } from "./harness.mjs";

const folder = mkdtempSync(join(tmpdir(), "one-file-"));
const file = join(folder, "editor.html");
writeFileSync(file, await oneFile(built));
const address = pathToFileURL(file).href;
after(() => rmSync(folder, { recursive: true, force: true }));

function open(t) {
  // Itself, and what it holds: another file of the disk is as foreign as another origin.
  const allowed = ({ protocol, href }) => ["blob:", "data:"].includes(protocol) || href === address;
  return visit(t, address, { allowed, offline: true });
}

test("it opens, takes an edit and hands out the result, without asking for anything", async (t) => {
  const page = await open(t);
  await page.locator(".samples button", { hasText: "desktop" }).click();
  await page.locator("#source .cm-line").first().waitFor();
  await page.getByRole("treeitem", { name: /^USB controller 0/ }).click();
  await page.getByRole("radio", { name: /^2.0/ }).click();
  await page.getByRole("button", { name: /^(Use USB|Write \d)/ }).first().click();
  await page.getByRole("button", { name: "Export", exact: true }).last().click();
  await page.getByRole("button", { name: /^As written/ }).click();
  const downloading = page.waitForEvent("download");
  await page.getByRole("button", { name: /^Download/ }).click();
  assert.match(await readFile(await (await downloading).path(), "utf8"), /ich9-ehci1/);
  const fonts = await page.evaluate(() => document.fonts.ready.then((fonts) => [...fonts].filter(({ status }) => status === "loaded").length));
  assert.equal(fonts, 2, "its fonts are its own");
});

test("its policy allows one script and one style, both by their hash", () => {
  const policy = readFileSync(file, "utf8").match(/Content-Security-Policy" content="([^"]*)"/)[1];
  const hash = "'sha256-[A-Za-z0-9+/]{43}='";
  assert.match(policy, new RegExp(`script-src ${hash} 'wasm-unsafe-eval';`));
  assert.match(policy, new RegExp(`style-src ${hash};`));
  assert.doesNotMatch(policy, /unsafe-inline|unsafe-eval(?<!wasm-unsafe-eval)|https?:|\*/);
  assert.match(policy, /^default-src 'none';/);
});
