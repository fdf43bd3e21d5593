// What the page loads, and when: what npm/size.js counts as coming before the first paint, and nothing else.

import assert from "node:assert/strict";
import { test } from "node:test";
import { FIRST } from "../../npm/size.js";
import { openPage } from "./harness.mjs";

test("before the first paint comes what is counted, and the source editor and the fonts after it", async (t) => {
  const page = await openPage(t, { at: "/" });
  await page.locator(".samples button").first().click();
  await page.locator("#source .cm-line").first().waitFor();
  await page.evaluate(() => document.fonts.ready);
  const { painted, loaded } = await page.evaluate(() => ({
    painted: performance.getEntriesByName("started")[0].startTime,
    loaded: performance.getEntriesByType("resource").map(({ name, startTime }) => ({ name: new URL(name).pathname.slice(1), startTime })),
  }));
  const names = (of) => [...new Set(of.map(({ name }) => name))];
  const first = names(loaded.filter(({ startTime }) => startTime < painted));
  assert.deepEqual(first.filter((name) => !FIRST.includes(name)), []);
  const later = names(loaded.filter(({ startTime }) => startTime >= painted));
  for (const name of ["source-editor.js", "RedHatTextVF.woff2"]) assert.ok(later.includes(name), `${name} comes later`);
});
