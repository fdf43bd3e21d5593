// The page without a network, and how a new version of it comes: in copies of the built page, each with a service worker.

import assert from "node:assert/strict";
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { offline } from "../../npm/offline.js";
import { built, open, serve } from "./harness.mjs";
import { assertAccessible, source } from "./page.mjs";

const folder = mkdtempSync(join(tmpdir(), "offline-"));
cpSync(built, folder, { recursive: true });
offline(folder);
after(() => rmSync(folder, { recursive: true, force: true }));

/** The page from a folder of its own, once its worker keeps it. */
async function visit(t, options = {}) {
  const own = mkdtempSync(join(tmpdir(), "offline-"));
  cpSync(folder, own, { recursive: true });
  t.after(() => rmSync(own, { recursive: true, force: true }));
  const server = await serve({ folder: own });
  const page = await open(t, server, `http://127.0.0.1:${server.address().port}/`, options);
  await page.evaluate(() => navigator.serviceWorker.ready);
  return { page, server, own };
}

/** Another version: what the page's title says. */
function publish(own, title) {
  const index = join(own, "index.html");
  writeFileSync(index, readFileSync(index, "utf8").replace(/<title>[^<]*/, `<title>${title}`));
  offline(own);
}

test("after one visit it opens, takes an edit and exports with the server gone", async (t) => {
  const { page, server } = await visit(t, { permissions: ["clipboard-read", "clipboard-write"] });
  server.closeAllConnections();
  await new Promise((closed) => server.close(closed));
  await page.reload();
  await page.locator(".samples button", { hasText: "desktop" }).click();
  await page.locator("#source .cm-line").first().waitFor();
  await page.getByRole("treeitem", { name: /^USB controller 0/ }).click();
  await page.getByRole("radio", { name: /^2.0/ }).click();
  await page.getByRole("button", { name: /^(Use USB|Write \d)/ }).first().click();
  assert.match(await source(page), /ich9-ehci1/);
  await page.getByRole("button", { name: "Export", exact: true }).last().click();
  await page.getByRole("button", { name: /^Download/ }).waitFor();
});

test("Chromium offers to install it", async (t) => {
  const { page } = await visit(t);
  const browser = await page.context().newCDPSession(page);
  const { errors } = await browser.send("Page.getAppManifest");
  assert.deepEqual(errors, []);
  const { installabilityErrors } = await browser.send("Page.getInstallabilityErrors");
  // A window of the tests is a private one, where nothing can be installed.
  assert.deepEqual(installabilityErrors.map((it) => it.errorId).filter((it) => it !== "in-incognito"), []);
});

for (const [device, viewport] of Object.entries({ desktop: { width: 1440, height: 900 }, phone: { width: 390, height: 844 } })) {
  test(`a new version waits until it is asked for, and unsaved work is kept: ${device}`, async (t) => {
    const { page, own } = await visit(t, { viewport, permissions: ["clipboard-read", "clipboard-write"] });
    await page.locator(".samples button", { hasText: "tiny-q35" }).click();
    await page.getByRole("treeitem").first().waitFor();
    await page.evaluate(() => {
      const editor = document.querySelector("libvirt-domain-editor");
      editor.replace(editor.value.replace("<name>", "<name>changed-"));
    });
    publish(own, "The second version");
    await page.evaluate(async () => (await navigator.serviceWorker.getRegistration()).update());
    const offered = page.getByRole("button", { name: "Reload to use the new version" });
    await offered.waitFor();
    await assertAccessible(page, "a new version is offered");
    // A page that is loaded anew meanwhile is still the one that it was.
    assert.equal(await page.title(), "libvirt domain editor");
    await offered.focus();
    await Promise.all([page.waitForEvent("load"), page.keyboard.press("Enter")]);
    assert.equal(await page.title(), "The second version");
    await page.waitForFunction(() => document.querySelector("libvirt-domain-editor").value.includes("<name>changed-"));
    const caches = await page.evaluate(() => caches.keys());
    assert.equal(caches.length, 1, "of the old version nothing is kept");
  });
}

test("a version whose files do not belong together is not taken", async (t) => {
  const { page, own } = await visit(t);
  publish(own, "The second version");
  writeFileSync(join(own, "style.css"), "/* half of an upload */");
  await page.evaluate(async () => (await navigator.serviceWorker.getRegistration()).update().catch(() => {}));
  await page.waitForFunction(async () => {
    const { installing, waiting } = await navigator.serviceWorker.getRegistration();
    return !installing && !waiting;
  });
  await page.reload();
  await page.locator(".samples").waitFor();
  assert.equal(await page.title(), "libvirt domain editor");
  assert.equal(await page.getByRole("button", { name: "Reload to use the new version" }).count(), 0);
});

test("in a console's frame nothing is kept", async (t) => {
  const server = await serve({ folder, ancestors: "'self'" });
  const page = await open(t, server, `http://127.0.0.1:${server.address().port}/?embed=1`);
  await page.locator("[role=alert]").waitFor();
  assert.equal(await page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length), 0);
});
