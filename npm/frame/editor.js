// The editor's side of the iframe protocol, version 1 (docs/embedding.md): a handshake with the one origin that
// the address names and `embed-origins.json` lists, then everything over a MessagePort that only both have.

import { LIMIT, Refused, VERSION, isId, isMessage, members, meter, size } from "./envelope.js";
import { WORDS, languageOf, spoken } from "../words.js";

/** Calm between the last change and its message, in milliseconds. */
const SETTLED = 300;

/**
 * Speaks the protocol for `editor`, the element. `parameters` are those of the address, `listed` the origins of the
 * allow list. Answers why it does not, or null.
 */
export async function speak(editor, parameters, listed, { self = window, origin = location.origin } = {}) {
  const host = parameters.get("host") ?? origin;
  const version = Number(parameters.get("v") ?? VERSION);
  editor.lang = spoken([...parameters.getAll("lang"), ...navigator.languages]);
  const words = WORDS[languageOf(editor)];
  if (self.parent === self) return words.inAFrame;
  if (version !== VERSION) return words.otherVersion(VERSION, version);
  if (host !== origin && !listed.includes(host)) return words.notListed(host);
  for (const name of ["theme", "ui"]) {
    if (parameters.has(name)) editor.setAttribute(name, parameters.get(name));
  }
  if (parameters.get("readonly") === "1") editor.readOnly = true;
  await editor.ready;
  const nonce = crypto.randomUUID();
  const port = await connected(self, host, nonce);
  converse(editor, port);
  return null;
}

/** Says hello until the host answers with a port; whatever else arrives is not for us. */
function connected(self, host, nonce) {
  // An opaque origin cannot be addressed; the nonce alone is no secret worth anything without our window.
  const address = host === "null" ? "*" : host;
  const hello = { dxe: VERSION, type: "init", versions: [VERSION], nonce };
  return new Promise((resolve) => {
    const heard = ({ source, origin, data, ports }) => {
      if (source !== self.parent || origin !== host || !isMessage(data)) return;
      if (data.dxe !== VERSION || data.type !== "connect" || data.nonce !== nonce || ports.length !== 1) return;
      self.removeEventListener("message", heard);
      resolve(ports[0]);
    };
    self.addEventListener("message", heard);
    self.parent.postMessage(hello, address);
  });
}

function converse(editor, port) {
  const within = meter();
  const state = { etag: null, secrets: "mask", autosave: false, asked: new Map(), count: 0, settling: 0 };
  const send = (message) => port.postMessage(message);
  const requests = requestsOf(editor, state);

  port.onmessage = async ({ data }) => {
    // Beyond the limits nothing is answered, so that a flood costs no more than its own sending.
    if (!within() || !isMessage(data) || size(data) > LIMIT) {
      if (isMessage(data) && isId(data.id) && within.warned !== true) {
        within.warned = true;
        send({ re: data.id, ok: false, error: { code: "limit", message: "too long, too deep or too many messages" } });
        setTimeout(() => (within.warned = false), 1000);
      }
      return;
    }
    if (data.type === "answer") {
      state.asked.get(data.re)?.(data);
      state.asked.delete(data.re);
      return;
    }
    const re = isId(data.id) ? { re: data.id } : {};
    try {
      if (!Object.hasOwn(requests, data.type)) throw new Refused("unsupported", `no request "${data.type.slice(0, 64)}"`);
      send({ ...re, ok: true, ...(await requests[data.type](data)) });
    } catch (error) {
      const known = error instanceof Refused;
      const told = { code: known ? error.code : "failed", message: error.message, ...(known ? error.more : {}) };
      send({ ...re, ok: false, error: told });
    }
  };

  /** Asks the host and waits for its answer. */
  const ask = (message) =>
    new Promise((answered) => {
      state.count += 1;
      state.asked.set(state.count, answered);
      send({ id: state.count, ...message });
    });

  editor.addEventListener("change", ({ detail: { revision } }) => {
    clearTimeout(state.settling);
    state.settling = setTimeout(() => {
      const xml = state.autosave ? { xml: shown(editor, state) } : {};
      send({ type: "change", revision, dirty: editor.dirty, ...xml });
    }, SETTLED);
  });
  editor.addEventListener("diagnostics", ({ detail }) => send({ type: "diagnostics", ...detail }));
  editor.addEventListener("exit", () => send({ type: "exit", dirty: editor.dirty }));
  editor.addEventListener("save", async ({ detail: { revision } }) => {
    const words = WORDS[languageOf(editor)];
    const answer = await ask({ type: "save", xml: editor.value, revision, etag: state.etag });
    if (answer.ok === true) {
      if (typeof answer.etag === "string") state.etag = answer.etag;
      editor.markSaved();
      editor.say(words.saved);
    } else {
      editor.say(words.notSaved(String(answer.error?.message ?? words.noReason).slice(0, 2000)));
    }
  });
  port.start();
  send({ type: "ready" });
}

/** The text as the host may see it without a click of the user. */
function shown(editor, { secrets }) {
  return secrets === "keep" ? editor.value : editor.valueWithoutSecrets;
}

/** What a host can ask for; each answers the members of the reply. */
function requestsOf(editor, state) {
  return {
    configure(message) {
      const { theme, lang, ui, readonly, saves, exits } = members(message, {
        theme: "auto|light|dark?",
        lang: "string?",
        ui: "full|tree|source|diff?",
        readonly: "boolean?",
        saves: "boolean?",
        exits: "boolean?",
      });
      if (theme) editor.theme = theme;
      if (lang) editor.lang = lang;
      if (ui) editor.ui = ui;
      if (readonly !== undefined) editor.readOnly = readonly;
      for (const [name, on] of Object.entries({ saves, exits })) {
        if (on !== undefined) editor.toggleAttribute(name, on);
      }
      return {};
    },
    async load(message) {
      const taken = members(message, {
        xml: "string",
        name: "string?",
        etag: "string?",
        host: "string?",
        target: "string?",
        secrets: "mask|keep?",
        autosave: "boolean?",
      });
      state.secrets = taken.secrets ?? "mask";
      state.autosave = taken.autosave ?? false;
      if (taken.host !== undefined) editor.host = taken.host;
      if (taken.target !== undefined) editor.target = taken.target;
      editor.load(taken.xml, { name: taken.name ?? "domain.xml" });
      state.etag = taken.etag ?? (await digest(taken.xml));
      return { etag: state.etag, revision: editor.revision };
    },
    edit(message) {
      const { xml, expectRevision } = members(message, { xml: "string", expectRevision: "number" });
      if (expectRevision !== editor.revision) {
        throw new Refused("conflict", "the user changed the text meanwhile", { revision: editor.revision });
      }
      if (editor.readOnly) throw new Refused("readonly", "this domain is read-only here");
      editor.replace(xml);
      return { revision: editor.revision };
    },
    get(message) {
      const { what } = members(message, { what: "xml|report|diagnostics" });
      if (what === "xml") return { xml: shown(editor, state), revision: editor.revision, etag: state.etag };
      if (what === "report") return { report: exported(editor, {}).report };
      return { items: editor.validate() };
    },
    setHost(message) {
      editor.host = members(message, { host: "string" }).host;
      return {};
    },
    setTarget(message) {
      editor.target = members(message, { target: "string" }).target;
      return {};
    },
    export(message) {
      const { style } = members(message, { style: "written|expanded|migratable|target?" });
      const { xml, report } = exported(editor, { style });
      if (state.secrets !== "keep") throw new Refused("secrets", "load with secrets: \"keep\" to have exports handed over");
      return { xml, report };
    },
    validate(message) {
      members(message, {});
      return { items: editor.validate() };
    },
    command(message) {
      const { name } = members(message, { name: "undo|redo" });
      if (editor.readOnly) throw new Refused("readonly", "this domain is read-only here");
      editor[name]();
      return { revision: editor.revision };
    },
    reveal(message) {
      const { line } = members(message, { line: "number" });
      if (!Number.isInteger(line) || line < 1) throw new Refused("malformed", '"line" counts from 1');
      editor.reveal(line);
      return {};
    },
    markSaved(message) {
      const { etag } = members(message, { etag: "string?" });
      if (etag !== undefined) state.etag = etag;
      editor.markSaved();
      return {};
    },
  };
}

function exported(editor, options) {
  try {
    return editor.export(options);
  } catch (error) {
    throw new Refused("no-document", error.message);
  }
}

/** SHA-256 of the text in hexadecimal; null where the page is not served securely and the browser has none. */
async function digest(text) {
  if (!crypto.subtle) return null;
  const bytes = new Uint8Array(await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text)));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
