// `<libvirt-domain-editor>` in the page of somebody else: attributes, properties, methods, events, forms.

import assert from "node:assert/strict";
import { test } from "node:test";
import { openPage } from "./harness.mjs";
import { assertAccessible, sampleText } from "./page.mjs";

const open = async (t, options = {}) => {
  const page = await openPage(t, { at: "/hosts/form.html", ...options });
  await page.evaluate(() => Promise.all([first.ready, second.ready]));
  return page;
};

test("a value set before the program has come is shown when it has", async (t) => {
  const page = await openPage(t, { at: "/hosts/form.html" });
  const text = await sampleText("desktop");
  await page.evaluate((text) => (first.value = text), text);
  await page.locator("#first").getByRole("treeitem", { name: /^USB controller 0/ }).waitFor();
  assert.equal(await page.evaluate(() => first.value), text);
  assert.equal(await page.evaluate(() => first.dirty), false);
});

test("the page's style stays outside, its tokens reach in, and the themes differ", async (t) => {
  const page = await open(t);
  await page.evaluate((text) => first.load(text), await sampleText("desktop"));
  await page.locator("#first .row").first().waitFor();
  const [first, second] = await page.evaluate(() =>
    [globalThis.first, globalThis.second].map((it) => {
      const style = getComputedStyle(it.shadowRoot.querySelector(".page"));
      const frame = getComputedStyle(it.shadowRoot.querySelector(".frame"));
      return { brand: style.getPropertyValue("--brand"), background: frame.backgroundColor, display: style.display, transform: style.textTransform };
    }),
  );
  assert.equal(first.display, "flex");
  assert.equal(first.transform, "none", "an XML in capitals is another XML");
  assert.notEqual(first.background, second.background);
  assert.equal(second.brand, "rgb(150, 200, 255)");
  assert.equal(await page.evaluate(() => getComputedStyle(document.body).margin), "8px");
});

test("a change in the editor is a change of the form, told once, and undone from outside", async (t) => {
  const page = await open(t);
  const text = await sampleText("desktop");
  await page.evaluate((text) => {
    globalThis.told = [];
    for (const name of ["change", "diagnostics", "save"]) {
      form.addEventListener(name, ({ type, target, detail }) => told.push({ type, id: target.id, detail }));
    }
    first.load(text, { name: "desk.xml" });
  }, text);
  const editor = page.locator("#first");
  await editor.getByRole("treeitem", { name: /^USB controller 0/ }).click();
  await editor.getByRole("radio", { name: /^2.0/ }).click();
  await editor.getByRole("button", { name: /^(Use USB|Write \d)/ }).first().click();
  await page.waitForFunction(() => told.some(({ type }) => type === "change"));
  const changed = await page.evaluate(() => ({ value: first.value, sent: new FormData(form).get("xml"), dirty: first.dirty }));
  assert.match(changed.value, /ich9-ehci1/);
  assert.equal(changed.sent, changed.value);
  assert.equal(changed.dirty, true);
  const changes = await page.evaluate(() => told.filter(({ type }) => type === "change"));
  assert.equal(changes.length, 1);
  assert.deepEqual(Object.keys(changes[0].detail).sort(), ["dirty", "revision"], "the text does not travel with the event");
  await page.evaluate(() => first.undo());
  assert.equal(await page.evaluate(() => first.value), text);
  await page.evaluate(() => first.redo());
  await editor.getByRole("button", { name: "Save" }).click();
  assert.deepEqual(await page.evaluate(() => told.findLast(({ type }) => type === "save").detail), { revision: 3 });
  await page.evaluate(() => first.markSaved());
  assert.equal(await page.evaluate(() => first.dirty), false);
  await page.waitForFunction(() => told.some(({ type, detail }) => type === "diagnostics" && Array.isArray(detail.items)));
  await page.evaluate(() => form.reset());
  assert.equal(await page.evaluate(() => first.value), "");
});

test("two editors are two documents; one that is moved keeps its own", async (t) => {
  const page = await open(t);
  await page.evaluate((text) => first.load(text, { name: "first.xml" }), await sampleText("tiny-q35"));
  await page.evaluate(() => elsewhere.append(first));
  await page.locator("#elsewhere #first .row").first().waitFor();
  assert.match(await page.evaluate(() => second.value), /second/);
  assert.doesNotMatch(await page.evaluate(() => first.value), /second/);
  await page.evaluate(() => {
    const { second } = globalThis;
    for (let time = 0; time < 20; time++) {
      second.remove();
      elsewhere.append(second);
    }
  });
  await page.locator("#second .row").first().waitFor();
  assert.equal(await page.evaluate(() => second.shadowRoot.querySelectorAll(".page").length), 1);
});

test("read-only means read-only, and comes back", async (t) => {
  const page = await open(t);
  const text = await sampleText("desktop");
  await page.evaluate((text) => {
    first.readOnly = true;
    first.load(text);
  }, text);
  const line = page.locator("#first .cm-line", { hasText: "<name>" });
  await line.click();
  await page.keyboard.type("x");
  assert.equal(await page.evaluate(() => first.value), text);
  await page.evaluate(() => (first.readOnly = false));
  await line.click();
  await page.keyboard.type("<!-- x -->");
  await page.waitForFunction((text) => first.value !== text, text);
});

test("exports and reports without a click", async (t) => {
  const page = await open(t);
  await page.evaluate((text) => {
    first.load(text);
    first.target = "rhel7.9";
  }, await sampleText("app-legacy"));
  const { xml, report } = await page.evaluate(() => first.export({ style: "target" }));
  assert.match(xml, /^<domain/);
  assert.equal(report.version, 1);
  assert.deepEqual(await page.evaluate(() => first.report({ style: "target" })), report);
  assert.equal(await page.evaluate(() => first.validate().filter(({ severity }) => severity === "error").length), 0);
  await page.evaluate(() => first.load("<domain><name>"));
  assert.match(await page.evaluate(() => first.validate()[0].message), /./);
  await assert.rejects(page.evaluate(() => first.export()), /parses/);
});

test("axe finds nothing serious in a page with two editors", async (t) => {
  const page = await open(t);
  await page.evaluate((text) => first.load(text), await sampleText("desktop"));
  await page.locator("#first .row").first().waitFor();
  await assertAccessible(page, "two editors");
});

test("on a phone Save stays in sight, above an opened device as well", async (t) => {
  const page = await open(t, { viewport: { width: 390, height: 844 } });
  await page.evaluate((text) => first.load(text), await sampleText("desktop"));
  await page.evaluate(() => first.addEventListener("save", () => (globalThis.saved = true)));
  const editor = page.locator("#first");
  await editor.getByRole("treeitem", { name: /^USB controller 0/ }).click();
  await editor.getByRole("button", { name: "Back to the devices" }).waitFor();
  await editor.getByRole("button", { name: "Save", exact: true }).click();
  assert.ok(await page.evaluate(() => globalThis.saved));
});
