// Elements that come and go leave nothing behind: neither objects, nodes and listeners, nor the program's memory.

import assert from "node:assert/strict";
import { test } from "node:test";
import { openPage } from "./harness.mjs";
import { sampleText } from "./page.mjs";

const ROUNDS = 10;

/** Puts elements with a document of their own into the page and takes them away again; answers once nothing holds them. */
async function comeAndGo(page, text) {
  await page.evaluate(async (text) => {
    globalThis.gone ??= [];
    for (let time = 0; time < 3; time++) {
      const editor = document.createElement("libvirt-domain-editor");
      document.body.prepend(editor);
      await editor.ready;
      editor.load(text);
      while (!editor.shadowRoot.querySelector("#source")?.shadowRoot?.querySelector(".cm-line")) {
        await new Promise(requestAnimationFrame);
      }
      // Moved once, so that it is drawn twice.
      elsewhere.append(editor);
      await new Promise(requestAnimationFrame);
      gone.push(new WeakRef(editor));
      editor.remove();
    }
  }, text);
  // What the editor started last (the event `diagnostics`, a notice) ends by itself.
  let held;
  for (let time = 0; time < 20; time++) {
    await page.requestGC();
    held = await page.evaluate(() => (gone = gone.filter((it) => it.deref())).length);
    if (held === 0) return;
    await page.waitForTimeout(500);
  }
  assert.fail(`${held} elements are still held`);
}

test("elements that are removed are forgotten, and the program's memory does not grow", async (t) => {
  const page = await openPage(t, { at: "/hosts/form.html" });
  const context = page.context();
  await page.addInitScript(() => {
    const instantiate = WebAssembly.instantiateStreaming;
    WebAssembly.instantiateStreaming = async (...words) => {
      const made = await instantiate.apply(WebAssembly, words);
      globalThis.programMemory = made.instance.exports.memory;
      return made;
    };
  });
  await page.reload();
  await page.evaluate(() => Promise.all([first.ready, second.ready]));
  const devtools = await context.newCDPSession(page);
  const counted = async () => {
    await page.requestGC();
    const { nodes, jsEventListeners } = await devtools.send("Memory.getDOMCounters");
    return { nodes, listeners: jsEventListeners, memory: await page.evaluate(() => programMemory.buffer.byteLength) };
  };
  const text = await sampleText("desktop");
  for (let round = 0; round < 2; round++) await comeAndGo(page, text);
  const early = await counted();
  for (let round = 2; round < ROUNDS; round++) await comeAndGo(page, text);
  const late = await counted();
  assert.ok(late.memory <= early.memory, `the program's memory grew from ${early.memory} to ${late.memory} bytes`);
  // A page of one editor has hundreds of nodes; what is left of thirty would be thousands.
  assert.ok(late.nodes < early.nodes + 300, `nodes grew from ${early.nodes} to ${late.nodes}`);
  assert.ok(late.listeners < early.listeners + 30, `listeners grew from ${early.listeners} to ${late.listeners}`);
});
