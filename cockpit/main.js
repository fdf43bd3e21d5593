// The Cockpit package: lists the host's domains, opens one in the editor, and saves it through libvirt.

/* global cockpit */

import "./libvirt-domain-editor.js";
import * as backups from "./backups.js";
import { identity } from "./identity.js";
import { follow } from "./theme.js";
import * as virsh from "./virsh.js";

const element = (id) => document.getElementById(id);
const editor = document.querySelector("libvirt-domain-editor");
/** The open domain: its UUID and what libvirt stored when it was read; `null` while the list is shown. */
let open = null;
/** Where the address leads to, of what has been shown. */
let place;

follow(editor);
editor.addEventListener("save", () => save({}));
element("backups").addEventListener("change", ({ target }) => restore(target));
element("compare").addEventListener("click", () => showComparison(element("comparison").hidden));
element("take").addEventListener("click", take);
element("again").addEventListener("click", list);
cockpit.addEventListener("locationchanged", show);
virsh.host().then(
  (host) => (editor.host = host),
  () => {}, // The list says what is wrong with libvirt.
);
show();

function show() {
  const [uuid = ""] = cockpit.location.path;
  if (uuid === place) return;
  if (open && editor.dirty && !confirm("There are changes that were not saved. Leave them?")) {
    cockpit.location.go([open.uuid]);
    return;
  }
  place = uuid;
  element("domains").hidden = Boolean(uuid);
  element("domain").hidden = !uuid;
  open = null;
  if (uuid) load(uuid);
  else list();
}

async function list() {
  const table = document.querySelector("table");
  try {
    const [domains, uri] = await Promise.all([virsh.domains(), virsh.uri()]);
    element("trouble").hidden = true;
    element("about").textContent = about(domains.length, uri);
    table.hidden = domains.length === 0;
    table.tBodies[0].replaceChildren(...domains.map(row));
  } catch (error) {
    table.hidden = true;
    element("about").textContent = "";
    element("trouble").hidden = false;
    element("advice").textContent = virsh.advice(error) || "libvirt did not tell its domains.";
    element("cause").textContent = error.message;
  }
}

function about(count, uri) {
  const whose = uri.endsWith("/session") ? " These are the user's own; administrative access shows the system's." : "";
  return `${count ? "" : "No domain yet. "}${uri}.${whose}`;
}

function row({ uuid, name, running }) {
  const link = Object.assign(document.createElement("a"), { href: `#/${uuid}`, textContent: name });
  const row = document.createElement("tr");
  for (const content of [link, running ? "running" : "shut off", uuid]) row.insertCell().append(content);
  return row;
}

async function load(uuid) {
  say("");
  ask(null);
  showWritten(null);
  try {
    const xml = await virsh.stored(uuid);
    open = { uuid, stored: xml };
    const { name = uuid } = identity(xml);
    editor.load(xml, { name: `${name}.xml` });
    document.title = `${name} · Domain editor`;
    await listBackups();
  } catch (error) {
    editor.load("", { name: uuid });
    ask(`The domain could not be read. ${virsh.advice(error)}`, error.message, { "Back to the domains": () => cockpit.location.go([]) });
  }
}

/** Saves: not over what somebody else stored meanwhile, and never without keeping what was there. */
async function save({ over = false, validate = true }) {
  const { uuid } = open;
  const written = editor.value;
  ask(null);
  try {
    const [before, after] = [open.stored, written].map(identity);
    if (after.uuid !== before.uuid || after.name !== before.name) {
      const said = ({ name = "no name", uuid = "no UUID" }) => `${name} ${uuid}`;
      ask("Another name or UUID would define another domain. Nothing was saved.", `${said(before)} → ${said(after)}`, {
        Back: () => ask(null),
      });
      return;
    }
    const now = await virsh.stored(uuid);
    if (now !== open.stored && !over) {
      ask("Somebody else changed this domain since it was opened. Nothing was saved.", "", {
        "Save over it": () => save({ over: true, validate }),
        "Read it again, losing what was changed here": () => load(uuid),
        Back: () => ask(null),
      });
      return;
    }
    await backups.keep(uuid, now);
    await virsh.define(written, { validate });
    open.stored = await virsh.stored(uuid);
    editor.markSaved();
    say(`Saved at ${new Date().toLocaleTimeString()}. A running guest sees it after its next start.`);
    showWritten(written);
    await listBackups();
  } catch (error) {
    const schema = validate && /valid(ate|ating|ation).*schema|schema.*valid/i.test(error.message);
    ask("libvirt refuses it. Nothing was saved.", error.message, {
      ...(schema ? { "Save although the schema does not know it": () => save({ over, validate: false }) } : {}),
      Back: () => ask(null),
    });
  }
}

async function listBackups() {
  const names = await backups.list(open.uuid);
  const option = (value, text) => Object.assign(document.createElement("option"), { value, textContent: text });
  element("backups").replaceChildren(option("", "choose one"), ...names.map((name) => option(name, backups.when(name))));
  document.querySelector(".backups").hidden = names.length === 0;
}

/** Takes an earlier version into the editor, as one step that can be undone; saving it is another click. */
async function restore(select) {
  const name = select.value;
  select.value = "";
  if (!name) return;
  try {
    editor.replace(await backups.read(open.uuid, name));
    say(`This is what was stored before ${backups.when(name)}. Save makes it so again.`);
  } catch (error) {
    ask("The earlier version could not be read.", error.message, { Back: () => ask(null) });
  }
}

/** Offers to compare what was written with what libvirt stored, where these differ; `null` takes the offer back. */
function showWritten(written) {
  showComparison(false);
  const lines = written === null ? [] : editor.compare(open.stored);
  element("compare").hidden = lines.every(({ kind }) => kind === "same" || kind.folded);
  element("lines").replaceChildren(...lines.flatMap(compared));
}

/** Takes what libvirt stored into the editor, as one step that can be undone: nothing is left to be saved. */
function take() {
  editor.replace(open.stored);
  editor.markSaved();
  showWritten(null);
  say("The editor now holds what libvirt stored.");
}

function showComparison(shown) {
  element("comparison").hidden = !shown;
  element("compare").setAttribute("aria-expanded", shown);
}

function compared({ kind, left, right }) {
  const line = (kind, sign, text) =>
    Object.assign(document.createElement("div"), { className: kind, textContent: `${sign} ${text}` });
  if (kind.folded) return [line("folded", "⋯", `${kind.folded} lines are the same`)];
  if (kind === "same") return [line("same", " ", left[1])];
  return [...(left ? [line("removed", "−", left[1])] : []), ...(right ? [line("added", "+", right[1])] : [])];
}

function say(text) {
  element("said").textContent = text;
}

/** Asks something above the editor; `null` ends it. Text is never markup, whoever wrote it. */
function ask(question, reason = "", answers = {}) {
  element("question").hidden = question === null;
  element("asked").textContent = question ?? "";
  element("reason").textContent = reason;
  element("reason").hidden = reason === "";
  const buttons = Object.entries(answers).map(([textContent, onclick]) =>
    Object.assign(document.createElement("button"), { type: "button", textContent, onclick }),
  );
  element("answers").replaceChildren(...buttons);
  buttons[0]?.focus();
}
