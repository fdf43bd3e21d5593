// A link carries a document without its passwords, once it was seen what it tells; whoever opens it has the document.

import assert from "node:assert/strict";
import { test } from "node:test";
import { openPage } from "./harness.mjs";
import { assertAccessible, openSample, source } from "./page.mjs";

const TEXT = `<domain type='kvm'>
  <name>büro-01</name>
  <memory unit='MiB'>64</memory>
  <os><type arch='x86_64' machine='q35'>hvm</type></os>
  <devices>
    <interface type='bridge'><mac address='52:54:00:12:34:56'/><source bridge='br-lab'/></interface>
    <graphics type='vnc' port='-1' passwd='hunter2'/>
  </devices>
</domain>
`;

const dialog = (page) => page.getByRole("dialog", { name: "Share by link" });

/** The page with a text in a file, and the link to it. */
async function share(t, options = {}) {
  const page = await openPage(t, { permissions: ["clipboard-read", "clipboard-write"], ...options });
  await page.locator("#file").setInputFiles({ name: "buero.xml", mimeType: "text/xml", buffer: Buffer.from(TEXT) });
  await page.getByRole("heading", { level: 1, name: /buero.xml/ }).waitFor();
  if (options.viewport?.width < 640) {
    await page.getByRole("button", { name: "More", exact: true }).click();
    await page.getByRole("menuitem", { name: "Share by link" }).click();
  } else await page.getByRole("button", { name: "Share by link" }).click();
  await dialog(page).getByRole("textbox", { name: "Link" }).waitFor();
  return page;
}

for (const viewport of [{ width: 1440, height: 900 }, { width: 390, height: 844 }]) {
  test(`what the link tells is seen first, the password is not in it, ${viewport.width} wide`, async (t) => {
    const page = await share(t, { viewport });
    for (const told of ["büro-01", "52:54:00:12:34:56", "br-lab"]) await dialog(page).getByText(told).waitFor();
    await dialog(page).getByText("1 password or key left out.").waitFor();
    assert.ok(!(await dialog(page).textContent()).includes("hunter2"));
    await assertAccessible(page, "sharing");
    await dialog(page).getByRole("button", { name: "Copy link" }).press("Enter");
    const link = await page.evaluate(() => navigator.clipboard.readText());
    assert.match(link, /^http:\/\/127\.0\.0\.1:\d+\/#domain-1=[\w-]+$/);
    await page.keyboard.press("Escape");
    await dialog(page).waitFor({ state: "hidden" });

    const other = await page.context().newPage();
    const asked = [];
    other.on("request", (request) => asked.push(request.url()));
    await other.goto(link);
    await other.getByRole("heading", { level: 1, name: /buero.xml/ }).waitFor();
    assert.ok(!other.url().includes("#"), "a reload does not open it again");
    if (viewport.width > 640) assert.equal(await source(other), TEXT.replace(" passwd='hunter2'", ""));
    assert.ok(asked.every((url) => !url.includes("domain-1")), "nothing of it was sent");
  });
}

test("a link opens beside nothing lost: the file before can be had back", async (t) => {
  const page = await share(t);
  const link = await dialog(page).getByRole("textbox", { name: "Link" }).inputValue();
  await page.keyboard.press("Escape");
  await page.locator("#source .cm-line", { hasText: "<memory" }).click();
  await page.keyboard.press("End");
  await page.keyboard.type("<vcpu>3</vcpu>");
  await page.waitForFunction(() => localStorage.getItem("unsaved-work")?.includes("vcpu"));
  await page.goto("about:blank");
  await page.goto(link);
  await page.getByRole("button", { name: "Back to the file before" }).click();
  await page.locator("#source .cm-line", { hasText: "<vcpu>3</vcpu>" }).waitFor();
});

test("a link that was cut says so, and one that unfolds to anything opens nothing", async (t) => {
  const page = await share(t);
  const link = await dialog(page).getByRole("textbox", { name: "Link" }).inputValue();
  const opened = await page.context().newPage();
  const bomb = await opened.evaluate(async () => {
    const zeros = new Blob(Array.from({ length: 64 }, () => new Uint8Array(1 << 20)));
    const packed = await new Response(zeros.stream().pipeThrough(new CompressionStream("deflate-raw"))).arrayBuffer();
    return btoa(Array.from(new Uint8Array(packed), (it) => String.fromCharCode(it)).join(""));
  });
  for (const broken of [link.slice(0, -20), link.replace(/=.*/, "=%00"), link.replace(/=.*/, `=${bomb}`)]) {
    await opened.goto("about:blank");
    await opened.goto(broken);
    await opened.getByText(/^The link is not whole/).waitFor();
    await opened.getByRole("button", { name: "Open file…" }).first().waitFor();
  }
});

test("a sample can be shared from the palette", async (t) => {
  const page = await openSample(t, "desktop");
  await page.keyboard.press("F1");
  await page.keyboard.type("share");
  await page.keyboard.press("Enter");
  await dialog(page).getByRole("textbox", { name: "Link" }).waitFor();
});
