// The strategies of 2012 and the compact form side by side: with the mouse and by keyboard, on a desktop and on a phone.

import assert from "node:assert/strict";
import { test } from "node:test";
import { openPage } from "./harness.mjs";
import { assertAccessible, chooseTarget, focused, openSample } from "./page.mjs";

const PHONE = { viewport: { width: 390, height: 844 } };

/** A guest with two lines that only one new release takes. */
const GUEST = `<domain type='kvm'>
  <name>guest</name>
  <memory unit='KiB'>1048576</memory>
  <os>
    <type arch='x86_64' machine='pc-i440fx-5.2'>hvm</type>
  </os>
  <devices>
    <disk type='file'>
      <driver name='qemu' type='raw' io='io_uring'/>
      <source file='/a'/>
      <target dev='vda' bus='virtio'/>
    </disk>
    <disk type='file'>
      <driver name='qemu' type='raw' io='io_uring'/>
      <source file='/b'/>
      <target dev='vdb' bus='virtio'/>
    </disk>
    <audio id='1' type='none'/>
  </devices>
</domain>
`;

const table = (page) => page.getByRole("table", { name: "Ways to get it there, side by side" });
const strategy = (page, title) => table(page).getByRole("row", { name: new RegExp(`^${title}`) });
const button = (page, title, pressed) => table(page).getByRole("button", { name: new RegExp(`: ${title}, style `), pressed });

/** Shows the export view once every strategy is weighed. */
async function showStrategies(page) {
  await page.keyboard.press("Control+e");
  await page.locator(".strategies tr[aria-busy=false]").nth(4).waitFor();
}

async function openGuest(t, options = {}) {
  const page = await openPage(t, options);
  const choosing = page.waitForEvent("filechooser");
  await page.getByRole("button", { name: "Open file…" }).click();
  await (await choosing).setFiles({ name: "guest.xml", mimeType: "text/xml", buffer: Buffer.from(GUEST) });
  await page.getByRole("treeitem").first().waitFor({ state: "attached" });
  return page;
}

test("each strategy has its verdict in a word, its release with the lines, and shows its result below", async (t) => {
  const page = await openSample(t, "app-legacy");
  await chooseTarget(page, "0.9.4");
  await showStrategies(page);
  assert.deepEqual(await table(page).getByRole("columnheader").allTextContents(), ["Strategy", "On libvirt 0.9.4", "Understood from", "Lines"]);
  assert.equal(await table(page).getByRole("rowheader").count(), 5);
  const upgrade = strategy(page, "Require an upgrade");
  await upgrade.getByText("refused", { exact: true }).waitFor();
  await upgrade.getByText(/^libvirt \d+\.\d+\.\d+$/).waitFor();
  await upgrade.getByText("0 left out").waitFor();
  await upgrade.getByText(/things in the way$/).click();
  await upgrade.getByText(/libvirt 0\.9\.4 refuses the domain/).first().waitFor();
  await button(page, "Write for the target", true).waitFor();
  await strategy(page, "Write for the target").getByText("guest the same", { exact: true }).waitFor();
  await button(page, "Compact", false).click();
  await button(page, "Compact", true).waitFor();
  await page.getByRole("button", { name: /^Compact/, pressed: true }).waitFor();
  // What a strategy leaves out is what the comparison below drops.
  const said = await strategy(page, "Compact").getByText(/ left out$/).textContent();
  assert.equal(await page.getByText("dropped", { exact: true }).count(), Number.parseInt(said));
  await assertAccessible(page, "the strategies");
});

test("by keyboard: a line leads to the source, a button to the result", async (t) => {
  const page = await openGuest(t);
  await chooseTarget(page, "4.5.0");
  await showStrategies(page);
  const keep = button(page, "Require an upgrade", false);
  await keep.focus();
  await page.keyboard.press("Space");
  await button(page, "Require an upgrade", true).waitFor();
  assert.match(await focused(page).textContent(), /^In use: Require an upgrade/);
  const target = strategy(page, "Write for the target");
  const both = target.getByRole("listitem").filter({ hasText: "io_uring" });
  await both.getByText("6.3.0").first().waitFor();
  assert.deepEqual(await both.getByRole("button", { name: /^Line/ }).allTextContents(), ["Line 9", "Line 14"]);
  await both.getByRole("button", { name: "Line 14" }).focus();
  await page.keyboard.press("Enter");
  await page.locator("#source .cm-activeLine", { hasText: "io_uring" }).waitFor();
});

test("another target weighs them anew, none is the host itself", async (t) => {
  const page = await openSample(t, "app-legacy");
  await showStrategies(page);
  await table(page).getByRole("columnheader", { name: "On this host" }).waitFor();
  await strategy(page, "Require an upgrade").getByText("accepted", { exact: true }).waitFor();
  await chooseTarget(page, "RHEL 6.2");
  await table(page).getByRole("columnheader", { name: "On RHEL 6.2" }).waitFor();
  await strategy(page, "Write for the target").getByText("refused", { exact: true }).waitFor();
  // The text is taken, the result is not: both are said of what they are about.
  await page.locator(".context .verdict", { hasText: "Text as written: accepted" }).waitFor();
  await page.getByText("RHEL 6.2 takes the text; what it refuses is what this host fills in beside it.").waitFor();
});

test("on a phone in the dark the columns stand one above the other", async (t) => {
  const page = await openGuest(t, { ...PHONE, colorScheme: "dark" });
  await chooseTarget(page, "4.5.0");
  await showStrategies(page);
  const compact = button(page, "Compact", false);
  await compact.scrollIntoViewIfNeeded();
  const box = await compact.boundingBox();
  assert.ok(box.height >= 44 && box.x >= 0 && box.x + box.width <= 390, "the button is on the screen, and wide enough for a finger");
  for (const title of ["On libvirt 4.5.0", "Understood from", "Lines"]) await strategy(page, "Compact").getByText(title, { exact: true }).waitFor();
  await compact.click();
  await button(page, "Compact", true).waitFor();
  assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= 390), "nothing is wider than the screen");
  await assertAccessible(page, "the strategies on a phone");
});
