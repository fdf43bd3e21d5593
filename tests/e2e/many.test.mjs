// A domain with a thousand devices: of the tree only what can be seen is drawn, and nobody notices.

import assert from "node:assert/strict";
import { test } from "node:test";
import { openPage } from "./harness.mjs";
import { assertAccessible, focused, row } from "./page.mjs";

const DISKS = 1000;

function name(number) {
  return (number < 26 ? "" : name(Math.floor(number / 26) - 1)) + String.fromCharCode(97 + (number % 26));
}

function domain() {
  const disk = (_, number) => `    <disk type='block'><source dev='/dev/lun-${number}'/><target dev='sd${name(number)}' bus='scsi'/></disk>\n`;
  return `<domain type='kvm'>
  <name>many</name>
  <memory unit='GiB'>4</memory>
  <os>
    <type arch='x86_64' machine='q35'>hvm</type>
  </os>
  <devices>
    <controller type='scsi' index='0' model='virtio-scsi'/>
${Array.from({ length: DISKS }, disk).join("")}  </devices>
</domain>
`;
}

async function openMany(t, options = {}) {
  const page = await openPage(t, options);
  const choosing = page.waitForEvent("filechooser");
  await page.getByRole("button", { name: "Open file…" }).click();
  await (await choosing).setFiles({ name: "many.xml", mimeType: "text/xml", buffer: Buffer.from(domain()) });
  await row(page, "Disk sda").waitFor();
  return page;
}

const tree = (page) => page.getByRole("tree");
const scrollTo = (page, top) => tree(page).evaluate((it, top) => it.scrollTo(0, top), top);

/** Whether lines stand at these heights of what is seen of the tree, one below the other. */
function isFilled(page) {
  return tree(page).evaluate(async (it) => {
    await new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)));
    const { left, top, width, height } = it.getBoundingClientRect();
    const at = (part) => it.getRootNode().elementFromPoint(left + width / 3, top + 8 + (height - 16) * part);
    return [0.02, 0.25, 0.5, 0.75, 0.9].every((part) => at(part)?.closest("[role=treeitem]"));
  });
}

async function isInSight(page, locator) {
  const [line, whole] = [await locator.boundingBox(), await tree(page).boundingBox()];
  return line.y >= whole.y - 1 && line.y + line.height <= whole.y + whole.height + 1;
}

for (const [width, viewport] of Object.entries({ desktop: { width: 1440, height: 900 }, phone: { width: 390, height: 844 } })) {
  test(`scrolled by hand, ${width}`, async (t) => {
    const page = await openMany(t, { viewport });
    const items = page.getByRole("treeitem");
    assert.ok((await items.count()) < 120, "few lines are drawn");
    assert.equal(await row(page, "Disk sda").getAttribute("aria-setsize"), await row(page, "Disk sdb").getAttribute("aria-setsize"));
    assert.ok(Number(await row(page, "Disk sda").getAttribute("aria-setsize")) >= DISKS);

    const length = await tree(page).evaluate((it) => it.scrollHeight);
    for (const part of [0.3, 0.31, 0.9, 0.5, 1, 0]) {
      await scrollTo(page, length * part);
      assert.ok(await isFilled(page), `lines stand everywhere at ${part}`);
      assert.ok((await items.count()) < 120, `few lines are drawn at ${part}`);
      assert.equal(await tree(page).evaluate((it) => it.scrollHeight), length, `the list stays as long at ${part}`);
    }
    await scrollTo(page, length);
    await items.last().click();
    const last = Number(await items.last().getAttribute("aria-posinset"));
    assert.equal(last, Number(await items.last().getAttribute("aria-setsize")));
  });
}

test("walked by keyboard: ends, letters, and a line that was scrolled away", async (t) => {
  const page = await openMany(t);
  await row(page, "Disk sda").click();
  await page.keyboard.press("End");
  await page.waitForFunction(() => {
    const root = document.querySelector("libvirt-domain-editor").shadowRoot;
    const at = root.activeElement;
    return at?.getAttribute("role") === "treeitem" && at === [...root.querySelectorAll("[role=treeitem]")].at(-1);
  });
  assert.ok(await isInSight(page, focused(page)), "the last line is seen");
  assert.ok(await isFilled(page));

  await page.keyboard.press("Home");
  await page.locator("[role=treeitem]:focus", { hasText: "Domain many" }).waitFor();
  assert.ok(await isInSight(page, focused(page)), "the first line is seen");

  await page.keyboard.press("w");
  await page.locator("[role=treeitem]:focus", { hasText: "Watchdog" }).waitFor();
  assert.ok(await isInSight(page, focused(page)), "the line that was typed is seen");
  assert.ok(await isFilled(page));
  await page.getByRole("heading", { name: /Watchdog/ }).waitFor();

  await scrollTo(page, 0);
  assert.ok(await isFilled(page));
  await page.keyboard.press("ArrowUp");
  await page.locator("[role=treeitem]:focus:not(:has-text('Watchdog'))").waitFor();
  assert.ok(await isInSight(page, focused(page)), "the line before it is seen");
  await assertAccessible(page, "a thousand devices");
});

test("found: the filter leaves what is looked for, and the whole list comes back", async (t) => {
  const page = await openMany(t);
  await page.getByRole("textbox", { name: /Filter/ }).fill("lun-73");
  await row(page, "Disk sdbv").waitFor();
  assert.ok((await page.getByRole("treeitem").count()) < 20);
  await page.keyboard.press("Escape");
  await row(page, "Disk sda").waitFor();
  assert.ok(await isFilled(page));
});

test("the device of a line of the source is shown", async (t) => {
  const page = await openMany(t);
  await page.locator("#source .cm-line", { hasText: "sdu'" }).click();
  const chosen = page.locator("[role=treeitem][aria-selected=true]");
  await chosen.filter({ hasText: "Disk sdu" }).waitFor();
  assert.ok(await isInSight(page, chosen));
});
