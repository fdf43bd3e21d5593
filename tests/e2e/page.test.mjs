// The page starts under a strict Content-Security-Policy.

import assert from "node:assert/strict";
import { test } from "node:test";
import { openPage } from "./harness.mjs";

test("the page opens", async (t) => {
  const page = await openPage(t);
  await page.getByRole("heading", { level: 1 }).waitFor();
  assert.equal(await page.title(), "libvirt domain editor");
});
