// A real Cockpit and a real libvirt, both of an unprivileged user in folders of the test's own: cockpit-ws with a local
// session on loopback, in which virsh starts the user's libvirt daemon by itself.

import assert from "node:assert/strict";
import { spawn, spawnSync } from "node:child_process";
import { chmodSync, cpSync, existsSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { launch, watch } from "../e2e/harness.mjs";

const PROGRAMS = ["/usr/lib/cockpit/cockpit-ws", "/usr/bin/cockpit-bridge", "/usr/bin/virsh", "/usr/sbin/libvirtd", "/usr/bin/dbus-run-session"];
const PACKAGE = process.env.COCKPIT_PACKAGE;

/** Why it cannot run here, or null. */
export function missing() {
  const absent = PROGRAMS.filter((program) => !existsSync(program));
  if (absent.length) return `not installed: ${absent.join(", ")}`;
  return PACKAGE ? null : "COCKPIT_PACKAGE names no built package: run `cargo xtask test cockpit`";
}

/**
 * Starts both, for the test `t`; `domains` are defined before; `variables` are of the session's environment. Answers the page,
 * the package's frame, and virsh.
 */
export async function openCockpit(t, domains, path = "", variables = {}) {
  const home = mkdtempSync(join(tmpdir(), "cockpit-"));
  const runtime = join(home, "run");
  const packages = join(home, "data/cockpit/libvirt-domain-editor");
  for (const folder of [runtime, packages]) mkdirSync(folder, { recursive: true });
  cpSync(PACKAGE, packages, { recursive: true });
  const root = process.getuid() === 0;
  if (root) spawnSync("chown", ["-R", "nobody", home]);
  for (const folder of [home, runtime]) chmodSync(folder, 0o700);
  // As root libvirt would be the system's own; the test has no business there.
  const user = root ? ["setpriv", "--reuid=nobody", "--regid=nogroup", "--clear-groups"] : [];
  const env = {
    PATH: process.env.PATH,
    HOME: home,
    XDG_RUNTIME_DIR: runtime,
    XDG_CONFIG_HOME: join(home, "config"),
    XDG_CACHE_HOME: join(home, "cache"),
    XDG_DATA_HOME: join(home, "data"),
    LIBVIRT_DEFAULT_URI: "qemu:///session",
  };
  const run = (words, input) => {
    const [program, ...rest] = [...user, ...words];
    const done = spawnSync(program, rest, { env, input, encoding: "utf8" });
    assert.equal(done.status, 0, `${words.join(" ")}: ${done.stderr}`);
    return done.stdout;
  };
  const virsh = (words) => run(["virsh", ...words]);
  const define = (xml) => run(["sh", "-c", "cat | virsh define /dev/stdin"], xml);
  for (const xml of domains) define(xml);

  const port = await freePort();
  const browser = await launch();
  // Without motion, so that colours are what they will be as soon as they change.
  const context = await browser.newContext({ reducedMotion: "reduce", viewport: { width: 1800, height: 1000 } });
  const own = ({ protocol, host }) => ["blob:", "data:"].includes(protocol) || host === `127.0.0.1:${port}`;
  const wrong = await watch(context, own);
  const [program, ...rest] = [
    ...user,
    "dbus-run-session",
    "--",
    PROGRAMS[0],
    "--local-session=cockpit-bridge",
    "-p",
    String(port),
    "-a",
    "127.0.0.1",
    "--no-tls",
  ];
  const server = spawn(program, rest, { env: { ...env, ...variables }, stdio: "ignore", detached: true });
  t.after(async () => {
    await browser.close();
    process.kill(-server.pid, "SIGTERM");
    spawnSync("pkill", ["-f", `libvirtd.*${runtime}`]);
    spawnSync(...killOf(user, runtime, env));
    await sleep(300);
    rmSync(home, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 });
    assert.deepEqual(wrong, [], "the package did something wrong");
  });
  await listening(port);
  const page = await context.newPage();
  await page.goto(`http://127.0.0.1:${port}/libvirt-domain-editor${path}`);
  const frame = page.frameLocator("iframe[name*='libvirt-domain-editor']");
  return { page, frame, virsh, define, home };
}

/** The daemon that virsh started ends with its runtime folder's socket: asked by its pid file. */
function killOf(user, runtime, env) {
  const text = `for file in ${runtime}/libvirt/libvirtd.pid ${runtime}/libvirt/virtqemud.pid; do [ -f $file ] && kill $(cat $file); done; true`;
  const [program, ...rest] = [...user, "sh", "-c", text];
  return [program, rest, { env }];
}

function freePort() {
  return new Promise((found) => {
    const server = createServer().listen(0, "127.0.0.1", () => {
      const { port } = server.address();
      server.close(() => found(port));
    });
  });
}

async function listening(port) {
  for (let time = 0; time < 100; time++) {
    const answer = await fetch(`http://127.0.0.1:${port}/`).catch(() => null);
    if (answer) return;
    await sleep(100);
  }
  assert.fail("cockpit-ws does not answer");
}
