// How long a person waits for the export view, as a part of `cargo xtask bench-browser`: from the key press that opens it to
// the frame that shows it, from there to the whole timeline, and for how long meanwhile the page hears nobody at a time.

import { openPage } from "./harness.mjs";
import { chooseTarget } from "./page.mjs";

/** How often each is timed, each time in a new profile; ROUNDS asks for less. */
const ROUNDS = Number(process.env.ROUNDS ?? 5);

/** The n-th of devices of several kinds in turn. */
function device(number) {
  const name = (value) => (value < 26 ? "" : name(Math.floor(value / 26) - 1)) + String.fromCharCode(97 + (value % 26));
  const kinds = [
    `<disk type='block' device='disk'>
      <driver name='qemu' type='raw' cache='none' io='native' discard='unmap'/>
      <source dev='/dev/disk/by-id/lun-${number}'/>
      <target dev='sd${name(number)}' bus='scsi'/>
    </disk>`,
    `<interface type='network'>
      <source network='default'/>
      <model type='virtio'/>
    </interface>`,
    `<channel type='unix'>
      <target type='virtio' name='org.example.${number}'/>
    </channel>`,
    `<hostdev mode='subsystem' type='usb'>
      <source><vendor id='0x1d6b'/><product id='0x${number.toString(16).padStart(4, "0")}'/></source>
    </hostdev>`,
  ];
  return kinds[number % kinds.length];
}

function domain(devices) {
  const all = Array.from({ length: devices }, (_, number) => `    ${device(number)}\n`);
  return `<domain type='kvm'>
  <name>measured</name>
  <memory unit='GiB'>4</memory>
  <vcpu>4</vcpu>
  <os>
    <type arch='x86_64' machine='pc'>hvm</type>
  </os>
  <devices>
${all.join("")}  </devices>
</domain>
`;
}

/** Milliseconds to the view, from there to the timeline, and the longest task between. */
async function once(text) {
  const ends = [];
  try {
    const page = await openPage({ after: (end) => ends.push(end) });
    page.setDefaultTimeout(300_000);
    const choosing = page.waitForEvent("filechooser");
    await page.getByRole("button", { name: "Open file…" }).click();
    await (await choosing).setFiles({ name: "measured.xml", mimeType: "text/xml", buffer: Buffer.from(text) });
    await page.getByRole("treeitem").first().waitFor();
    await chooseTarget(page, "4.5.0");
    await page.getByRole("button", { name: /^Target libvirt 4\.5\.0/ }).waitFor();
    await page.evaluate(() => {
      const root = document.querySelector("libvirt-domain-editor").shadowRoot;
      const times = (globalThis.times = { tasks: [] });
      addEventListener("keydown", ({ timeStamp }) => (times.pressed ??= timeStamp), { capture: true });
      new PerformanceObserver((list) => {
        for (const { startTime, duration } of list.getEntries()) times.tasks.push({ from: startTime, took: duration });
      }).observe({ entryTypes: ["longtask"] });
      // The frame after the first in which it is there.
      const seen = (name, selector) => {
        if (times[name] || !root.querySelector(selector)) return;
        times[name] = performance.now();
        requestAnimationFrame(() => setTimeout(() => (times[name] = performance.now())));
      };
      const look = () => {
        seen("opened", "main.export .comparison");
        seen("asked", "main.export progress");
        seen("drawn", "main.export .releases");
      };
      new MutationObserver(look).observe(root, { subtree: true, childList: true });
    });
    await page.keyboard.press("Control+e");
    await page.waitForFunction(() => times.opened);
    const ask = page.getByRole("button", { name: "Ask the releases" });
    if (await ask.count()) await ask.click();
    await page.waitForFunction(() => times.drawn);
    await page.waitForTimeout(300);
    return await page.evaluate(() => {
      const { pressed, opened, asked = opened, drawn, tasks } = times;
      const between = tasks.filter(({ from }) => from > opened);
      return { open: opened - pressed, timeline: drawn - Math.max(asked, opened), freeze: Math.max(0, ...between.map((it) => it.took)) };
    });
  } finally {
    for (const end of ends) await end();
  }
}

function report(what, times, unit = "ms") {
  const [low, middle, high] = [0, times.length >> 1, times.length - 1].map((at) => times.toSorted((a, b) => a - b)[at].toFixed(0));
  console.log(`${what}: ${middle} ${unit} (${low} to ${high})`);
}

for (const devices of [48, 100, 1_000]) {
  const text = domain(devices);
  const times = [];
  for (let round = 0; round < ROUNDS; round++) times.push(await once(text));
  const what = `${devices} devices, ${Math.round(text.length / 1000)} KB`;
  report(`export view, ${what}`, times.map((it) => it.open));
  report(`its timeline, ${what}`, times.map((it) => it.timeline));
  report(`longest task meanwhile (0: none over 50), ${what}`, times.map((it) => it.freeze));
}
