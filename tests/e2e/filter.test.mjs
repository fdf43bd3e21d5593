// Which devices are listed: written, implicit, with a problem, not taken by the target, or with these words.

import assert from "node:assert/strict";
import { test } from "node:test";
import { assertAccessible, chooseTarget, focused, openSample } from "./page.mjs";

const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true };
const chip = (page, name) => page.getByRole("group", { name: "Which devices" }).getByRole("button", { name });
const names = (page) => page.locator(".tree .row").evaluateAll((rows) => rows.map((it) => it.className.includes("implicit")));

test("what is written, what is implicit, and what the target does not take, by mouse and by keyboard", async (t) => {
  const page = await openSample(t, "server-ceph");
  assert.equal(await chip(page, /^Not taken/).count(), 0, "there is no target");
  await chip(page, "Written").click();
  assert.deepEqual([...new Set(await names(page))], [false]);
  await chip(page, "Implicit").press("Enter");
  assert.deepEqual([...new Set(await names(page))], [true]);

  await chooseTarget(page, "RHEL 7.9");
  const target = chip(page, /^Not taken \d+/);
  const count = Number((await target.textContent()).match(/\d+/)[0]);
  await target.press("Enter");
  assert.equal(await focused(page).textContent(), await target.textContent(), "the focus stays");
  assert.equal(await page.locator(".tree .row").count(), count);
  await assertAccessible(page, "what the target does not take");
  await page.keyboard.press("F6");
  await page.keyboard.press("Shift+F6");
  await page.getByRole("textbox", { name: "Filter devices" }).fill("no such device");
  await page.getByText("No device matches.").waitFor();
  await page.keyboard.press("Escape");
  assert.equal(await page.locator(".tree .row").count(), count);

  await chooseTarget(page, "No target");
  await target.waitFor({ state: "detached" });
  assert.equal(await chip(page, /^All/).getAttribute("aria-pressed"), "true");
  assert.ok((await page.locator(".tree .row").count()) > count);
});

test("the same on a phone", async (t) => {
  const page = await openSample(t, "server-ceph", PHONE);
  await chooseTarget(page, "RHEL 7.9");
  const target = chip(page, /^Not taken \d+/);
  await target.tap();
  const rows = page.locator(".tree .row");
  assert.equal(await rows.count(), Number((await target.textContent()).match(/\d+/)[0]));
  await rows.first().tap();
  await page.locator("#inspector").getByRole("heading", { level: 2 }).first().waitFor();
});
