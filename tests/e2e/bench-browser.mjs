// How long a person waits, in a real Chromium: `cargo xtask bench-browser`. Times are medians with their range.
//
// Start: from the request for the page until a click on a button of it is answered, and until a frame with the answer is
// painted; each in a new profile, the page and an empty Yew page in turn. Also until a program of it first draws.
// Opening: a sample chosen at the first visit as soon as there is one, by a click that nothing announced: from the click, and
// from the request for the page, to the frame with its device tree.
// Key press: from the key in the source pane until the device tree is that of the new text, and until the next frame begins,
// which is the first that may show it: at 60 frames a second that is 8 ms later on average, whatever the page does. Keys
// come at uneven times, as from a person, so that they do not keep step with the frames.
// Scrolling: how long the frames are while the wheel turns over the device tree; at 60 a second one takes 16.7 ms.
// Complete: the engine's function `complete`, text in and JSON out, so with parsing and printing; for each input of
// libvirt's own test data, or where that is absent for each of our cases.

import { existsSync, readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { launch, openPage, serve } from "./harness.mjs";

const STARTS = 15;
const OPENINGS = 10;
const KEYS = 40;
/** How many turns of the wheel, in pixels each. */
const TURNS = 120;
const TURN = 300;
/** How often `complete` is timed, and how many calls are timed as one. */
const ROUNDS = 3;
const CALLS = 20;

/** What `openPage` wants of a test: something to clean up after. */
class Session {
  #steps = [];
  after(step) {
    this.#steps.push(step);
  }
  async end() {
    for (const step of this.#steps) await step();
  }
}

async function inSession(work) {
  const session = new Session();
  try {
    return await work(await openPage(session));
  } finally {
    await session.end();
  }
}

/**
 * Milliseconds from the request for the page of this server, whose first menu is clicked as soon as there is one: until its
 * program says that it is there, if it does; until the menu is open; and until a frame with that is laid out and painted.
 */
async function start(server) {
  const browser = await launch();
  try {
    const page = await browser.newPage();
    await page.addInitScript(() => {
      const now = () => performance.now();
      const click = () => {
        const root = document.querySelector("libvirt-domain-editor")?.shadowRoot ?? document;
        const button = root.querySelector("button[aria-expanded]");
        if (!button) return setTimeout(click);
        new MutationObserver(() => {
          globalThis.answered = now();
          // A frame begins before it is painted; a message that is sent in it comes after that.
          const { port1, port2 } = new MessageChannel();
          port1.onmessage = () => ((globalThis.shown = now()), console.debug("shown"));
          requestAnimationFrame(() => port2.postMessage(0));
        }).observe(button, { attributeFilter: ["aria-expanded"] });
        button.click();
      };
      click();
    });
    // Nothing is asked of the page before, since that would be work for it.
    const shown = page.waitForEvent("console", (it) => it.text() === "shown");
    await page.goto(`http://127.0.0.1:${server.address().port}/`, { waitUntil: "commit" });
    await shown;
    return await page.evaluate(() => ({ program: performance.getEntriesByName("started")[0]?.startTime, answered, shown }));
  } finally {
    await browser.close();
  }
}

/** Milliseconds from a click on the first sample, made as soon as there is one, to its device tree; and when the click was. */
async function opening(server) {
  const browser = await launch();
  try {
    const page = await browser.newPage();
    await page.addInitScript(() => {
      const seen = (selector) => document.querySelector("libvirt-domain-editor")?.shadowRoot?.querySelector(selector);
      const choose = () => {
        const button = performance.getEntriesByName("started").length ? seen(".samples button") : null;
        if (!button) return setTimeout(choose);
        globalThis.chosen = performance.now();
        button.click();
        look();
      };
      const look = () => (seen("[role=treeitem]") ? requestAnimationFrame(() => (globalThis.opened = performance.now())) : setTimeout(look));
      choose();
    });
    await page.goto(`http://127.0.0.1:${server.address().port}/`);
    await page.waitForFunction(() => globalThis.opened);
    return await page.evaluate(() => ({ chosen, opened }));
  } finally {
    await browser.close();
  }
}

/** So many openings. */
async function openings() {
  const server = await serve();
  const times = [];
  for (let round = 0; round < OPENINGS; round++) times.push(await opening(server));
  server.closeAllConnections();
  server.close();
  return times;
}

/** The starts of the page and of the empty one, in turn. */
async function starts() {
  const servers = { page: await serve(), empty: await serve({ folder: process.env.EMPTY_PAGE }) };
  const times = { page: [], empty: [] };
  for (let round = 0; round < STARTS; round++) {
    for (const [name, server] of Object.entries(servers)) times[name].push(await start(server));
  }
  for (const server of Object.values(servers)) server.closeAllConnections(), server.close();
  return times;
}

/** A q35 domain whose size comes from its disks, as in benches/engine.rs. */
function domain(disks) {
  const letters = (number) => (number < 26 ? "" : letters(Math.floor(number / 26) - 1)) + String.fromCharCode(97 + (number % 26));
  const disk = (_, number) => `    <disk type='block' device='disk'>
      <driver name='qemu' type='raw' cache='none' io='native' discard='unmap'/>
      <source dev='/dev/disk/by-id/lun-${number}'/>
      <target dev='sd${letters(number)}' bus='scsi'/>
      <address type='drive' controller='0' bus='0' target='0' unit='${number + (number >= 7 ? 1 : 0)}'/>
    </disk>
`;
  return `<domain type='kvm'>
  <name>measured</name>
  <memory unit='GiB'>4</memory>
  <vcpu>4</vcpu>
  <os>
    <type arch='x86_64' machine='q35'>hvm</type>
  </os>
  <devices>
    <controller type='scsi' index='0' model='virtio-scsi'/>
${Array.from({ length: disks }, disk).join("")}  </devices>
</domain>
`;
}

/** Opens a text as a file. */
async function openFile(page, text) {
  page.setDefaultTimeout(120_000);
  const choosing = page.waitForEvent("filechooser");
  await page.getByRole("button", { name: "Open file…" }).click();
  await (await choosing).setFiles({ name: "measured.xml", mimeType: "text/xml", buffer: Buffer.from(text) });
}

/** Types into the name of the first disk's target, which the tree shows: times until the tree changed, and to the frame. */
function keyPresses(text) {
  return inSession(async (page) => {
    await openFile(page, text);
    await page.locator("#source .cm-line", { hasText: "<target dev='sda'" }).click();
    await page.keyboard.press("Home");
    for (const _ of "<target dev='sda") await page.keyboard.press("ArrowRight");
    await page.evaluate(() => {
      globalThis.times = { tree: [], frame: [] };
      let pressed = null;
      addEventListener("keydown", (event) => (pressed = event.timeStamp), { capture: true });
      const redrawn = () => {
        const since = pressed;
        pressed = null;
        if (since === null) return;
        times.tree.push(performance.now() - since);
        requestAnimationFrame(() => times.frame.push(performance.now() - since));
      };
      const all = { subtree: true, childList: true, characterData: true, attributes: true };
      new MutationObserver(redrawn).observe(document.querySelector("libvirt-domain-editor").shadowRoot.querySelector("[role=tree]"), all);
    });
    for (let key = 1; key <= KEYS; key++) {
      await page.waitForTimeout(80 + ((key * 37) % 50));
      await page.keyboard.press(key % 2 ? "b" : "Backspace");
      await page.waitForFunction((count) => times.frame.length >= count, key);
    }
    return page.evaluate(() => times);
  });
}

/** Turns the wheel over the device tree, down and up again: milliseconds from each frame to the next. */
function scrolling(text) {
  return inSession(async (page) => {
    await openFile(page, text);
    await page.locator("[role=tree] .row").first().hover();
    await page.evaluate(() => {
      globalThis.frames = [];
      let last = null;
      const frame = (now) => {
        if (last !== null) frames.push(now - last);
        last = now;
        requestAnimationFrame(frame);
      };
      requestAnimationFrame(frame);
    });
    for (let turn = 0; turn < TURNS; turn++) await page.mouse.wheel(0, turn < TURNS / 2 ? TURN : -TURN);
    return page.evaluate(() => frames);
  });
}

/** Texts of whole domains, from the shortest to the longest. */
function domains() {
  const folder = (path) => fileURLToPath(new URL(`../../${path}`, import.meta.url));
  const [corpus, cases] = [folder("../shared/corpus/libvirt-11.3.0/in"), folder("tests/cases")];
  const files = existsSync(corpus)
    ? readdirSync(corpus).map((name) => join(corpus, name))
    : readdirSync(cases).map((name) => join(cases, name, "domain.xml")).filter(existsSync);
  return files.map((file) => readFileSync(file, "utf8")).toSorted((a, b) => a.length - b.length);
}

/**
 * Microseconds of `complete` for each text that it takes, in their order: the median of the rounds, by the time that
 * the page's thread had a processor, as the browser counts it.
 */
function completing(texts) {
  return inSession(async (page) => {
    const browser = await page.context().newCDPSession(page);
    await browser.send("Performance.enable");
    const onProcessor = async () => {
      const { metrics } = await browser.send("Performance.getMetrics");
      return metrics.find((it) => it.name === "ThreadTime").value * 1e6;
    };
    const taken = await page.evaluate(async (texts) => {
      await document.querySelector("libvirt-domain-editor").ready;
      const { complete } = await import(new URL("editor-page.js", location.href));
      globalThis.completeOften = ([text, calls]) => {
        for (let call = 0; call < calls; call++) complete(text, "{}");
      };
      return texts.filter((text) => {
        try {
          return complete(text, "{}");
        } catch {
          return false;
        }
      });
    }, texts);
    const times = [];
    for (const text of taken) {
      const rounds = [];
      const often = (calls) => page.evaluate((asked) => completeOften(asked), [text, calls]);
      for (let round = 0; round < ROUNDS; round++) {
        const start = await onProcessor();
        await often(0);
        const between = await onProcessor();
        await often(CALLS);
        rounds.push(((await onProcessor()) - between - (between - start)) / CALLS);
      }
      times.push(rounds.sort((a, b) => a - b)[ROUNDS >> 1]);
    }
    return times;
  });
}

/** The file of median size, and the median over all files. */
function reportCompleting(times) {
  const of = (times, part) => times[Math.floor((times.length - 1) * part)].toFixed(0);
  const sorted = times.toSorted((a, b) => a - b);
  console.log(`complete, the file of median size: ${of(times, 0.5)} µs`);
  console.log(`complete, ${times.length} files: ${of(sorted, 0.5)} µs (10 % ${of(sorted, 0.1)}, 90 % ${of(sorted, 0.9)})`);
}

function median(times) {
  return times.toSorted((a, b) => a - b)[times.length >> 1];
}

function report(what, times) {
  const [low, middle, high] = [Math.min(...times), median(times), Math.max(...times)].map((it) => it.toFixed(0));
  console.log(`${what}: ${middle} ms (${low} to ${high})`);
}

const { page, empty } = await starts();
report("start, to what is drawn first", page.map((it) => it.program));
for (const [what, of] of [["the answer to a click", (it) => it.answered], ["the frame that shows it", (it) => it.shown]]) {
  report(`start, to ${what}`, page.map(of));
  report(`an empty Yew page, to ${what}`, empty.map(of));
  console.log(`times the empty page: ${(median(page.map(of)) / median(empty.map(of))).toFixed(2)}`);
}
const opened = await openings();
report("opening a sample at the first visit, from the click", opened.map((it) => it.opened - it.chosen));
report("opening a sample at the first visit, from the request for the page", opened.map((it) => it.opened));
for (const [size, disks] of [["8 KB", 25], ["1,000 devices", 1_000], ["2 MB", 6_300]]) {
  const { tree, frame } = await keyPresses(domain(disks));
  report(`key press to the updated tree, ${size}`, tree);
  report(`key press to the frame that shows it, ${size}`, frame);
}
const frames = await scrolling(domain(1_000));
report("a frame while scrolling, 1,000 devices", frames);
const long = frames.filter((it) => it > 50);
console.log(`frames of more than 50 ms among ${frames.length}: ${long.length}`);
reportCompleting(await completing(domains()));
await import("./bench-export.mjs");
