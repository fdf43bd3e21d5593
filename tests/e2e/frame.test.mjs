// The iframe protocol between two real origins: what a console may do, and what nobody else may.

import assert from "node:assert/strict";
import { test } from "node:test";
import { open, serve } from "./harness.mjs";
import { assertMessage } from "./messages.mjs";
import { sampleText } from "./page.mjs";

const at = (server) => `http://127.0.0.1:${server.address().port}`;

/** An editor at one origin, a console at another; `listed` decides whether the console is on the allow list. */
async function openConsole(t, { listed = true, as = "" } = {}) {
  const host = await serve();
  const origins = JSON.stringify({ origins: listed ? [at(host)] : [] });
  const editor = await serve({ ancestors: at(host), files: { "/embed-origins.json": origins } });
  const address = `${at(host)}/hosts/frame.html?editor=${at(editor)}${as && `&as=${as}`}`;
  const page = await open(t, host, address, { beside: [editor] });
  return { page, inside: page.frameLocator("iframe"), editorOrigin: at(editor) };
}

const loaded = async (t, members = {}) => {
  const console = await openConsole(t);
  const xml = await sampleText("desktop");
  const answer = await console.page.evaluate(
    async ([xml, members]) => {
      await connecting;
      return editor.request("load", { xml, name: "web01.xml", ...members });
    },
    [xml, members],
  );
  return { ...console, xml, answer };
};

test("a console loads, hears of a change without its text, gets it on saving, and answers", async (t) => {
  const { page, inside, xml, answer } = await loaded(t);
  assert.match(answer.etag, /^[0-9a-f]{64}$/);
  await page.evaluate(() => editor.request("configure", { saves: true, exits: true, theme: "dark" }));
  await inside.getByRole("treeitem", { name: /^USB controller 0/ }).click();
  await inside.getByRole("radio", { name: /^2.0/ }).click();
  await inside.getByRole("button", { name: /^(Use USB|Write \d)/ }).first().click();
  await page.waitForFunction(() => heard.some(({ type }) => type === "change"));
  const change = await page.evaluate(() => heard.find(({ type }) => type === "change"));
  assert.deepEqual(change, { type: "change", revision: 1, dirty: true });
  await inside.getByRole("button", { name: "Save" }).click();
  await inside.getByText("Saved.").waitFor();
  const save = await page.evaluate(() => heard.find(({ type }) => type === "save"));
  assert.equal(save.etag, answer.etag);
  assert.match(save.xml, /ich9-ehci1/);
  assert.notEqual(save.xml, xml);
  await inside.getByRole("button", { name: "Close the editor" }).click();
  await page.waitForFunction(() => heard.some(({ type, dirty }) => type === "exit" && dirty === false));
  const all = await page.evaluate(() => [...heard, ...strangers.map(({ data }) => data)]);
  assert.deepEqual([...new Set(all.map(({ type }) => type))].sort(), ["change", "diagnostics", "exit", "init", "save"]);
  all.forEach(assertMessage);
});

test("every answer is one that the schema knows", async (t) => {
  const { page } = await loaded(t, { secrets: "keep", target: "rhel7.9" });
  const requests = [
    ["get", { what: "xml" }],
    ["get", { what: "report" }],
    ["get", { what: "diagnostics" }],
    ["export", { style: "target" }],
    ["setHost", { host: "libvirt=9.0.0,qemu=7.2" }],
    ["setTarget", { target: "" }],
    ["validate", {}],
    ["command", { name: "undo" }],
    ["reveal", { line: 3 }],
    ["markSaved", { etag: "1" }],
    ["configure", { readonly: true, ui: "tree" }],
    ["command", { name: "undo" }],
    ["nonsense", {}],
  ];
  const answers = await page.evaluate(async (requests) => {
    const answers = [];
    for (const [type, members] of requests) {
      const refused = ({ code, message }) => ({ ok: false, error: { code, message } });
      answers.push(await editor.request(type, members).catch(refused));
    }
    return answers;
  }, requests);
  answers.forEach(assertMessage);
  requests.slice(0, -1).forEach(([type, members]) => assertMessage({ type, id: 1, ...members }));
  assert.deepEqual(answers.filter(({ ok }) => !ok).map(({ error }) => error.code), ["readonly", "unsupported"]);
});

test("a lost update is refused by the console, said to the user, and nothing is lost", async (t) => {
  const { page, inside } = await loaded(t);
  await page.evaluate(() => {
    globalThis.conflict = true;
    return editor.request("configure", { saves: true });
  });
  const conflict = await page.evaluate(() =>
    editor.request("edit", { xml: "<domain/>", expectRevision: 7 }).catch(({ code, revision }) => ({ code, revision })),
  );
  assert.deepEqual(conflict, { code: "conflict", revision: 0 });
  const edited = await page.evaluate(async () => {
    const { xml } = await editor.request("get", { what: "xml" });
    return editor.request("edit", { xml: xml.replace("</name>", "-b</name>"), expectRevision: 0 });
  });
  assert.equal(edited.revision, 1);
  await inside.getByRole("button", { name: "Save" }).click();
  await inside.getByText("Not saved: somebody else redefined the domain").waitFor();
  await page.evaluate(() => editor.request("command", { name: "undo" }));
  assert.doesNotMatch((await page.evaluate(() => editor.request("get", { what: "xml" }))).xml, /-b<\/name>/);
});

test("passwords stay inside unless the console asked for them when it loaded", async (t) => {
  const xml =
    "<domain type='kvm'><name>s</name><memory>1048576</memory><os><type arch='x86_64' machine='q35'>hvm</type></os>" +
    "<devices><graphics type='vnc' port='-1' passwd='hunter2'/></devices></domain>";
  const { page } = await openConsole(t);
  const outcome = await page.evaluate(async (xml) => {
    await connecting;
    await editor.request("load", { xml, autosave: true, target: "rhel7.9" });
    await editor.request("edit", { xml: xml.replace(">s<", ">t<"), expectRevision: 0 });
    const masked = await editor.request("get", { what: "xml" });
    const report = await editor.request("get", { what: "report" });
    const refused = await editor.request("export", { style: "target" }).catch(({ code }) => code);
    await editor.request("load", { xml, secrets: "keep" });
    const kept = await editor.request("get", { what: "xml" });
    return { masked, report, refused, kept: kept.xml, heard };
  }, xml);
  assert.match(outcome.kept, /hunter2/);
  assert.equal(outcome.refused, "secrets");
  delete outcome.kept;
  assert.doesNotMatch(JSON.stringify(outcome), /hunter2/);
});

test("an origin that is not listed gets nothing but a sentence in the frame", async (t) => {
  const { page, inside } = await openConsole(t, { listed: false });
  await inside.getByText(/is not listed in embed-origins.json/).waitFor();
  assert.deepEqual(await page.evaluate(() => strangers), []);
});

test("a console that gives another's origin hears nothing", async (t) => {
  const { page } = await openConsole(t, { as: "https://console.example" });
  await page.waitForTimeout(500);
  assert.deepEqual(await page.evaluate(() => strangers), []);
});

test("hostile messages change nothing, and none goes unanswered that can be answered", async (t) => {
  const { page, inside, editorOrigin } = await openConsole(t);
  const outcome = await page.evaluate(async (origin) => {
    const frame = document.querySelector("iframe");
    const { nonce } = await new Promise((heard) => {
      const init = ({ data }) => data.type === "init" && (removeEventListener("message", init), heard(data));
      addEventListener("message", init);
      const [hello] = strangers.filter(({ data }) => data.type === "init");
      if (hello) init(hello);
    });
    await connecting;
    const xml = "<domain type='kvm'><name>precious</name></domain>";
    await editor.request("load", { xml, secrets: "keep" });

    // From the window: after the handshake nobody listens there, whatever is claimed.
    const port = () => new MessageChannel().port2;
    for (let time = 0; time < 40; time++) {
      frame.contentWindow.postMessage({ dxe: 1, type: "connect", nonce }, origin, [port()]);
      frame.contentWindow.postMessage({ type: "load", xml: "<domain/>", id: time }, origin);
      frame.contentWindow.postMessage(["load", "<domain/>"][time % 2], origin);
    }

    // Over the port, from a console gone mad.
    const deep = (depth) => (depth ? { inner: deep(depth - 1) } : "deep");
    const bad = [
      ["", {}],
      ["constructor", {}],
      ["__proto__", {}],
      ["toString", {}],
      ["load", {}],
      ["load", { xml: 7 }],
      ["load", { xml: "<domain/>", more: 1 }],
      ["load", { xml: "<domain/>", secrets: "all" }],
      ["get", { what: "cookies" }],
      ["edit", { xml: "<x/>", expectRevision: "0" }],
      ["edit", { xml: "<x/>", expectRevision: -1 }],
      ["command", { name: "constructor" }],
      ["configure", { theme: "<style>" }],
      ["configure", { readonly: "no" }],
      ["reveal", { line: -1 }],
      ["reveal", { line: 1.5 }],
      ["export", { style: "../../etc" }],
      ["setTarget", { target: {} }],
      ["markSaved", { etag: 1 }],
      ["x".repeat(100), {}],
    ];
    const codes = [];
    for (let round = 0; round < 4; round++) {
      for (const [type, members] of bad) {
        codes.push(await editor.request(type, members).then(() => "taken", ({ code }) => code));
      }
      await new Promise((later) => setTimeout(later, 1000));
    }
    const long = await editor.request("load", { xml: "x".repeat(9 * 1024 * 1024) }).catch(({ code }) => code);
    const nested = await Promise.race([
      editor.request("load", { xml: deep(50) }).catch(({ code }) => code),
      new Promise((later) => setTimeout(later, 500, "silence")),
    ]);
    // A flood: what is beyond the limit is dropped, and the editor lives.
    for (let time = 0; time < 2000; time++) editor.request("get", { what: "xml" }).catch(() => {});
    await new Promise((later) => setTimeout(later, 1500));
    const after = await editor.request("get", { what: "xml" });
    return { codes, long, nested, after };
  }, editorOrigin);
  assert.equal(outcome.codes.length, 80);
  assert.deepEqual([...new Set(outcome.codes)].sort(), ["conflict", "malformed", "unsupported"]);
  assert.equal(outcome.long, "limit");
  assert.ok(["limit", "silence"].includes(outcome.nested));
  assert.equal(outcome.after.xml, "<domain type='kvm'><name>precious</name></domain>");
  assert.equal(outcome.after.revision, 0);
  await inside.getByText("precious").first().waitFor();
});
