// What the browser downloads of a built page: `node npm/size.js FOLDER [--check] TABLE…` prints the raw and the Brotli size of
// each file, and of tables in the program, and with --check fails where the page grew past its budget. `cargo xtask size` builds the release page and runs it.

import { readFileSync, readdirSync, statSync } from "node:fs";
import { basename, extname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { brotliCompressSync, constants } from "node:zlib";

/** What comes before the page answers; a test looks whether just that does (tests/e2e/start.test.mjs). */
export const FIRST = [
  "index.html",
  "page.css",
  "favicon.svg",
  "boot.js",
  "style.css",
  "editor-entrance.js",
  "editor-entrance_bg.wasm",
];
/** What else comes until a document is open and can be edited, looked at likewise. */
export const OPENED = [
  "RedHatTextVF.woff2",
  "RedHatMonoVF.woff2",
  "editor-page.js",
  "editor-page_bg.wasm",
  "source-editor.js",
];
const SOURCE = ["source-editor.js"];
/** The sums that are looked after: of what, and how much it may be in KB, with Brotli. */
const SUMS = [
  { name: "before the page answers", of: FIRST, budget: 150 },
  { name: "source editor", of: SOURCE, budget: 130 },
  { name: "all, with a document open", of: [...FIRST, ...OPENED], budget: 1100 },
];

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
  const total = (of, size) => files.filter((it) => of.includes(it.name)).reduce((sum, it) => sum + it[size], 0);
  const sums = SUMS.map((it) => ({ ...it, raw: total(it.of, "raw"), brotli: total(it.of, "brotli") }));
  console.log("   raw KB    brotli  file");
  for (const { name, raw, brotli } of [...files, ...tables, ...sums]) console.log(`${kilobytes(raw)} ${kilobytes(brotli)}  ${name}`);
  const missing = [...FIRST, ...OPENED].filter((name) => !files.some((it) => it.name === name));
  const over = sums.filter((it) => it.brotli > it.budget * 1024);
  for (const { name, budget } of over) console.error(`${name}: more than the budget of ${budget} KB (npm/size.js)`);
  if (missing.length) console.error(`not built: ${missing.join(", ")}`);
  if (rest.includes("--check") && (over.length || missing.length)) process.exit(1);
}
