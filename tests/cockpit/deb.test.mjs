// The Debian package: what it holds, and that apt installs and removes it without a trace. Only root may do the latter,
// and only where Cockpit is there.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { test } from "node:test";

const DEB = process.env.COCKPIT_DEB;
const FOLDER = "/usr/share/cockpit/libvirt-domain-editor";
const run = (program, ...words) => {
  const { status, stdout, stderr } = spawnSync(program, words, { encoding: "utf8", env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" } });
  assert.equal(status, 0, `${program} ${words.join(" ")}: ${stderr}`);
  return stdout;
};

test("it holds the package of Cockpit, owned by root", { skip: !DEB }, () => {
  const files = run("dpkg-deb", "--contents", DEB);
  for (const name of ["manifest.json", "index.html", "main.js", "libvirt-domain-editor.js", "editor-page_bg.wasm"]) {
    assert.match(files, new RegExp(`root/root.*\\.${FOLDER}/${name}\\n`));
  }
  assert.match(run("dpkg-deb", "--field", DEB, "Depends"), /cockpit-bridge.*libvirt-clients/);
});

const may = DEB && process.getuid() === 0 && existsSync("/usr/bin/cockpit-bridge") && !existsSync(FOLDER);
test("apt installs it and removes it", { skip: !may }, () => {
  run("apt-get", "install", "-y", "-qq", "--no-install-recommends", DEB);
  assert.ok(existsSync(`${FOLDER}/manifest.json`));
  run("apt-get", "purge", "-y", "-qq", "cockpit-libvirt-domain-editor");
  assert.ok(!existsSync(FOLDER));
});
