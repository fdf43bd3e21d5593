// What the package asks of libvirt, all of it by `virsh` on the host. With administrative access it is the system's
// libvirt, without it the user's own; LIBVIRT_DEFAULT_URI of the session decides otherwise.

/* global cockpit */

import { WORDS } from "./words.js";

const spawn = (words, input) => {
  const process = cockpit.spawn(words, { superuser: "try", err: "message", environ: ["LC_ALL=C"] });
  if (input !== undefined) process.input(input);
  return new Promise((done, failed) => {
    // libvirt's own words, as they are; `problem` is Cockpit's, where the command could not even be run.
    process.then(done, ({ message, problem }) => failed(Object.assign(new Error(message || problem), { problem })));
  });
};
const virsh = (words) => spawn(["virsh", ...words]);

/** The domains, as `{ uuid, name, running }`, by name. */
export async function domains() {
  const read = (text) =>
    text
      .split("\n")
      .map((line) => line.trim().match(/^(\S{36})\s+(.*)$/))
      .filter(Boolean)
      .map(([, uuid, name]) => ({ uuid, name }));
  const [all, running] = await Promise.all([
    virsh(["list", "--all", "--uuid", "--name"]),
    virsh(["list", "--state-running", "--uuid", "--name"]),
  ]);
  const on = new Set(read(running).map(({ uuid }) => uuid));
  return read(all)
    .map((it) => ({ ...it, running: on.has(it.uuid) }))
    .sort((a, b) => a.name.localeCompare(b.name));
}

/** Which libvirt answers: `qemu:///system`, `qemu:///session` or another. */
export async function uri() {
  return (await virsh(["uri"])).trim();
}

/** What a person can do about a failure, as a sentence; empty where libvirt's own words must do. */
export function advice({ message, problem }) {
  if (problem === "not-found") {
    return WORDS.noVirsh;
  }
  if (/authentication (unavailable|failed)|access denied|permission denied/i.test(message)) {
    return WORDS.notAllowed;
  }
  if (/failed to connect|connection refused|cannot connect|failed to connect socket/i.test(message)) {
    return WORDS.noAnswer;
  }
  return "";
}

/** The releases of libvirt and QEMU, as the editor reads them: `libvirt=9.0.0,qemu=7.2.22`. */
export async function host() {
  const text = await virsh(["version", "--daemon"]);
  const libvirt = text.match(/Running against daemon: ([\d.]+)/) ?? text.match(/Using library: libvirt ([\d.]+)/);
  const qemu = text.match(/Running hypervisor: QEMU ([\d.]+)/);
  return libvirt && qemu ? `libvirt=${libvirt[1]},qemu=${qemu[1]}` : "";
}

/** What libvirt stores for the domain, passwords included: without them, defining it would remove them. */
export function stored(uuid) {
  return virsh(["dumpxml", "--inactive", "--security-info", uuid]);
}

/** Defines the domain; fails with libvirt's refusal. With `validate` it must follow libvirt's schema as well. */
export function define(xml, { validate }) {
  // By a pipe, since virsh cannot open the socket that Cockpit gives it; never by a file, since it holds passwords.
  return script('cat | virsh define "$@" /dev/stdin', validate ? ["--validate"] : [], xml);
}

/** Runs a shell script with arguments and input, where files are concerned that only their owner may read. */
export function script(text, words, input) {
  return spawn(["sh", "-c", text, "sh", ...words], input);
}
