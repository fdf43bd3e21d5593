// The bar at the top, at every width and in the longer language: nothing lies over anything else, nothing is cut off.

import assert from "node:assert/strict";
import { test } from "node:test";
import { openPage } from "./harness.mjs";
import { sampleText } from "./page.mjs";

for (const width of [1440, 1100, 1024, 700, 390]) {
  test(`a long file name at ${width} px`, async (t) => {
    const page = await openPage(t, { viewport: { width, height: 800 }, locale: "de-DE" });
    const name = `${"backup-of-the-mail-server-".repeat(3)}.xml`;
    const buffer = Buffer.from(await sampleText("tiny-q35"));
    await page.locator("#file").setInputFiles({ name, mimeType: "text/xml", buffer });
    await page.locator("h1.file").waitFor();
    const boxes = await page.locator(".masthead > :not(.space)").evaluateAll((all) =>
      all.map((it) => [it.className, it.getBoundingClientRect()]).map(([name, { left, right }]) => ({ name, left, right })),
    );
    const seen = boxes.filter(({ left, right }) => right > left);
    assert.ok(seen.at(-1).right <= width, "the last is inside");
    for (const [index, next] of seen.slice(1).entries()) {
      assert.ok(seen[index].right <= next.left + 1, `${seen[index].name} ends before ${next.name}`);
    }
    const file = await page.locator("h1.file b").evaluate((it) => it.clientWidth);
    assert.ok(file >= 60, `the name has ${file} px`);
  });
}
