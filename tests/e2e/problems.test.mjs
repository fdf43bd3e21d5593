// Problems and their quick fixes, completion and hover help: by mouse and by keyboard, on a desktop and on a phone.

import assert from "node:assert/strict";
import { test } from "node:test";
import { openPage } from "./harness.mjs";
import { assertAccessible, chooseTarget, focused, row, source } from "./page.mjs";

const FAULTY = `<domain type='kvm'>
  <name>faulty</name>
  <memory unit='MiB'>2048</memory>
  <currentMemor unit='MiB'>1024</currentMemor>
  <vcpu>2</vcpu>
  <os>
    <type arch='x86_64' machine='q35'>hvm</type>
  </os>
  <devices>
    <disk type='file' device='disk'>
      <driver name='qemu' type='raw' cahce='none'/>
      <source file='/var/lib/libvirt/images/one.img'/>
      <target dev='vda' bus='virtio'/>
    </disk>
    <disk type='file' device='disk'>
      <source file='/var/lib/libvirt/images/two.img'/>
      <target dev='vda' bus='virtio'/>
    </disk>
    <graphics type='vnc' port='5901'/>
  </devices>
</domain>
`;
const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true };

async function openText(t, text, options = {}) {
  const page = await openPage(t, { permissions: ["clipboard-read", "clipboard-write"], ...options });
  await page.locator("#file").setInputFiles({ name: "faulty.xml", mimeType: "text/xml", buffer: Buffer.from(text) });
  await page.locator("#source .cm-line").first().waitFor({ state: "attached" });
  return page;
}

/** The line that differs. */
async function changed(page) {
  const before = FAULTY.split("\n");
  return (await source(page)).split("\n").filter((line) => !before.includes(line));
}

/**
 * Holds the pointer over something until a card tells of it. What the source editor draws anew under a pointer at rest
 * closes a card, as on a busy machine it may; whoever reads moves the pointer again, and so does this.
 */
async function hoverFor(page, what, told) {
  for (let time = 0; ; time++) {
    await what.hover();
    try {
      return await told.waitFor({ timeout: time < 9 ? 2_000 : 20_000 });
    } catch (error) {
      if (time === 9) throw error;
      await page.mouse.move(5, 5);
    }
  }
}

test("a problem underlines its very characters, and its fix is one step", async (t) => {
  const page = await openText(t, FAULTY);
  const fault = page.locator("#source .cm-fault.cm-warning", { hasText: "cahce" });
  await fault.first().waitFor();
  assert.equal((await fault.allTextContents()).join(""), "cahce='none'");
  await page.locator("#source .cm-fault.cm-error", { hasText: "dev" }).first().waitFor();
  await page.getByRole("button", { name: "Problems", exact: true }).first().click();
  await assertAccessible(page, "list of problems");
  await page.getByRole("button", { name: "Write <currentMemory>" }).click();
  await page.locator(".toast", { hasText: "Done: Write <currentMemory>." }).waitFor();
  assert.deepEqual(await changed(page), ["  <currentMemory unit='MiB'>1024</currentMemory>"]);
  await page.getByRole("button", { name: "Undo: Write <currentMemory>" }).click();
  assert.equal(await source(page), FAULTY);
});

test("F8 and Ctrl . by keyboard", async (t) => {
  const page = await openText(t, FAULTY);
  await page.keyboard.press("F8");
  await page.locator("#source .cm-bar", { hasText: "currentMemor" }).waitFor();
  await page.keyboard.press("F8");
  await page.locator("#source .cm-bar", { hasText: "cahce" }).waitFor();
  await page.keyboard.press("Shift+F8");
  await page.locator("#source .cm-bar", { hasText: "currentMemor" }).waitFor();
  await page.keyboard.press("F8");
  await page.keyboard.press("Control+.");
  await page.locator(".fix:focus").waitFor();
  assert.equal(await focused(page).textContent(), "Write cache");
  await page.keyboard.press("Enter");
  await page.locator(".toast", { hasText: "Done: Write cache." }).waitFor();
  assert.ok(await page.locator(".problems button:focus").count(), "the focus stays with the problems");
  assert.deepEqual(await changed(page), ["      <driver name='qemu' type='raw' cache='none'/>"]);
});

test("the source says what is wrong and what something is, and mends it", async (t) => {
  const page = await openText(t, FAULTY);
  const card = page.locator("#source .cm-card");
  await hoverFor(page, page.locator("#source .cm-fault", { hasText: "cahce" }).first(), card.getByText("Is cache= meant?"));
  await card.getByRole("button", { name: "Write cache" }).click();
  await page.locator(".toast", { hasText: "Done: Write cache." }).waitFor();
  const vcpu = page.locator("#source .cm-line", { hasText: "<vcpu>" }).getByText("vcpu").first();
  await hoverFor(page, vcpu, card.getByText("How many virtual CPUs the guest can have at most."));
  await assertAccessible(page, "hover help");
  await page.locator("#source .cm-content").focus();
  await page.keyboard.press("Escape");
  await card.waitFor({ state: "detached" });
  // The same by keyboard, with the pointer out of the way: it would bring its own.
  await page.locator("#source .cm-line", { hasText: "vda" }).nth(1).click();
  await page.mouse.move(5, 5);
  await page.keyboard.press("Control+.");
  await page.locator("#source .cm-fix:focus").waitFor();
  await page.keyboard.press("Escape");
  await card.waitFor({ state: "detached" });
  await page.keyboard.press("Control+.");
  await page.locator("#source .cm-fix:focus").waitFor();
  await page.keyboard.press("Enter");
  await page.locator(".toast", { hasText: "Done: Name it vdb." }).waitFor();
  assert.match(await source(page), /<target dev='vdb' bus='virtio'\/>/);
});

test("completion knows the host, the target and the releases", async (t) => {
  const page = await openText(t, FAULTY);
  await chooseTarget(page, "RHEL 7.9");
  await page.locator("#source .cm-line", { hasText: "<source file='/var/lib/libvirt/images/two.img'/>" }).click();
  await page.keyboard.press("Home");
  await page.keyboard.type("<dri");
  const list = page.locator("#source .cm-tooltip-autocomplete");
  await list.getByRole("option", { name: "driver" }).waitFor();
  await page.waitForTimeout(100);
  await page.keyboard.press("Enter");
  await page.keyboard.type(" i");
  await list.getByRole("option", { name: /^iosince|^io / }).first().waitFor();
  await page.keyboard.type("o=");
  await page.keyboard.type("'");
  const uring = list.getByRole("option", { name: /io_uring/ });
  await uring.getByText("since 6.3.0, not in RHEL 7.9").waitFor();
  await assertAccessible(page, "completion");
  assert.match((await list.getByRole("option").last().textContent()) ?? "", /io_uring/, "what the target lacks comes last");
  await page.keyboard.press("ArrowDown");
  await page.waitForTimeout(100);
  await page.keyboard.press("Enter");
  assert.match(await page.locator("#source .cm-line", { hasText: "<driver io" }).textContent(), /<driver io='(native|threads)/);
});

test("passwords are covered in the source until they are asked for", async (t) => {
  const page = await openText(t, FAULTY.replace("port='5901'", "$& passwd='hunter2'"));
  await page.locator("#source .cm-secret").waitFor();
  assert.doesNotMatch(await page.locator("#source .cm-content").textContent(), /hunter2/);
  await page.locator("#source .cm-line", { hasText: "<name>" }).click();
  await page.keyboard.press("End");
  await page.keyboard.press("Backspace");
  await page.getByRole("alert").waitFor();
  assert.doesNotMatch(await page.locator("#source .cm-content").textContent(), /hunter2/, "nor while the text does not parse");
  await page.keyboard.type(">");
  await page.getByRole("alert").waitFor({ state: "detached" });
  await page.getByRole("button", { name: "Show passwords" }).first().click();
  await page.locator("#source .cm-line", { hasText: "hunter2" }).waitFor();
});

test("the gutter marks what is implicit, search, folds and brackets are there", async (t) => {
  const page = await openText(t, FAULTY);
  await page.locator("#source .cm-implicit [title^='libvirt adds']").first().waitFor();
  const content = page.locator("#source .cm-content");
  await content.click();
  await page.keyboard.press("Control+f");
  await page.locator("#source .cm-search").getByRole("textbox", { name: "Replace" }).waitFor();
  await page.keyboard.press("Escape");
  await page.locator("#source .cm-foldGutter [title='Fold line']").first().click();
  await page.locator("#source .cm-foldPlaceholder").waitFor();
});

test("problems and their fixes on a phone", async (t) => {
  const page = await openText(t, FAULTY, PHONE);
  await page.getByRole("button", { name: /Problems/ }).last().click();
  await page.locator(".problem", { hasText: "currentMemor" }).waitFor();
  await assertAccessible(page, "problems on a phone");
  const fix = page.getByRole("button", { name: "Name it vdb" });
  const { height } = await fix.boundingBox();
  assert.ok(height >= 44, `a fix is ${height} px high`);
  await fix.click();
  await page.locator(".toast", { hasText: "Done: Name it vdb." }).waitFor();
  await page.getByRole("button", { name: /Devices/ }).last().click();
  await row(page, "Disk vdb").waitFor();
});
