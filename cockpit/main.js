// The Cockpit package: lists the host's domains, opens one in the editor, and saves it through libvirt.

/* global cockpit */

import "./libvirt-domain-editor.js";
import * as backups from "./backups.js";
import { identity } from "./identity.js";
import { follow } from "./theme.js";
import * as virsh from "./virsh.js";
import { LANGUAGE, LOCALES, WORDS } from "./words.js";

const element = (id) => document.getElementById(id);
const editor = document.querySelector("libvirt-domain-editor");
/** The open domain: its UUID and what libvirt stored when it was read; `null` while the list is shown. */
let open = null;
/** Where the address leads to, of what has been shown. */
let place;

// On the body: that of the document is the shell's, which may speak a language that the package has not.
document.body.lang = LANGUAGE;
for (const it of document.querySelectorAll("[data-words]")) it.textContent = WORDS[it.dataset.words];
for (const it of document.querySelectorAll("[data-label]")) it.setAttribute("aria-label", WORDS[it.dataset.label]);
document.title = WORDS.title;
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
  if (open && editor.dirty && !confirm(WORDS.leaveChanges)) {
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
    element("advice").textContent = virsh.advice(error) || WORDS.noList;
    element("cause").textContent = error.message;
  }
}

function about(count, uri) {
  const whose = uri.endsWith("/session") ? ` ${WORDS.userOwn}` : "";
  return `${count ? "" : `${WORDS.noDomain} `}${uri}.${whose}`;
}

function row({ uuid, name, running }) {
  const link = Object.assign(document.createElement("a"), { href: `#/${uuid}`, textContent: name });
  const row = document.createElement("tr");
  for (const content of [link, running ? WORDS.running : WORDS.shutOff, uuid]) row.insertCell().append(content);
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
    document.title = `${name} · ${WORDS.title}`;
    await listBackups();
  } catch (error) {
    editor.load("", { name: uuid });
    ask(`${WORDS.notRead} ${virsh.advice(error)}`, error.message, { [WORDS.backToList]: () => cockpit.location.go([]) });
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
      const said = ({ name = WORDS.noName, uuid = WORDS.noUuid }) => `${name} ${uuid}`;
      ask(WORDS.anotherDomain, `${said(before)} → ${said(after)}`, {
        [WORDS.back]: () => ask(null),
      });
      return;
    }
    const now = await virsh.stored(uuid);
    if (now !== open.stored && !over) {
      ask(WORDS.changedMeanwhile, "", {
        [WORDS.saveOver]: () => save({ over: true, validate }),
        [WORDS.readAgain]: () => load(uuid),
        [WORDS.back]: () => ask(null),
      });
      return;
    }
    await backups.keep(uuid, now);
    await virsh.define(written, { validate });
    open.stored = await virsh.stored(uuid);
    editor.markSaved();
    say(WORDS.saved(new Date().toLocaleTimeString(LOCALES)));
    showWritten(written);
    await listBackups();
  } catch (error) {
    const schema = validate && /valid(ate|ating|ation).*schema|schema.*valid/i.test(error.message);
    ask(WORDS.refused, error.message, {
      ...(schema ? { [WORDS.saveUnvalidated]: () => save({ over, validate: false }) } : {}),
      [WORDS.back]: () => ask(null),
    });
  }
}

async function listBackups() {
  const names = await backups.list(open.uuid);
  const option = (value, text) => Object.assign(document.createElement("option"), { value, textContent: text });
  element("backups").replaceChildren(option("", WORDS.chooseOne), ...names.map((name) => option(name, backups.when(name))));
  document.querySelector(".backups").hidden = names.length === 0;
}

/** Takes an earlier version into the editor, as one step that can be undone; saving it is another click. */
async function restore(select) {
  const name = select.value;
  select.value = "";
  if (!name) return;
  try {
    editor.replace(await backups.read(open.uuid, name));
    say(WORDS.restored(backups.when(name)));
  } catch (error) {
    ask(WORDS.backupNotRead, error.message, { [WORDS.back]: () => ask(null) });
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
  say(WORDS.taken);
}

function showComparison(shown) {
  element("comparison").hidden = !shown;
  element("compare").setAttribute("aria-expanded", shown);
}

function compared({ kind, left, right }) {
  const line = (kind, sign, text) =>
    Object.assign(document.createElement("div"), { className: kind, textContent: `${sign} ${text}` });
  if (kind.folded) return [line("folded", "⋯", WORDS.same(kind.folded))];
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
