// Opens the built page in a real Chromium, served as a careful host would serve it: from a static
// server with a strict Content-Security-Policy. Any error on the page fails the test that opened it.
//
// The page is the folder PAGE (`cargo xtask test` sets it to the release page) or dist/.

import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { delimiter, extname, join, normalize } from "node:path";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";

const root = fileURLToPath(new URL("../..", import.meta.url));
const page = process.env.PAGE ?? join(root, "dist");

const contentSecurityPolicy = (ancestors) => [
  "default-src 'none'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "style-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  "frame-src http://127.0.0.1:*",
  "base-uri 'none'",
  "form-action 'none'",
  `frame-ancestors ${ancestors}`,
].join("; ");

const types = {
  ".css": "text/css; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".svg": "image/svg+xml",
  ".wasm": "application/wasm",
  ".woff2": "font/woff2",
};

/**
 * Serves the built page below / and pages that embed the editor below /hosts/, at a free port of this machine.
 * `ancestors` may frame them; `files` are texts that stand in for files, by path. */
export async function serve({ ancestors = "'none'", files = {} } = {}) {
  const server = createServer(async (request, response) => {
    const path = normalize(decodeURIComponent(new URL(request.url, "http://host").pathname));
    const folder = path.startsWith("/hosts/") ? join(root, "tests/e2e") : page;
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
  return server;
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
 * `options` are Playwright's for a context: viewport, colorScheme, locale and so on; and `at`, the page's path.
 * Answers Playwright's page; when the test ends, errors that the page reported fail it.
 */
export async function openPage(t, { at = "/", ...options } = {}) {
  const server = await serve();
  return open(t, server, `http://127.0.0.1:${server.address().port}${at}`, options);
}

/** As [openPage], at an address of `server`, which is closed with the browser. */
export async function open(t, server, address, options = {}) {
  assert.ok(existsSync(join(page, "index.html")), `no page in ${page}: run \`trunk build\` first`);
  const browser = await launch();
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, ...options });
  const opened = await context.newPage();
  const errors = [];
  opened.on("pageerror", (error) => errors.push(String(error)));
  opened.on("console", (message) => message.type() === "error" && errors.push(message.text()));
  t.after(async () => {
    // First the browser: a page that is still loading something would report that its server is gone.
    await browser.close();
    server.closeAllConnections();
    server.close();
    assert.deepEqual(errors, [], "the page reported errors");
  });
  await opened.goto(address);
  return opened;
}
