// Choices that change the guest: accepted and taken back one by one, with the mouse and by keyboard, and what the guest
// notices of them. A line that is dropped, rewritten or kept.

import assert from "node:assert/strict";
import { test } from "node:test";
import { openPage } from "./harness.mjs";
import { assertAccessible, chooseTarget } from "./page.mjs";

const GUEST = `<domain type='kvm'>
  <name>guest</name>
  <memory unit='KiB'>1048576</memory>
  <os>
    <type arch='x86_64' machine='pc-i440fx-2.1'>hvm</type>
  </os>
  <devices>
    <interface type='network'>
      <source network='default'/>
      <model type='igb'/>
    </interface>
    <vsock model='virtio'>
      <cid auto='no' address='3'/>
    </vsock>
  </devices>
</domain>
`;

/** The export view of the guest for a target that lacks two of its devices. */
async function openOffers(t, options = {}) {
  const page = await openPage(t, options);
  const choosing = page.waitForEvent("filechooser");
  await page.getByRole("button", { name: "Open file…" }).click();
  await (await choosing).setFiles({ name: "guest.xml", mimeType: "text/xml", buffer: Buffer.from(GUEST) });
  await page.getByRole("treeitem").first().waitFor();
  await chooseTarget(page, "libvirt=4.5.0,qemu=2.1");
  await page.keyboard.press("Control+e");
  await page.getByRole("heading", { name: /^Guest ABI/ }).waitFor();
  return { page, offers: page.getByRole("region", { name: "Choices that change the guest" }) };
}

test("nothing is accepted by itself; each choice is made and taken back alone", async (t) => {
  const { page, offers } = await openOffers(t);
  assert.equal(await offers.getByRole("button", { pressed: true }).count(), 0);
  const card = offers.getByRole("button", { name: /^Accept: .*igb/ });
  await card.click();
  await offers.getByRole("button", { name: /^Take back: .*igb/, pressed: true }).waitFor();
  assert.equal(await offers.getByRole("button", { name: /^Take back/ }).count(), 1);
  await page.getByRole("button", { name: "Reset 1 choice" }).waitFor();
  await offers.getByRole("button", { name: /^Take back: .*igb/ }).click();
  await card.waitFor();
  assert.equal(await page.getByRole("button", { name: /^Reset/ }).count(), 0);
});

test("an accepted choice is no edit of the text: undo leaves it, and it is taken back in one place", async (t) => {
  const { page, offers } = await openOffers(t);
  await offers.getByRole("button", { name: /^Accept: .*igb/ }).click();
  const reset = page.getByRole("button", { name: "Reset 1 choice" });
  await reset.waitFor();
  assert.equal(await page.getByRole("button", { name: "Nothing to undo" }).isDisabled(), true);
  await page.keyboard.press("Control+z");
  await page.getByRole("button", { name: /^As written/ }).first().click();
  await reset.click();
  await reset.waitFor({ state: "detached" });
  await page.getByRole("button", { name: /^For target/ }).first().click();
  await offers.getByRole("button", { name: /^Accept: .*igb/ }).waitFor();
});

test("by keyboard; then nothing is refused, and what the guest notices is listed", async (t) => {
  const { page, offers } = await openOffers(t);
  for (const of of ["igb", "vsock"]) {
    await offers.getByRole("button", { name: new RegExp(`^Accept: .*${of}`) }).focus();
    await page.keyboard.press("Enter");
    await offers.getByRole("button", { name: new RegExp(`^Take back: .*${of}`), pressed: true }).waitFor();
  }
  await page.getByRole("heading", { name: /^Guest ABI: changed/ }).waitFor();
  const noticed = page.locator("details.noticed");
  await noticed.locator("summary").focus();
  await page.keyboard.press("Enter");
  await noticed.getByRole("rowheader", { name: "vsock", exact: true }).waitFor();
  await noticed.getByText("The guest loses the device.").waitFor();
  await assertAccessible(page, "accepted offers");
});

test("a line is dropped, rewritten or kept beside its reason", async (t) => {
  const { page, offers } = await openOffers(t);
  const group = page.getByRole("group", { name: /^What happens to change/ });
  await group.getByRole("button", { name: /^Rewrite it: .*igb/, pressed: false }).click();
  await group.getByRole("button", { name: /^Rewrite it: .*igb/, pressed: true }).waitFor();
  await offers.getByRole("button", { name: /^Take back: .*igb/ }).waitFor();
  await group.getByRole("button", { name: "As the export proposes" }).click();
  await offers.getByRole("button", { name: /^Accept: .*igb/ }).waitFor();
});

test("on a phone, in the dark", async (t) => {
  const { page, offers } = await openOffers(t, {
    viewport: { width: 390, height: 844 },
    colorScheme: "dark",
  });
  const accept = offers.getByRole("button", { name: /^Accept: .*vsock/ });
  await accept.scrollIntoViewIfNeeded();
  const box = await accept.boundingBox();
  assert.ok(box.x >= 0 && box.x + box.width <= 390, "the button is on the screen");
  await accept.click();
  await offers.getByRole("button", { name: /^Take back: .*vsock/, pressed: true }).waitFor();
  assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= 390), "nothing is wider than the screen");
  await assertAccessible(page, "offers on a phone");
});
