// What the browser downloads of a built page: `node npm/size.js FOLDER [--check] TABLE…` prints the raw and the Brotli size of
// each file, and of tables in the program, and with --check fails where the page grew past its budget. `cargo xtask size` builds the release page and runs it.

import { readFileSync, readdirSync, statSync } from "node:fs";
import { basename, extname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { brotliCompressSync, constants } from "node:zlib";

/** What comes before the first paint; a test looks whether nothing else does (tests/e2e/start.test.mjs). */
export const FIRST = [
  "index.html",
  "page.css",
  "favicon.svg",
  "boot.js",
  "alone.js",
  "offline.js",
  "libvirt-domain-editor.js",
  "style.css",
  "editor-page.js",
  "editor-page_bg.wasm",
];
/** In KB, with Brotli. The goal for the first is 350: docs/performance.md tells what is between. */
const BUDGETS = { "before the first paint": 790, "source editor": 130 };

/** A file with its sizes in bytes. */
function sizes(name, path) {
  const bytes = readFileSync(path);
  const best = { params: { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY } };
  return { name, raw: bytes.length, brotli: brotliCompressSync(bytes, best).length };
}

function filesOf(folder) {
  return readdirSync(folder, { recursive: true })
    .filter((name) => statSync(join(folder, name)).isFile())
    .sort((a, b) => extname(a).localeCompare(extname(b)) || a.localeCompare(b))
    .map((name) => sizes(name, join(folder, name)));
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const [folder, ...rest] = process.argv.slice(2);
  const files = filesOf(folder);
  const tables = rest.filter((it) => it !== "--check").map((path) => sizes(`${basename(path)}, in the program`, path));
  const kilobytes = (bytes) => (bytes / 1024).toFixed(1).padStart(9);
  const sum = (name, of) => ({ name, raw: of.reduce((sum, it) => sum + it.raw, 0), brotli: of.reduce((sum, it) => sum + it.brotli, 0) });
  const sums = [
    sum("before the first paint", files.filter((it) => FIRST.includes(it.name))),
    sum("source editor", files.filter((it) => it.name === "source-editor.js")),
  ];
  console.log("   raw KB    brotli  file");
  for (const { name, raw, brotli } of [...files, ...tables, ...sums]) console.log(`${kilobytes(raw)} ${kilobytes(brotli)}  ${name}`);
  const missing = FIRST.filter((name) => !files.some((it) => it.name === name));
  const over = sums.filter((it) => it.brotli > BUDGETS[it.name] * 1024);
  for (const { name } of over) console.error(`${name}: more than the budget of ${BUDGETS[name]} KB (npm/size.js)`);
  if (missing.length) console.error(`not built: ${missing.join(", ")}`);
  if (rest.includes("--check") && (over.length || missing.length)) process.exit(1);
}
