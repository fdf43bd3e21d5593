// What the tests of the page share: a sample, the text in the source pane, an accessibility check.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { openPage } from "./harness.mjs";

/** Opens the page with a sample. */
export async function openSample(t, id, options = {}) {
  const page = await openPage(t, { permissions: ["clipboard-read", "clipboard-write"], ...options });
  await page.locator(".samples button", { hasText: id }).click();
  await page.locator("#source .cm-line").first().waitFor({ state: "attached" });
  return page;
}

/** The whole text of the source pane, whatever of it is drawn. */
export async function source(page) {
  await page.getByRole("button", { name: "Copy the whole source" }).click();
  const said = page.locator(".toast");
  await said.getByText("Copied.").waitFor();
  // It ends by itself, on a busy machine before anybody could close it; what is copied next must not be mistaken for it.
  await said.getByRole("button", { name: "Close", exact: true }).evaluateAll((all) => all.forEach((it) => it.click()));
  await said.getByText("Copied.").waitFor({ state: "detached" });
  return page.evaluate(() => navigator.clipboard.readText());
}

/** The text of a sample, as it stands in the repository. */
export function sampleText(id) {
  return readFile(new URL(`../../src/editor/samples/${id}.xml`, import.meta.url), "utf8");
}

/** What has the focus inside the editor. */
export function focused(page) {
  return page.locator("libvirt-domain-editor .page :focus").first();
}

/** The row of the device tree whose name begins so. */
export function row(page, name) {
  return page.getByRole("treeitem", { name: new RegExp(`^${name}`) }).first();
}

/** Chooses a target by typing and Enter. */
export async function chooseTarget(page, text) {
  await page.getByRole("button", { name: /^Target/ }).click();
  await page.getByRole("combobox", { name: /^Filter/ }).fill(text);
  await page.keyboard.press("Enter");
}

/** Fails where axe finds anything serious or critical: as the page is seen now, then in the other theme and in forced colours. */
export async function assertAccessible(page, state) {
  await page.evaluate(await readFile(new URL("../../node_modules/axe-core/axe.min.js", import.meta.url), "utf8"));
  const everything = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
  const colours = { type: "rule", values: ["color-contrast", "link-in-text-block"] };
  assert.deepEqual(await settled(page, everything), [], `axe: ${state}`);
  // A frame has the media of its page, which its own tests look at.
  if (!page.emulateMedia) return;
  const dark = await page.evaluate(() => matchMedia("(prefers-color-scheme: dark)").matches);
  const [theme, other] = dark ? ["dark", "light"] : ["light", "dark"];
  // Without motion nothing is on its way from one colour to another.
  for (const [sight, media] of [
    [other, { colorScheme: other, reducedMotion: "reduce" }],
    // In the light palette: axe takes the colour of a text from its fill, which Chromium tells unforced, and so sees
    // the dark theme's ink on a black that it is never drawn on.
    ["forced colours", { colorScheme: "light", forcedColors: "active" }],
  ]) {
    await page.emulateMedia(media);
    assert.deepEqual(await settled(page, colours), [], `axe: ${state}, ${sight}`);
  }
  await page.emulateMedia({ colorScheme: theme, forcedColors: "none", reducedMotion: "no-preference" });
}

/** What is still found once the editor has followed the system's theme, which it does by itself, a moment later. */
async function settled(page, runOnly) {
  let bad = await found(page, runOnly);
  for (let time = 0; bad.length && time < 10; time++) {
    await page.waitForTimeout(200);
    bad = await found(page, runOnly);
  }
  return bad;
}

/** What axe finds that is serious or critical. */
async function found(page, runOnly) {
  const violations = await page.evaluate(async (runOnly) => {
    const { violations } = await globalThis.axe.run(document, { runOnly });
    return violations.map(({ id, impact, nodes }) => ({ id, impact, at: nodes.map(({ target }) => target.join(" ")) }));
  }, runOnly);
  return violations.filter(({ impact }) => impact === "serious" || impact === "critical");
}
