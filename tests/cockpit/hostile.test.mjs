// What others wrote into a domain's texts is text in Cockpit, too; and what is wrong with libvirt is said with advice.

import assert from "node:assert/strict";
import { chmodSync, mkdtempSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { hostile, scars } from "../e2e/hostile.mjs";
import { assertAccessible } from "../e2e/page.mjs";
import { missing, openCockpit } from "./harness.mjs";

const skip = missing() ?? false;
const UUID = "6f1f3e5c-52a1-4b7e-9c1d-0a4e4a2f7b10";
// libvirt forbids a slash in a name.
const NAME = "&lt;img src=x onerror='globalThis.scar=1'&gt;";
const plain = (name, uuid) =>
  `<domain type='qemu'><name>${name}</name><uuid>${uuid}</uuid><memory>65536</memory><os><type arch='x86_64' machine='pc'>hvm</type></os></domain>`;

test("a domain full of attacks is listed, opened, saved and compared as text", { skip }, async (t) => {
  const { page, frame, virsh } = await openCockpit(t, [hostile({ name: NAME, uuid: UUID })]);
  const inside = () => page.frames().find((it) => it.name().includes("libvirt-domain-editor"));
  const link = frame.locator("tbody a");
  await link.waitFor();
  assert.equal(await link.textContent(), "<img src=x onerror='globalThis.scar=1'>");
  await link.click();
  await frame.getByRole("treeitem", { name: /^USB controller 0/ }).click();
  await frame.getByRole("radio", { name: /^2.0/ }).click();
  await frame.getByRole("button", { name: /^(Use USB|Write \d)/ }).first().click();
  await frame.getByRole("button", { name: "Save", exact: true }).click();
  // The schema knows no bridge of such a name; libvirt's words about it are text as well.
  await frame.getByRole("button", { name: "Save although the schema does not know it" }).click();
  await frame.getByText(/^Saved at/).waitFor();
  await frame.getByRole("button", { name: "What libvirt made of it" }).click();
  await frame.locator("#lines .added").first().waitFor();
  assert.deepEqual(await inside().evaluate(scars), []);
  assert.match(virsh(["dumpxml", "--inactive", UUID]), /scar=8/, "libvirt kept the attacks, so they were shown");

  await frame.getByRole("button", { name: "Go on with what libvirt stored" }).click();
  const held = await inside().evaluate(() => document.querySelector("libvirt-domain-editor").value);
  assert.equal(held, virsh(["dumpxml", "--inactive", "--security-info", UUID]).trimEnd() + held.match(/\s*$/)[0]);
});

test("axe finds nothing serious in the list, the editor, the comparison, light and dark", { skip }, async (t) => {
  const { page, frame } = await openCockpit(t, [plain("web01", UUID)]);
  const inside = () => page.frames().find((it) => it.name().includes("libvirt-domain-editor"));
  await frame.getByRole("link", { name: "web01" }).waitFor();
  await assertAccessible(inside(), "the list");
  await frame.getByRole("link", { name: "web01" }).click();
  await frame.getByRole("treeitem", { name: /^USB controller 0/ }).click();
  await frame.getByRole("radio", { name: /^2.0/ }).click();
  await frame.getByRole("button", { name: /^(Use USB|Write \d)/ }).first().click();
  await frame.getByRole("button", { name: "Save", exact: true }).click();
  await frame.getByRole("button", { name: "What libvirt made of it" }).click();
  for (const style of ["light", "dark"]) {
    await inside().evaluate((style) => dispatchEvent(new CustomEvent("cockpit-style", { detail: { style } })), style);
    await assertAccessible(inside(), `the comparison, ${style}`);
  }
});

test("where libvirt does not run, the list says so and what to do, and asks again", { skip }, async (t) => {
  const { frame } = await openCockpit(t, [], "", { LIBVIRT_DEFAULT_URI: "qemu+unix:///system?socket=/nowhere/libvirt-sock" });
  await frame.getByText(/^libvirt does not answer on this host/).waitFor();
  assert.match(await frame.locator("#cause").textContent(), /\/nowhere\/libvirt-sock/);
  await frame.getByRole("button", { name: "Try again" }).click();
  await frame.getByText(/^libvirt does not answer on this host/).waitFor();
});

test("where virsh is missing, the list says which package has it", { skip }, async (t) => {
  const folder = mkdtempSync(join(tmpdir(), "no-virsh-"));
  t.after(() => rmSync(folder, { recursive: true }));
  chmodSync(folder, 0o755);
  const needed = ["cockpit-bridge", "dbus-daemon", "dbus-run-session", "setpriv", "sh"];
  for (const name of needed) symlinkSync(`/usr/bin/${name}`, join(folder, name));
  const { frame } = await openCockpit(t, [], "", { PATH: folder });
  await frame.getByText(/^virsh is not installed on this host/).waitFor();
});
