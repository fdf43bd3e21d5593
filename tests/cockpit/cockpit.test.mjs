// The package in a real Cockpit, with a real libvirt behind it.

import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { statSync } from "node:fs";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { visit } from "../e2e/harness.mjs";
import { missing, openCockpit } from "./harness.mjs";

const skip = missing() ?? false;
const domain = (name, uuid) => `<domain type='qemu'>
  <name>${name}</name>
  <uuid>${uuid}</uuid>
  <memory unit='MiB'>512</memory>
  <os><type arch='x86_64' machine='pc'>hvm</type></os>
  <devices>
    <disk type='file' device='disk'><source file='/nowhere/${name}.img'/><target dev='vda' bus='virtio'/></disk>
    <graphics type='vnc' port='-1' autoport='yes' passwd='hunter2'/>
  </devices>
</domain>
`;
const UUID = "6f1f3e5c-52a1-4b7e-9c1d-0a4e4a2f7b10";
const DOMAINS = [domain("web01", UUID), domain("db01", "7a1f3e5c-52a1-4b7e-9c1d-0a4e4a2f7b11")];

test("lists the domains, opens one, gives it USB 2.0, saves: virsh dumpxml shows it", { skip }, async (t) => {
  const { frame, virsh, home } = await openCockpit(t, DOMAINS);
  await frame.getByRole("link", { name: "web01" }).waitFor();
  assert.deepEqual(await frame.locator("tbody a").allTextContents(), ["db01", "web01"]);
  const before = virsh(["dumpxml", "--inactive", "--security-info", UUID]);
  await frame.getByRole("link", { name: "web01" }).click();
  await frame.getByRole("treeitem", { name: /^USB controller 0/ }).click();
  await frame.getByRole("radio", { name: /^2.0/ }).click();
  await frame.getByRole("button", { name: /^(Use USB|Write \d)/ }).first().click();
  assert.equal(await frame.locator(".masthead .state").textContent(), "edited, not saved");
  await frame.getByRole("button", { name: "Save", exact: true }).click();
  await frame.getByText(/^Saved at/).waitFor();
  assert.equal(await frame.locator(".masthead .state").textContent(), "");
  const after = virsh(["dumpxml", "--inactive", "--security-info", UUID]);
  assert.match(after, /model='ich9-ehci1'/);
  assert.match(after, /passwd='hunter2'/);

  await frame.locator("#backups option").nth(1).waitFor({ state: "attached" });
  const kept = await frame.locator("#backups option").nth(1).getAttribute("value");
  const file = `${home}/data/libvirt-domain-editor/${UUID}/${kept}`;
  assert.equal(statSync(file).mode & 0o077, 0, "only its owner reads a backup");
  await frame.getByLabel("Earlier versions").selectOption(kept);
  await frame.getByRole("button", { name: "Save", exact: true }).click();
  await frame.getByText(/^Saved at/).waitFor();
  assert.equal(virsh(["dumpxml", "--inactive", "--security-info", UUID]), before);
});

test("a deep link opens a domain; libvirt's refusal is shown as it is and nothing is lost", { skip }, async (t) => {
  const { frame, virsh } = await openCockpit(t, DOMAINS, `#/${UUID}`);
  await frame.locator(".cm-line", { hasText: "<name>" }).waitFor();
  const before = virsh(["dumpxml", "--inactive", UUID]);
  const type = async (line, text) => {
    await frame.locator(".cm-line", { hasText: line }).first().click();
    await frame.locator(".cm-content").press("End");
    await frame.locator(".cm-content").pressSequentially(text);
  };
  await type("<devices>", "<controller type='usb' index='0' model='none'/><hub type='usb'/>");
  await frame.getByRole("button", { name: "Save", exact: true }).click();
  await frame.getByText("libvirt refuses it. Nothing was saved.").waitFor();
  assert.match(await frame.locator("#reason").textContent(), /error|USB|usb/i);
  assert.equal(virsh(["dumpxml", "--inactive", UUID]), before);
  await frame.locator(".cm-line", { hasText: "<hub type='usb'/>" }).waitFor();
});

test("what somebody else stored meanwhile is not overwritten unasked", { skip }, async (t) => {
  const { frame, virsh, define } = await openCockpit(t, DOMAINS, `#/${UUID}`);
  await frame.getByRole("treeitem", { name: /^USB controller 0/ }).click();
  await frame.getByRole("radio", { name: /^3.0/ }).click();
  await frame.getByRole("button", { name: /^(Use USB|Write \d)/ }).first().click();
  define(virsh(["dumpxml", "--inactive", "--security-info", UUID]).replace(/524288/g, "1048576"));
  await frame.getByRole("button", { name: "Save", exact: true }).click();
  await frame.getByText(/^Somebody else changed this domain/).waitFor();
  assert.doesNotMatch(virsh(["dumpxml", "--inactive", UUID]), /qemu-xhci/);
  await frame.getByRole("button", { name: "Save over it" }).click();
  await frame.getByText(/^Saved at/).waitFor();
  assert.match(virsh(["dumpxml", "--inactive", UUID]), /qemu-xhci/);
});

test("the example is started by one command, and ends without a trace", { skip }, async (t) => {
  const example = spawn(process.execPath, [fileURLToPath(new URL("../../examples/serve.mjs", import.meta.url)), "cockpit"]);
  const ended = once(example, "exit");
  const address = String((await once(example.stdout, "data"))[0]).trim();
  const page = await visit(t, address, { allowed: ({ host }) => host === new URL(address).host });
  const frame = page.frameLocator("iframe[name*='libvirt-domain-editor']");
  await frame.getByRole("link", { name: "web01" }).click();
  await frame.getByRole("treeitem", { name: /^Disk vda/ }).waitFor();
  await page.goto("about:blank");
  example.kill("SIGINT");
  assert.deepEqual(await ended, [0, null]);
  await assert.rejects(fetch(address));
});
