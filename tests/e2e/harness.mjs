// Opens the built page in a real Chromium, served as a careful host would serve it: from a static
// server with a strict Content-Security-Policy. Any error on the page, any violation of the policy and any request to
// another place than the servers of the test fail the test that opened it.
//
// The page is the folder PAGE (`cargo xtask test` sets it to the release page) or dist/. SLOW=6 makes the browser's
// processor six times slower: what passes then does not depend on a quick machine.

import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { delimiter, extname, join, normalize } from "node:path";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";

const root = fileURLToPath(new URL("../..", import.meta.url));
/** The folder of the built page. */
export const built = process.env.PAGE ?? join(root, "dist");

/** What every server of the page should send, as docs/embedding.md has it; frames are added. */
export const POLICY = [
  "default-src 'none'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "style-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  "manifest-src 'self'",
  "worker-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "require-trusted-types-for 'script'",
  "trusted-types service-worker",
];
const contentSecurityPolicy = (ancestors) =>
  [...POLICY, "frame-src http://127.0.0.1:*", `frame-ancestors ${ancestors}`].join("; ");

const types = {
  ".css": "text/css; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".wasm": "application/wasm",
  ".webmanifest": "application/manifest+json",
  ".woff2": "font/woff2",
};

/** Where requests may go: the origins of the servers that this test started. */
const ours = new Set();

/**
 * Serves the built page below / and pages that embed the editor below /hosts/, at a free port of this machine.
 * `ancestors` may frame them; `files` are texts that stand in for files, by path; `folder` is that of another page. */
export async function serve({ ancestors = "'none'", files = {}, folder: served = built } = {}) {
  const server = createServer(async (request, response) => {
    const path = normalize(decodeURIComponent(new URL(request.url, "http://host").pathname));
    const folder = path.startsWith("/hosts/") ? join(root, "tests/e2e") : served;
    const file = join(folder, path.endsWith("/") ? `${path}index.html` : path);
    const body = files[path] ?? (await readFile(file).catch(() => null));
    response.writeHead(body ? 200 : 404, {
      "content-type": types[extname(file)] ?? "application/octet-stream",
      "content-security-policy": contentSecurityPolicy(ancestors),
      "x-content-type-options": "nosniff",
    });
    response.end(body ?? "");
  });
  await new Promise((listening) => server.listen(0, "127.0.0.1", listening));
  ours.add(`http://127.0.0.1:${server.address().port}`);
  return server;
}

/**
 * What goes wrong in a context from now on, as sentences in a list that grows: errors and violations of the policy, on
 * every page and in every frame, and requests to anywhere but `allowed(url)`.
 */
export async function watch(context, allowed) {
  const wrong = [];
  const page = (opened) => {
    opened.on("pageerror", (error) => wrong.push(String(error)));
    opened.on("console", (message) => message.type() === "error" && wrong.push(message.text()));
    opened.on("websocket", (socket) => allowed(new URL(socket.url())) || wrong.push(`a socket to ${socket.url()}`));
  };
  context.on("page", page);
  context.on("request", (request) => allowed(new URL(request.url())) || wrong.push(`a request to ${request.url()}`));
  await context.exposeBinding("policyViolated", (_source, what) => wrong.push(`against the policy: ${what}`));
  await context.addInitScript(() =>
    document.addEventListener("securitypolicyviolation", ({ violatedDirective, blockedURI, sample }) =>
      globalThis.policyViolated(`${violatedDirective} ${blockedURI} ${sample}`),
    ),
  );
  return wrong;
}

/** What the page itself holds, and the servers of this test. */
function own({ protocol, origin }) {
  return ["blob:", "data:"].includes(protocol) || ours.has(origin);
}

/** The installed browser: CHROMIUM, or the first of the usual names on the PATH. */
function browserPath() {
  const names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
  const candidates = process.env.PATH.split(delimiter).flatMap((folder) => names.map((name) => join(folder, name)));
  const found = process.env.CHROMIUM ?? candidates.find((candidate) => existsSync(candidate));
  assert.ok(found, "Chromium is not on the PATH: `cargo xtask test` installs it where it may");
  return found;
}

/** Starts the browser with an empty profile. */
export function launch() {
  return chromium.launch({
    executablePath: browserPath(),
    args: [
      "--headless",
      "--no-sandbox",
      "--disable-gpu",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
    ],
  });
}

/**
 * Opens the page in a new browser with an empty profile, for the test `t`.
 * `options` are Playwright's for a context: viewport, colorScheme, locale and so on; and `at`, the page's path, and `files` as
 * for [serve].
 * Answers Playwright's page; when the test ends, errors that the page reported fail it.
 */
export async function openPage(t, { at = "/", files, ...options } = {}) {
  const server = await serve({ files });
  return open(t, server, `http://127.0.0.1:${server.address().port}${at}`, options);
}

/** As [openPage], at an address of `server`, which is closed after the browser, as are the servers `beside` it. */
export async function open(t, server, address, { beside = [], ...options } = {}) {
  assert.ok(existsSync(join(built, "index.html")), `no page in ${built}: run \`trunk build\` first`);
  const close = () => {
    for (const it of [server, ...beside]) it.closeAllConnections(), it.close();
  };
  return visit(t, address, { close, ...options });
}

/** As [openPage], at any address; requests may go where `allowed(url)` says, and errors like `provoked` are wanted. */
export async function visit(t, address, { allowed = own, close = () => {}, provoked = null, ...options } = {}) {
  const browser = await launch();
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, ...options });
  const wrong = await watch(context, allowed);
  // A test is not about time: on a busy machine a timeline alone takes a minute.
  context.setDefaultTimeout(120_000);
  const opened = await context.newPage();
  if (process.env.SLOW) {
    const devtools = await context.newCDPSession(opened);
    await devtools.send("Emulation.setCPUThrottlingRate", { rate: Number(process.env.SLOW) });
  }
  t.after(async () => {
    // First the browser: a page that is still loading something would report that its server is gone.
    await browser.close();
    close();
    assert.deepEqual(wrong.filter((it) => !provoked?.test(it)), [], "the page did something wrong");
  });
  await opened.goto(address);
  return opened;
}
