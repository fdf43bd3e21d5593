// A real Cockpit and a real libvirt, both of an unprivileged user in a folder of their own that goes with them: cockpit-ws
// with a local session on loopback, in which virsh starts the user's libvirt daemon by itself. Nothing of the host's
// domains is seen or touched.

import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { chmodSync, cpSync, existsSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

const SERVER = "/usr/lib/cockpit/cockpit-ws";
const PROGRAMS = [SERVER, "/usr/bin/cockpit-bridge", "/usr/bin/virsh", "/usr/sbin/libvirtd", "/usr/bin/dbus-run-session"];

/** Ends the daemons whose pid files lie in a folder, and waits for them, in the shell's words. */
const END = `for file in "$1"/*.pid; do
  [ -f "$file" ] && pid=$(cat "$file") && kill "$pid" || continue
  for time in $(seq 100); do kill -0 "$pid" 2>/dev/null || break; sleep 0.1; done
done; true`;

/** Which of the programs that it takes are not installed. */
export const absent = () => PROGRAMS.filter((program) => !existsSync(program));

/**
 * Starts both with the package in `folder`; `domains` are defined before, `variables` are of the session's environment.
 * Answers the package's `address`, the `home` of it all, `virsh(words)`, `define(xml)`, and `close()`.
 */
export async function start(folder, domains, variables = {}) {
  const home = mkdtempSync(join(tmpdir(), "cockpit-"));
  const runtime = join(home, "run");
  const packages = join(home, "data/cockpit/libvirt-domain-editor");
  for (const place of [runtime, packages]) mkdirSync(place, { recursive: true });
  cpSync(folder, packages, { recursive: true });
  const root = process.getuid() === 0;
  if (root) spawnSync("chown", ["-R", "nobody", home]);
  for (const place of [home, runtime]) chmodSync(place, 0o700);
  // As root libvirt would be the system's own, which is none of our business.
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
    if (done.status !== 0) throw new Error(`${words.join(" ")}: ${done.stderr}`);
    return done.stdout;
  };
  const virsh = (words) => run(["virsh", ...words]);
  const define = (xml) => run(["sh", "-c", "cat | virsh define /dev/stdin"], xml);
  let server;
  const close = async () => {
    if (server) {
      const ended = once(server, "exit");
      process.kill(-server.pid, "SIGTERM");
      await ended;
    }
    // The daemon that virsh started writes into its folder until it has ended.
    run(["sh", "-c", END, "sh", join(runtime, "libvirt")]);
    rmSync(home, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 });
  };
  try {
    for (const xml of domains) define(xml);
    const port = await freePort();
    const words = ["--local-session=cockpit-bridge", "-p", String(port), "-a", "127.0.0.1", "--no-tls"];
    const [program, ...rest] = [...user, "dbus-run-session", "--", SERVER, ...words];
    server = spawn(program, rest, { env: { ...env, ...variables }, stdio: "ignore", detached: true });
    const origin = `http://127.0.0.1:${port}`;
    await listening(origin);
    return { address: `${origin}/libvirt-domain-editor`, home, virsh, define, close };
  } catch (error) {
    await close();
    throw error;
  }
}

function freePort() {
  return new Promise((found) => {
    const server = createServer().listen(0, "127.0.0.1", () => {
      const { port } = server.address();
      server.close(() => found(port));
    });
  });
}

async function listening(origin) {
  for (let time = 0; time < 100; time++) {
    if (await fetch(origin).catch(() => null)) return;
    await sleep(100);
  }
  throw new Error("cockpit-ws does not answer");
}
