// The package's types: accepted by `tsc --strict`, and naming exactly what the element has.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, rmSync, symlinkSync, copyFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { test } from "node:test";

const root = fileURLToPath(new URL("../..", import.meta.url));
const npm = process.env.NPM_PACKAGE;
const skip = !npm && "NPM_PACKAGE names no built package";

test("tsc --strict takes them", { skip }, () => {
  const place = join(root, "target/types");
  rmSync(place, { recursive: true, force: true });
  mkdirSync(join(place, "node_modules"), { recursive: true });
  symlinkSync(npm, join(place, "node_modules/libvirt-domain-editor"));
  copyFileSync(join(root, "tests/package/types.ts"), join(place, "types.ts"));
  const compilerOptions = {
    strict: true,
    noEmit: true,
    target: "es2022",
    module: "esnext",
    moduleResolution: "bundler",
    lib: ["es2022", "dom"],
    types: [],
    preserveSymlinks: true,
  };
  writeFileSync(join(place, "tsconfig.json"), JSON.stringify({ compilerOptions, files: ["types.ts"] }));
  const { status, stdout } = spawnSync(join(root, "node_modules/.bin/tsc"), ["-p", place], { encoding: "utf8" });
  assert.equal(status, 0, stdout);
});

test("they name what the element has, and no more", { skip }, () => {
  const source = readFileSync(join(root, "npm/element.js"), "utf8");
  const own = new Set(
    Array.from(source.matchAll(/^    (?:get |set |async )?([a-zA-Z]+)\([^)]*\) \{$/gm), ([, name]) => name),
  );
  for (const inner of ["constructor", "connectedCallback", "disconnectedCallback", "attributeChangedCallback"]) own.delete(inner);
  for (const name of [...own].filter((it) => /^form.+Callback$/.test(it))) own.delete(name);
  own.delete("focus"); // HTMLElement's
  const types = readFileSync(join(npm, "libvirt-domain-editor.d.ts"), "utf8");
  const [, body] = types.match(/interface LibvirtDomainEditorElement[^{]*\{([\s\S]*?)^\}/m);
  const named = new Set(Array.from(body.matchAll(/^  (?:readonly )?([a-zA-Z]+)(?=[(:?])/gm), ([, name]) => name));
  named.delete("addEventListener"); // HTMLElement's as well, with our events
  assert.deepEqual([...named].sort(), [...own].sort());
});
