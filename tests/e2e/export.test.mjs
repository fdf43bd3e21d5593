// From a target to a file and its report.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { openPage } from "./harness.mjs";
import { chooseTarget, openSample, sampleText } from "./page.mjs";

/** Nothing that the page does later is done until the clock goes on. */
async function stopClock(page) {
  // Timers from before cannot be given up by the stopped clock, so first those of the page run out.
  await page.waitForTimeout(1000);
  await page.clock.install();
  await page.clock.pauseAt(Date.now() + 3_600_000);
}

async function downloaded(page, button) {
  const downloading = page.waitForEvent("download");
  await page.getByRole("button", { name: button }).click();
  const download = await downloading;
  return { name: download.suggestedFilename(), text: await readFile(await download.path(), "utf8") };
}

test("the i440fx guest goes to RHEL 6.2 without its USB controller", async (t) => {
  const page = await openSample(t, "app-legacy");
  await chooseTarget(page, "RHEL 6.2");
  await page.locator(".context .verdict").waitFor();
  await page.keyboard.press("Control+e");
  await page.getByRole("heading", { name: /^Guest ABI/ }).waitFor();
  await page.getByRole("button", { name: /^For target/, pressed: true }).waitFor();
  assert.ok((await page.locator(".reason").count()) > 0, "changes are explained");
  assert.ok((await page.locator("mark").count()) > 0, "differences are marked");

  const result = await downloaded(page, /^Download .*\.xml$/);
  assert.match(result.name, /^app-legacy-.*\.xml$/);
  assert.doesNotMatch(result.text, /type=.usb./);
  const report = await downloaded(page, "Report as JSON");
  assert.match(report.name, /\.report\.json$/);
  const { guest_abi: abi, changes } = JSON.parse(report.text);
  assert.ok(["same", "changed", "unknown"].includes(abi));
  assert.ok(changes.length > 0);
});

test("a bare release is a target as well", async (t) => {
  const page = await openSample(t, "server-ceph");
  await chooseTarget(page, "4.5.0");
  await page.getByRole("button", { name: /^Target.*4\.5\.0/ }).waitFor();
});

test("each style shows its result; equal lines open in place", async (t) => {
  const page = await openSample(t, "desktop");
  await page.getByRole("navigation").getByRole("button", { name: "Export" }).first().click();
  await page.getByRole("button", { name: /^As written/ }).click();
  await page.getByText("The result is the source, byte for byte.").waitFor();
  assert.equal((await downloaded(page, /^Download/)).text, await sampleText("desktop"));
  await page.getByRole("button", { name: /^Expanded/ }).click();
  const fold = page.getByRole("button", { name: /^Lines \d/ }).first();
  await fold.click();
  assert.equal(await fold.getAttribute("aria-expanded"), "true");
  assert.match((await downloaded(page, /^Download/)).text, /pcie-root-port/);
  await page.keyboard.press("Escape");
  await page.getByRole("tree").waitFor();
});

test("the timeline is read by keyboard, chooses the target, and is a table as well", async (t) => {
  const page = await openSample(t, "app-legacy");
  await page.getByRole("navigation").getByRole("button", { name: "Export" }).first().click();
  const releases = page.getByRole("listbox", { name: "Releases of libvirt" });
  await releases.waitFor();
  const stop = releases.locator("[tabindex='0']");
  assert.equal(await stop.count(), 1, "one stop for Tab");
  await stop.focus();
  await page.keyboard.press("Home");
  await page.locator(".about", { hasText: "libvirt 0.9.4" }).waitFor();
  await page.keyboard.press("ArrowRight");
  await page.locator(".about", { hasText: "libvirt 0.9.5" }).waitFor();
  await page.keyboard.press("Home");
  await page.keyboard.press("Enter");
  await page.getByRole("button", { name: /^Target libvirt 0\.9\.4/ }).waitFor();
  await page.getByRole("button", { name: /^For target/, pressed: true }).waitFor();
  assert.equal(await releases.getByRole("option", { selected: true }).getAttribute("data-release"), "0");
  await page.getByRole("button", { name: "As a table" }).click();
  const table = page.getByRole("table", { name: /Releases of libvirt/ });
  await table.getByRole("button", { name: /^Debian 12\b/ }).click();
  await page.getByRole("button", { name: /^Target Debian 12/ }).waitFor();
});

test("what to run is told, and every report can be had", async (t) => {
  const page = await openSample(t, "app-legacy");
  await chooseTarget(page, "0.9.4");
  await page.keyboard.press("Control+e");
  const steps = page.getByRole("region", { name: "On the hosts" });
  await steps.getByText(/^virsh define app-legacy-libvirt-0\.9\.4\.xml$/).waitFor();
  assert.match((await downloaded(page, "Report as text")).text, /^Export: target/);
  const print = await downloaded(page, "Report to print");
  assert.match(print.name, /\.report\.html$/);
  assert.match(print.text, /<table>/);
});

test("what is decided about a line holds, and can be taken back", async (t) => {
  const page = await openSample(t, "desktop");
  await chooseTarget(page, "4.5.0");
  await page.keyboard.press("Control+e");
  await page.getByRole("heading", { name: /^Guest ABI/ }).waitFor();
  const keep = page.getByRole("button", { name: /^Keep it/, pressed: false }).first();
  const title = await keep.textContent();
  await keep.click();
  await page.getByRole("button", { name: "Reset 1 choice" }).waitFor();
  await page.keyboard.press("Escape");
  await page.keyboard.press("Control+e");
  await page.getByRole("button", { name: "Reset 1 choice" }).click();
  await page.getByRole("button", { name: title, pressed: false }).first().waitFor();
  assert.equal(await page.getByRole("button", { name: /^Reset/ }).count(), 0);
});

test("what is not computed yet says so, then the rest comes by itself", async (t) => {
  const page = await openSample(t, "app-legacy");
  await chooseTarget(page, "4.5.0");
  await stopClock(page);
  await page.keyboard.press("Control+e");
  // The chosen style is there at once, the others wait for the clock.
  await page.getByRole("button", { name: /^For target\b(?!.*being computed)/, pressed: true }).waitFor();
  assert.equal(await page.getByRole("button", { name: /being computed$/ }).count(), 5);
  await page.getByRole("progressbar", { name: /^Being computed/ }).waitFor();
  const said = page.locator(".export > [role=status]");
  assert.match(await said.textContent(), /^Being computed/);
  await page.clock.resume();
  await page.getByRole("listbox", { name: "Releases of libvirt" }).waitFor();
  await said.filter({ hasText: /are computed\.$/ }).waitFor({ state: "attached" });
  assert.equal(await page.getByRole("button", { name: /being computed$/ }).count(), 0);
});

test("with many devices the timeline is asked for, and another target does not wait for it", async (t) => {
  const page = await openPage(t);
  const disk = (number) => `<disk type='file'><source file='/${number}'/><target dev='sd${String.fromCharCode(97 + number / 26, 97 + (number % 26))}' bus='scsi'/></disk>`;
  const text = `<domain type='kvm'><name>many</name><memory>1048576</memory><os><type machine='q35'>hvm</type></os><devices>${Array.from({ length: 250 }, (_, number) => disk(number)).join("\n")}</devices></domain>`;
  const choosing = page.waitForEvent("filechooser");
  await page.getByRole("button", { name: "Open file…" }).click();
  await (await choosing).setFiles({ name: "many.xml", mimeType: "text/xml", buffer: Buffer.from(text) });
  await page.getByRole("treeitem").first().waitFor();
  await chooseTarget(page, "4.5.0");
  await stopClock(page);
  await page.keyboard.press("Control+e");
  const ask = page.getByRole("button", { name: "Ask the releases" });
  const progress = page.getByRole("progressbar", { name: /^Being computed/ });
  await ask.waitFor();
  assert.equal(await progress.count(), 0);
  await ask.click();
  await progress.waitFor();
  assert.equal(await ask.count(), 0);
  await chooseTarget(page, "9.0.0");
  await page.getByRole("button", { name: /^Target.*9\.0\.0/ }).waitFor();
  await progress.waitFor();
  await page.getByRole("button", { name: /^For target\b(?!.*being computed)/, pressed: true }).waitFor();
  assert.equal(await page.getByRole("button", { name: /being computed$/ }).count(), 5);
});
