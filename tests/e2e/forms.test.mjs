// Forms: every value in its place, written at once; devices come, are doubled, move and go, one or several.

import assert from "node:assert/strict";
import { test } from "node:test";
import { assertAccessible, chooseTarget, focused, openSample, row, sampleText, source } from "./page.mjs";

const phone = { viewport: { width: 390, height: 844 }, hasTouch: true };
const undo = (page) => page.getByRole("button", { name: /^Undo: / }).first();
const field = (page, name) => page.locator("#inspector").getByLabel(name, { exact: true });

test("a list, a line, a size and a switch write at once", async (t) => {
  const page = await openSample(t, "desktop");
  await row(page, "Disk vda").click();
  await field(page, "driver cache").selectOption("none");
  assert.match(await source(page), /<driver name='qemu' type='qcow2'[^>]* cache='none'/);
  await field(page, "serial").fill("A-1");
  await field(page, "serial").press("Enter");
  await field(page, "shareable").check();
  assert.match(await source(page), /<shareable\/>[^]*<serial>A-1<\/serial>/);

  await row(page, "Memory ").click();
  await field(page, "memory").fill("6 GiB");
  await field(page, "memory").press("Tab");
  await row(page, "Memory ").getByText("6 GiB").waitFor();
  await undo(page).click();
  await undo(page).click();
  await undo(page).click();
  await undo(page).click();
  assert.equal(await source(page), await sampleText("desktop"));
});

test("what cannot stand there says so, and nothing is written", async (t) => {
  const page = await openSample(t, "desktop");
  await row(page, "vCPUs").click();
  await field(page, "vcpu").fill("many");
  await field(page, "vcpu").press("Enter");
  await page.getByRole("alert").getByText("expected a whole number").waitFor();
  assert.equal(await field(page, "vcpu").inputValue(), "many", "what was typed stays");
  assert.equal(await source(page), await sampleText("desktop"));
  await assertAccessible(page, "a wrong value");
  await field(page, "vcpu").fill("3");
  await field(page, "vcpu").press("Enter");
  await page.getByRole("alert").waitFor({ state: "detached" });
  assert.match(await source(page), /<vcpu[^>]*>3<\/vcpu>/);
});

/** Types so slowly that unsaved work is kept and messages end meanwhile: the page is drawn several times. */
const slowly = { delay: 90 };
/** Has the page drawn anew after each key, whatever there is to draw. */
const drawnAfterEachKey = (page) =>
  page.locator("libvirt-domain-editor").evaluate((it) => {
    let count = 0;
    it.shadowRoot.addEventListener("keyup", () => {
      // A file that is held over the page, then no longer.
      const kind = count++ % 2 === 0 ? "dragover" : "dragleave";
      window.dispatchEvent(new DragEvent(kind, { bubbles: true, dataTransfer: new DataTransfer() }));
    });
  });

test("what is being typed stays while the page is drawn anew", async (t) => {
  const page = await openSample(t, "desktop");
  await row(page, "Disk vda").click();
  await field(page, "shareable").check();
  await field(page, "serial").pressSequentially("SLOW-1", slowly);
  assert.equal(await field(page, "serial").inputValue(), "SLOW-1");
  await field(page, "serial").press("Enter");
  await page.getByRole("button", { name: /^Undo: .*SLOW-1/ }).first().waitFor();

  await drawnAfterEachKey(page);
  await row(page, "Title").or(row(page, "Domain")).first().click();
  await field(page, "description").pressSequentially("one line\nand another");
  assert.equal(await field(page, "description").inputValue(), "one line\nand another");
  await field(page, "description").press("Tab");
  assert.match(await source(page), /<description>one line\nand another<\/description>/);

  await row(page, "Graphics").click();
  await field(page, "passwd").pressSequentially("secret");
  assert.equal(await field(page, "passwd").inputValue(), "secret");
  await field(page, "passwd").press("Enter");
  await page.getByRole("button", { name: /^Undo: .*passwd/ }).first().waitFor();
});

test("a list shows what is so after a choice that was undone, a line after one that was refused", async (t) => {
  const page = await openSample(t, "desktop");
  await row(page, "Disk vda").click();
  const before = await field(page, "driver cache").inputValue();
  await field(page, "driver cache").selectOption("none");
  await undo(page).click();
  await page.locator(".field.unset", { hasText: "driver cache" }).waitFor();
  assert.equal(await field(page, "driver cache").inputValue(), before);

  await row(page, "vCPUs").click();
  const vcpus = await field(page, "vcpu").inputValue();
  await field(page, "vcpu").fill("many");
  await field(page, "vcpu").press("Enter");
  await page.getByRole("alert").waitFor();
  await field(page, "vcpu").fill(vcpus);
  await field(page, "vcpu").press("Enter");
  await page.getByRole("alert").waitFor({ state: "detached" });
  assert.equal(await source(page), await sampleText("desktop"));
});

test("choices say what host and target do not take", async (t) => {
  const page = await openSample(t, "desktop");
  await chooseTarget(page, "RHEL 7.9");
  await row(page, "Disk vda").click();
  const option = field(page, "driver io").locator("option", { hasText: "io_uring" });
  assert.match(await option.textContent(), /RHEL 7.9 does not take it: needs libvirt 6.3.0/);
  assert.equal(await option.isDisabled(), false, "the host takes it");
  const bus = field(page, "target bus").locator("option", { hasText: "nvme" });
  assert.equal(await bus.isDisabled(), true, "the host does not take it");
});

test("what libvirt fills in is told apart, written when changed, and left to libvirt again", async (t) => {
  const page = await openSample(t, "desktop");
  await row(page, "Memory balloon").click();
  const before = await source(page);
  await field(page, "autodeflate").selectOption("on");
  assert.match(await source(page), /<memballoon [^>]*autodeflate='on'/);
  await page.getByRole("button", { name: "Leave autodeflate to libvirt" }).click();
  await page.getByRole("button", { name: "Leave to libvirt", exact: true }).click();
  assert.doesNotMatch(await source(page), /autodeflate/);
  await undo(page).click();
  await undo(page).click();
  await undo(page).click();
  assert.equal(await source(page), before);
});

test("all settings are found by name; what is unknown is written and removed too", async (t) => {
  const page = await openSample(t, "desktop");
  await row(page, "Disk vda").click();
  await page.getByRole("button", { name: /^All settings/ }).click();
  await page.getByLabel("Filter settings").fill("blockio physical");
  await field(page, "blockio physical_block_size").fill("4096");
  await field(page, "blockio physical_block_size").press("Enter");
  assert.match(await source(page), /<blockio physical_block_size='4096'\/>/);
  await page.getByLabel("Path", { exact: true }).fill("colour/@shade");
  await page.getByLabel("Value", { exact: true }).fill("blue");
  await page.getByRole("button", { name: "Write", exact: true }).click();
  await page.getByText("libvirt does not read this").first().waitFor();
  assert.match(await source(page), /<colour shade='blue'\/>/);
  await assertAccessible(page, "all settings");
  await page.getByRole("button", { name: "Remove colour" }).click();
  assert.doesNotMatch(await source(page), /colour/);
});

for (const [where, options] of [
  ["on a desktop", {}],
  ["on a phone", phone],
]) {
  test(`a device is previewed, added, doubled and removed ${where}`, async (t) => {
    const page = await openSample(t, "desktop", options);
    await page.getByRole("button", { name: "Add device…" }).click();
    await page.getByRole("radio", { name: "RNG" }).click();
    const add = page.getByRole("button", { name: /^Add RNG/ });
    await page.getByText(/^Its address: /).waitFor();
    await assertAccessible(page, `a device to add, ${where}`);
    assert.equal(await page.locator(".add-device .patch .added").count() > 0, true);
    await add.click();
    await page.locator("#inspector").getByRole("heading", { name: "RNG 2" }).waitFor();
    await page.getByRole("button", { name: "Duplicate" }).click();
    await page.locator("#inspector").getByRole("heading", { name: "RNG 3" }).waitFor();
    await page.locator(".toast").getByText(/^Duplicate RNG/).waitFor();
    await page.getByRole("button", { name: "Remove", exact: true }).click();
    await page.locator(".toast").getByText("removed").waitFor();
    await page.locator(".toast").getByRole("button", { name: "Undo" }).click();
    await page.getByRole("treeitem", { name: /^RNG 3/ }).waitFor({ state: "attached" });
  });
}

for (const [where, options] of [
  ["on a desktop", {}],
  ["on a phone", phone],
]) {
  test(`a section that the domain has not is added, and undone, ${where}`, async (t) => {
    const page = await openSample(t, "desktop", options);
    await page.getByRole("button", { name: "Add device…" }).click();
    await page.getByRole("radio", { name: "NVRAM" }).focus();
    await page.keyboard.press("ArrowDown");
    await page.getByRole("radio", { name: "NUMA tuning", checked: true }).waitFor();
    assert.equal(await page.getByRole("radio", { name: "Clock" }).count(), 0, "the domain has a clock");
    await page.getByRole("heading", { name: "NUMA tuning, nothing written yet" }).waitFor();
    await assertAccessible(page, `a section to add, ${where}`);
    await page.getByRole("button", { name: "Add NUMA tuning" }).click();
    await page.locator("#inspector").getByRole("heading", { name: "NUMA tuning" }).waitFor();
    await field(page, "numatune memory nodeset").fill("0-1");
    await field(page, "numatune memory nodeset").press("Enter");
    await page.locator("#inspector").getByText("nodeset='0-1'").first().waitFor();
    await page.locator("#inspector").focus();
    await page.keyboard.press("Control+z");
    await page.locator("#inspector").getByText("nodeset='0'").first().waitFor();
    await page.keyboard.press("Control+z");
    if (where === "on a phone") {
      await page.locator("#inspector").waitFor({ state: "hidden" });
    } else {
      await page.locator("#inspector").getByRole("heading", { name: /^Domain/ }).waitFor();
    }
    assert.equal(await page.getByRole("treeitem", { name: /^NUMA tuning/ }).count(), 0);
  });
}

test("the path of a disk stays when it is kept elsewhere, in one step", async (t) => {
  const page = await openSample(t, "desktop");
  await row(page, "Disk vda").click();
  await field(page, "type").selectOption("block");
  await page.getByRole("button", { name: /^Undo: Set type of Disk vda to block/ }).first().waitFor();
  assert.match(await source(page), /<disk type='block' device='disk'>[^]*<source dev='\/var\/lib\/libvirt\/images\/desktop.qcow2'\/>/);
  await undo(page).click();
  await field(page, "source file").waitFor();
  assert.equal(await source(page), await sampleText("desktop"));
});

test("a device is added, moved and removed by keyboard", async (t) => {
  const page = await openSample(t, "desktop");
  await row(page, "Disk vda").focus();
  await page.keyboard.press("Insert");
  await page.getByRole("radio", { name: "Disk", exact: true }).focus();
  await page.keyboard.press("Enter");
  await page.getByRole("button", { name: /^Add Disk vdb/ }).focus();
  await page.keyboard.press("Enter");
  await page.locator("#inspector").getByRole("heading", { name: /^Disk vdb/ }).waitFor();
  // It gives the focus back when it closes.
  await page.locator("dialog[open]").waitFor({ state: "detached" });
  await row(page, "Disk vdb").focus();
  await page.keyboard.press("Alt+ArrowUp");
  await page.locator(".toast").getByText("Move Disk vdb up").waitFor();
  await row(page, "Disk vdb").focus();
  await page.keyboard.press("Delete");
  await page.locator(".toast").getByText("Remove Disk vdb").waitFor();
  await page.keyboard.press("Control+z");
  await page.keyboard.press("Control+z");
  await page.keyboard.press("Control+z");
  assert.equal(await source(page), await sampleText("desktop"));
});

test("several rows by mouse and by keyboard", async (t) => {
  const page = await openSample(t, "desktop");
  await row(page, "Disk vda").click();
  await row(page, "Interface 1").click({ modifiers: ["Control"] });
  await page.getByText("2 selected").first().waitFor();
  await assertAccessible(page, "several rows");
  await page.getByRole("button", { name: "Remove", exact: true }).first().click();
  await page.locator(".toast").getByText("Remove Disk vda and Interface 1").waitFor();
  assert.doesNotMatch(await source(page), /<interface /);
  await undo(page).click();
  assert.equal(await source(page), await sampleText("desktop"));

  await row(page, "Disk vda").focus();
  await page.keyboard.press("Shift+ArrowDown");
  await page.getByText("2 selected").first().waitFor();
  await page.keyboard.press("Escape");
  await page.getByText("2 selected").first().waitFor({ state: "detached" });
  assert.match(await focused(page).textContent(), /^(?!Disk vda)/, "the focus has moved on");
});

test("several rows in boxes, by touch", async (t) => {
  const page = await openSample(t, "desktop", phone);
  await page.getByRole("button", { name: "Select several" }).tap();
  await row(page, "Memory balloon").tap();
  await row(page, "USB controller 0").tap();
  await page.getByText("2 selected").first().waitFor();
  await assertAccessible(page, "boxes");
  await page.getByRole("button", { name: "Make explicit" }).first().tap();
  await page.locator(".toast").getByText(/explicit/).waitFor();
  assert.match(await page.locator(".row", { hasText: "Memory balloon" }).getAttribute("class"), /^(?!.*implicit)/);
});

test("values that point at something are links", async (t) => {
  const page = await openSample(t, "desktop");
  await row(page, "Disk vda").click();
  const link = page.locator(".form .control .link").first();
  const name = (await link.textContent()).replace(/^Go to /, "");
  await link.click();
  await page.locator("#inspector").getByRole("heading", { name: new RegExp(`^${name}`) }).waitFor();
});

test("an implicit device is done without", async (t) => {
  const page = await openSample(t, "desktop");
  await row(page, "Memory balloon").click();
  await page.getByRole("button", { name: "Do without it" }).click();
  assert.match(await source(page), /<memballoon model='none'\/>/);
  await undo(page).click();
  assert.equal(await source(page), await sampleText("desktop"));
});
