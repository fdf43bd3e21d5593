// The timeline and what is beside it: previewed with the pointer and by keyboard, chosen, read as a table and on a phone; lines
// explained where they are; decisions that outlive edits; the reports.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { openPage } from "./harness.mjs";
import { assertAccessible, chooseTarget, openSample } from "./page.mjs";

const PHONE = { viewport: { width: 390, height: 844 } };

/** A guest with a line that only new releases take, one that is dropped without a word, and one without end. */
const GUEST = `<domain type='kvm'>
  <name>guest</name>
  <title>${"x".repeat(900)}</title>
  <memory unit='KiB'>1048576</memory>
  <os>
    <type arch='x86_64' machine='pc-q35-5.2'>hvm</type>
  </os>
  <devices>
    <disk type='file'>
      <driver name='qemu' type='raw' io='io_uring'/>
      <source file='/a'/>
      <target dev='vda' bus='virtio'/>
    </disk>
    <memballoon model='virtio' freePageReporting='on'/>
  </devices>
</domain>
`;

/** Opens the page with a text as a file. */
async function openText(t, text, options = {}) {
  const page = await openPage(t, options);
  const choosing = page.waitForEvent("filechooser");
  await page.getByRole("button", { name: /^(Open file|Datei öffnen)…/ }).click();
  await (await choosing).setFiles({ name: "guest.xml", mimeType: "text/xml", buffer: Buffer.from(text) });
  await page.getByRole("treeitem").first().waitFor({ state: "attached" });
  return page;
}

/** Shows the export view with its timeline, in the picture or, on a phone, as a table. */
async function showTimeline(page) {
  await page.keyboard.press("Control+e");
  await page.locator("main.export .timeline .releases").waitFor({ state: "attached" });
}

const releases = (page) => page.getByRole("listbox", { name: "Releases of libvirt" });
const release = (page, name) => releases(page).getByRole("option", { name: new RegExp(`^${name.replaceAll(".", "\\.")}[,:]`) });
/** What is said of the release or the distribution that is looked at. */
const about = (page, text) => page.locator(".timeline .about").filter({ hasText: text });
const target = (page, name) => page.getByRole("button", { name: new RegExp(`^Target ${name.replaceAll(".", "\\.")}`) });

/** As on a machine that is six times as slow. */
async function slowDown(page) {
  const browser = await page.context().newCDPSession(page);
  await browser.send("Emulation.setCPUThrottlingRate", { rate: 6 });
}

test("pointing at a release or a distribution previews it, a click makes it the target", async (t) => {
  const page = await openSample(t, "app-legacy");
  await chooseTarget(page, "4.5.0");
  await showTimeline(page);
  await about(page, "This is the target.").waitFor();
  await release(page, "1.0.0").hover();
  await about(page, "libvirt 1.0.0").waitFor();
  await target(page, "libvirt 4.5.0").waitFor();
  await page.locator("[data-mark='Debian 12']").hover();
  await about(page, "Debian 12 · libvirt 9.0.0").waitFor();
  // The pointer may leave the release for the button that chooses it, and ends the preview outside.
  await release(page, "1.0.0").hover();
  await page.getByRole("button", { name: "Make it the target" }).click();
  await target(page, "libvirt 1.0.0").waitFor();
  await page.getByRole("heading", { name: /^Guest ABI/ }).hover();
  await about(page, "This is the target.").waitFor();
  await page.locator("[data-mark='Debian 12']").click();
  await target(page, "Debian 12").waitFor();
});

test("by keyboard on a slow machine: arrows, ends, stretches, Escape, Enter; the focus is seen and stays", async (t) => {
  const page = await openText(t, GUEST);
  await chooseTarget(page, "9.0.0");
  await showTimeline(page);
  await slowDown(page);
  const focused = page.locator(".timeline .stops :focus");
  await release(page, "9.0.0").focus();
  // As quickly as someone types: no key waits for what the one before it draws.
  for (const key of ["Home", "ArrowRight", "ArrowRight", "ArrowRight", "ArrowLeft"]) await page.keyboard.press(key);
  const names = await releases(page).getByRole("option").evaluateAll((all) => all.slice(0, 4).map((it) => it.ariaLabel.split(/[,:]/)[0]));
  await about(page, `libvirt ${names[2]}`).waitFor();
  assert.equal(await focused.getAttribute("data-release"), "2");
  assert.notEqual(await focused.evaluate((it) => getComputedStyle(it).stroke), "none", "the focus is seen");
  await page.keyboard.press("End");
  await about(page, /^.*libvirt 12\./).waitFor();
  await page.keyboard.press("PageDown");
  await page.keyboard.press("PageDown");
  const first = await focused.getAttribute("aria-label");
  assert.doesNotMatch(first, /^12\./, "it went to the start of a stretch");
  // The pointer previews and does not move the focus.
  await release(page, "3.0.0").hover();
  await about(page, "libvirt 3.0.0").waitFor();
  assert.equal(await focused.getAttribute("aria-label"), first);
  await page.keyboard.press("Escape");
  await about(page, "This is the target.").waitFor();
  await page.keyboard.press("Home");
  await about(page, "libvirt 0.9.4").waitFor();
  await page.keyboard.press("Enter");
  await target(page, "libvirt 0.9.4").waitFor();
  await about(page, "This is the target.").waitFor();
  await releases(page).locator("[data-release='0'][aria-selected=true]:focus").waitFor();
  await page.keyboard.press("Escape");
  await page.getByRole("tree").waitFor();
});

test("a boundary names its line and leads to the change below; so does the table, with every release", async (t) => {
  const page = await openText(t, GUEST);
  await chooseTarget(page, "4.5.0");
  await showTimeline(page);
  const boundary = page.locator(".ends g", { hasText: /^6\.9\.0 memballoon freePageReporting, line 14 \(\d+\)/ });
  await boundary.click();
  const change = page.locator(".reason:focus");
  await change.getByText(/freePageReporting/).first().waitFor();
  await page.getByRole("button", { name: "As a table" }).click();
  const table = page.getByRole("table", { name: "Releases of libvirt, For target" });
  await table.getByRole("button", { name: /^Change \d+$/ }).first().click();
  await page.locator(".reason:focus").waitFor();
  // The stretches of the table are all there are, and each opens to its releases.
  const count = await page.locator(".timeline [data-release]").count();
  const folds = table.getByText(/^(All \d+ releases|This release)$/);
  for (const fold of await folds.all()) await fold.click();
  const listed = table.locator(".each[open] button");
  assert.equal(await listed.count(), count);
  await listed.filter({ hasText: /^5\.0\.0$/ }).click();
  await target(page, "libvirt 5.0.0").waitFor();
  await table.locator(".each button[aria-pressed=true]").getByText("5.0.0").waitFor();
  const written = page.locator("details.other", { hasText: "As written" });
  await written.locator("summary").click();
  await written.getByRole("table", { name: "Releases of libvirt, As written" }).waitFor();
  await assertAccessible(page, "the timeline as a table");
  await written.getByRole("button", { name: "Show this style below" }).click();
  await page.getByRole("button", { name: /^As written/, pressed: true }).waitFor();
});

/** Pairs of names in the picture that lie over one another. */
function overlaps(page) {
  return page.evaluate(() => {
    const root = document.querySelector("libvirt-domain-editor").shadowRoot;
    const names = [...root.querySelectorAll(".timeline .ends text, .timeline .marks text")];
    const boxes = names.map((it) => ({ name: it.textContent, box: it.getBoundingClientRect() }));
    const over = (a, b) => Math.min(a.right, b.right) - Math.max(a.left, b.left) > 1 && Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 4;
    return boxes.flatMap(({ name, box }, at) => boxes.slice(at + 1).filter((it) => over(box, it.box)).map((it) => `${name} and ${it.name}`));
  });
}

for (const [width, options] of [
  [1440, {}],
  [1024, { colorScheme: "dark" }],
  [720, {}],
]) {
  test(`names in the picture have room at a width of ${width}, and axe finds nothing`, async (t) => {
    const page = await openSample(t, "win11", { viewport: { width, height: 900 }, ...options });
    await chooseTarget(page, "RHEL 7.9");
    await showTimeline(page);
    await page.evaluate(() => document.fonts.ready);
    assert.deepEqual(await overlaps(page), []);
    await assertAccessible(page, `the timeline at ${width}`);
  });
}

test("where the system chooses the colours, patterns and words carry the meaning", async (t) => {
  const page = await openSample(t, "win11", { forcedColors: "active", colorScheme: "dark" });
  await chooseTarget(page, "4.5.0");
  await showTimeline(page);
  const drawn = await page.locator(".timeline pattern").evaluateAll((all) =>
    all.map((it) => ({ of: it.id, ground: getComputedStyle(it.querySelector(".ground")).fill, path: it.querySelector("path").getAttribute("d") })),
  );
  assert.equal(new Set(drawn.map((it) => it.ground)).size, 1, "no tints");
  assert.equal(new Set(drawn.map((it) => it.path)).size, drawn.length, "each has a pattern of its own");
});

test("on a phone the stretches stand one above the other, and every release can be chosen", async (t) => {
  const page = await openText(t, GUEST, PHONE);
  await chooseTarget(page, "4.5.0");
  await showTimeline(page);
  const table = page.getByRole("table", { name: "Releases of libvirt, For target" });
  const row = table.getByRole("row", { name: /refused/ }).first();
  assert.notEqual(await row.evaluate((it) => getComputedStyle(it, "::before").backgroundImage), "none", "it has a pattern");
  const fold = row.getByText(/^All \d+ releases$/);
  await fold.click();
  const button = row.getByRole("button", { name: "0.9.4", exact: true });
  const box = await button.boundingBox();
  assert.ok(box.height >= 44, `${box.height} pixels are too few for a finger`);
  await assertAccessible(page, "the timeline on a phone");
  await button.click();
  await target(page, "libvirt 0.9.4").waitFor();
  assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= 390), "nothing is wider than the screen");
});

test("what is left out is explained beside its line, with the device; a text without end opens in place", async (t) => {
  const page = await openText(t, GUEST);
  await chooseTarget(page, "0.9.4");
  await showTimeline(page);
  const block = page.locator(".line-of.different", { hasText: "freePageReporting='on'" });
  const reason = block.locator(".reason", { hasText: "freePageReporting" });
  await reason.getByRole("button", { name: "Line 14" }).waitFor();
  // Of the title the start is seen.
  const title = page.locator(".line-of.different", { hasText: "<title>xxx" });
  const more = title.locator("summary", { hasText: /more characters$/ });
  await more.click();
  await title.locator("details[open]").waitFor();
  await reason.getByRole("button", { name: "Show the device" }).click();
  await page.getByRole("treeitem", { name: /^Memory balloon/, selected: true }).waitFor();
});

test("a decision holds while the text is edited and the target changes to and fro", async (t) => {
  const page = await openText(t, GUEST);
  await chooseTarget(page, "4.5.0");
  await showTimeline(page);
  const decided = (pressed) =>
    page.locator(".reason", { hasText: "freePageReporting" }).getByRole("button", { name: "Keep it, needs libvirt 6.9.0", pressed });
  await decided(false).click();
  await decided(true).waitFor();
  await page.keyboard.press("Escape");
  await page.getByRole("treeitem", { name: /^Disk vda/ }).waitFor();
  const line = page.locator("#source .cm-line", { hasText: "<name>guest" });
  await line.click();
  await page.keyboard.press("End");
  await page.keyboard.type("\n  <!-- above it all -->");
  await page.locator("#source .cm-line", { hasText: "above it all -->" }).waitFor();
  for (const name of ["9.0.0", "4.5.0"]) {
    await chooseTarget(page, name);
    await target(page, `libvirt ${name}`).waitFor();
  }
  await page.keyboard.press("Escape");
  await showTimeline(page);
  await decided(true).waitFor();
  await page.getByRole("button", { name: "Line 15" }).first().waitFor();
  await page.getByRole("button", { name: "Reset 1 choice" }).waitFor();
});

test("a domain that no release takes, and one that each takes as it is", async (t) => {
  const nowhere = await openText(t, GUEST.replace("<memory ", "<nosuch/><memory ").replace("io_uring", "no-such-io"));
  await showTimeline(nowhere);
  assert.deepEqual(await nowhere.locator(".big .words .what").allTextContents(), ["✕ refused"]);
  assert.equal(await nowhere.locator(".ends g").count(), 0);
  const everywhere = await openSample(t, "app-legacy");
  await chooseTarget(everywhere, "11.3.0");
  await showTimeline(everywhere);
  assert.deepEqual(await everywhere.locator(".big .words .what").allTextContents(), ["⇄ guest the same"]);
  await everywhere.getByRole("button", { name: /^As written/ }).first().click();
  await everywhere.getByText("The result is the source, byte for byte.").waitFor();
});

async function downloaded(page, button) {
  const downloading = page.waitForEvent("download");
  await page.getByRole("button", { name: button }).click();
  return readFile(await (await downloading).path(), "utf8");
}

test("reports follow the language of the page, JSON does not; the page to print prints", async (t) => {
  const page = await openText(t, GUEST.replace("<name>guest", "<name>gast"), { locale: "de-DE" });
  await page.getByRole("button", { name: /^Ziel/ }).click();
  await page.getByRole("combobox", { name: /^Filtern/ }).fill("RHEL 7.9");
  await page.keyboard.press("Enter");
  await page.keyboard.press("Control+e");
  await page.getByRole("heading", { name: /^Gast-ABI/ }).waitFor();
  const english = /\b(the|and|of|is|are|with|not|to|for|from|what|that|which|by|no|has|line|guest|needs)\b/i;
  const ours = (text) => text.replaceAll(/<code>.*?<\/code>|<style>[^]*?<\/style>|&lt;.*?&gt;|<[^>]*>|'[^']*'|&#39;.*?&#39;|\([^)]*\)|\S*[-/=_.]\S*/g, "");
  const text = await downloaded(page, "Bericht als Text");
  assert.match(text, /^Export: target · .* · für RHEL 7\.9\nGast-ABI: /);
  assert.match(text, /^ {4}Zeile 10: \/domain\/devices\/disk\/driver\/@io$/m);
  assert.deepEqual(ours(text).split("\n").filter((it) => english.test(it)), []);
  const print = await downloaded(page, "Bericht zum Drucken");
  assert.match(print, /<html lang="de">/);
  assert.deepEqual(ours(print).split("\n").filter((it) => english.test(it)), []);
  const report = JSON.parse(await downloaded(page, "Bericht als JSON"));
  assert.equal(report.version, 1);
  assert.ok(report.changes.some((it) => english.test(it.reason)), "the codes and sentences of JSON are the same everywhere");
  // On paper there is room for all, and no line is cut.
  const printed = await page.context().newPage();
  await printed.setContent(print);
  await printed.emulateMedia({ media: "print" });
  assert.ok(await printed.evaluate(() => document.documentElement.scrollWidth <= innerWidth), "nothing is wider than the paper");
  const pdf = await printed.pdf({ format: "A4" });
  assert.equal(pdf.subarray(0, 5).toString(), "%PDF-");
});
