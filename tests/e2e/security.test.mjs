// What docs/security.md promises of the page. That no page violates the policy, and that none sends a request anywhere
// else, holds for every test: the harness watches.

import assert from "node:assert/strict";
import { readFile, readdir } from "node:fs/promises";
import { createServer } from "node:http";
import { join } from "node:path";
import { test } from "node:test";
import { POLICY, built, launch, openPage, serve, watch } from "./harness.mjs";
import { hostile, scars } from "./hostile.mjs";

const text = (path) => readFile(new URL(`../../${path}`, import.meta.url), "utf8");

test("no built script makes code of a text, and none but Yew's unused way makes markup", async () => {
  const scripts = (await readdir(built)).filter((name) => name.endsWith(".js"));
  assert.ok(scripts.includes("editor-page.js") && scripts.includes("editor-entrance.js"));
  const code = /new Function|\beval\(|document\.write|srcdoc|createContextualFragment|insertAdjacentHTML/;
  const markup = /\.(inner|outer)HTML\s*=/;
  for (const name of scripts) {
    const script = await readFile(join(built, name), "utf8");
    assert.doesNotMatch(script, code, name);
    if (!["editor-entrance.js", "editor-page.js"].includes(name)) assert.doesNotMatch(script, markup, name);
  }
});

test("the policy that is tested is the one that is documented and that `trunk serve` sends", async () => {
  const documented = (await text("docs/embedding.md")).replace(/\s+/g, " ");
  const served = (await text("Trunk.toml")).match(/"content-security-policy" = """([^]*?)"""/)[1].replace(/\s*\\\n\s*/g, " ");
  for (const directive of POLICY) {
    assert.ok(documented.includes(`${directive};`), `docs/embedding.md: ${directive}`);
    // Trunk's own script, which loads the page anew, is added by its hashes.
    const plain = served.replace(/ 'sha256-[^']*'/g, "");
    assert.ok(plain.includes(`${directive};`), `Trunk.toml: ${directive}`);
  }
  assert.doesNotMatch(served, /unsafe-inline|'unsafe-eval'|https?:/);
});

test("the watch of the harness sees a violation and a foreign request", async (t) => {
  const [server, stranger] = [await serve(), createServer((_request, response) => response.end())];
  await new Promise((listening) => stranger.listen(0, "127.0.0.1", listening));
  const browser = await launch();
  t.after(async () => {
    await browser.close();
    for (const it of [server, stranger]) it.closeAllConnections(), it.close();
  });
  const context = await browser.newContext();
  const origin = `http://127.0.0.1:${server.address().port}`;
  const wrong = await watch(context, (url) => url.origin === origin);
  const page = await context.newPage();
  await page.goto(`${origin}/`);
  await page.locator(".samples").waitFor();
  assert.deepEqual(wrong, []);
  await page.evaluate(() => {
    try {
      document.body.innerHTML = "<b>markup</b>";
    } catch {
      // It is refused, and reported.
    }
  });
  await page.goto(`http://127.0.0.1:${stranger.address().port}/`);
  assert.ok(wrong.some((it) => it.startsWith("against the policy: require-trusted-types-for")), wrong.join("\n"));
  assert.ok(wrong.some((it) => it.startsWith("a request to ")), wrong.join("\n"));
});

test("what a domain's texts say is text, in every view", async (t) => {
  const page = await openPage(t);
  await page.evaluate((xml) => document.querySelector("libvirt-domain-editor").load(xml, { name: "<img src=x>.xml" }), hostile());
  await page.getByRole("treeitem").first().waitFor();
  await page.locator("#source .cm-line").first().waitFor();
  // A click may fold rows away.
  for (let at = 0; at < (await page.getByRole("treeitem").count()); at++) await page.getByRole("treeitem").nth(at).click();
  await page.keyboard.press("Control+e");
  await page.getByRole("button", { name: /^Download/ }).waitFor();
  for (const name of [/^As written/, /^Expanded/]) await page.getByRole("button", { name }).click();
  assert.deepEqual(await page.evaluate(scars), []);
});
