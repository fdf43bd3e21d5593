// What the page loads, and when: what npm/size.js counts as coming before the page answers, and with a document, and nothing else.

import assert from "node:assert/strict";
import { test } from "node:test";
import { FIRST, OPENED } from "../../npm/size.js";
import { openPage } from "./harness.mjs";

/** What comes with the service worker of a release page. */
const WORKER = ["manifest.webmanifest"];

test("before the page answers comes what is counted, and the editor, its source editor and the fonts after that", async (t) => {
  const page = await openPage(t, { at: "/" });
  await page.locator(".samples button").first().click();
  await page.locator("#source .cm-line").first().waitFor();
  await page.evaluate(() => document.fonts.ready);
  const { answered, loaded } = await page.evaluate(() => ({
    answered: performance.getEntriesByName("started")[0].startTime,
    loaded: [...performance.getEntriesByType("navigation"), ...performance.getEntriesByType("resource")].map(({ name, startTime }) => ({
      name: new URL(name).pathname.slice(1) || "index.html",
      startTime,
    })),
  }));
  const names = (of) => [...new Set(of.map(({ name }) => name))].filter((name) => !WORKER.includes(name)).sort();
  // Headless Chromium shows no icon and does not ask for it.
  const icon = (name) => name !== "favicon.svg";
  assert.deepEqual(names(loaded.filter(({ startTime }) => startTime < answered)).filter(icon), FIRST.filter(icon).sort());
  const later = names(loaded.filter(({ startTime }) => startTime >= answered)).filter(icon);
  assert.deepEqual(later.filter((name) => name.endsWith(".woff2") || !FIRST.includes(name)), [...OPENED].sort());
});
