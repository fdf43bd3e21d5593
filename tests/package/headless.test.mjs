// The engine in Node, from the package, over libvirt's own test data: what it answers is what `domxml` answers.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { test } from "node:test";

const root = fileURLToPath(new URL("../..", import.meta.url));
const npm = process.env.NPM_PACKAGE;
const domxml = process.env.DOMXML;
const skip = !npm && "NPM_PACKAGE names no built package";
const corpus = join(root, "../shared/corpus/libvirt-11.3.0/in");
const cases = join(root, "tests/cases");
const files = existsSync(corpus)
  ? readdirSync(corpus).filter((name) => name.endsWith(".xml")).map((name) => join(corpus, name))
  : readdirSync(cases).map((name) => join(cases, name, "domain.xml"));
const load = () => import(join(npm, "headless.js"));

test("every domain of the test data is answered, or refused with a position", { skip }, async () => {
  const { complete, devices } = await load();
  let answered = 0;
  for (const file of files) {
    const xml = readFileSync(file, "utf8");
    const { xml: stored, refused } = await complete(xml, { mode: "load" });
    assert.match(stored, /^<domain/, file);
    assert.ok(refused.every(({ message }) => message.length > 0));
    assert.ok(Array.isArray(await devices(xml)));
    answered += 1;
  }
  assert.equal(answered, files.length);
});

test("the JSON is that of domxml", { skip: skip || (!domxml && "DOMXML names no command") }, async () => {
  const { complete, devices, check, export: exported } = await load();
  const run = (...words) => spawnSync(domxml, words, { encoding: "utf8" });
  for (const file of files.filter((_, at) => at % 40 === 0)) {
    const xml = readFileSync(file, "utf8");
    assert.deepEqual(await devices(xml), JSON.parse(run("devices", "--json", file).stdout), file);
    assert.deepEqual(await check(xml), JSON.parse(run("check", "--json", file).stdout), file);
    const native = run("export", "--target", "rhel7.9", "--report", "json", file);
    const ours = await exported(xml, { target: "rhel7.9" });
    assert.equal(ours.xml, native.stdout, file);
    assert.deepEqual(ours.report, JSON.parse(native.stderr), file);
    const { xml: stored, refused } = await complete(xml);
    if (refused.length === 0) assert.equal(stored, run("complete", file).stdout, file);
  }
});

test("bad input is an error with a position", { skip }, async () => {
  const { complete, export: exported } = await load();
  await assert.rejects(complete("<domain>\n<name>"), /line 2/);
  await assert.rejects(complete("<network/>"), /network/);
  await assert.rejects(exported("<domain/>", { target: "nowhere 1" }), /./);
  await assert.rejects(complete("<domain/>", { hosts: "" }), /options/);
});
