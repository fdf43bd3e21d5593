// Prints the raw and the Brotli size of each file of a built page, and of tables in it: `node npm/size.js FOLDER TABLE…`.
// `cargo xtask size` builds the release page and runs it.

import { readFileSync, readdirSync, statSync } from "node:fs";
import { basename, join, extname } from "node:path";
import { brotliCompressSync, constants } from "node:zlib";

const [folder, ...tables] = process.argv.slice(2);
const brotli = (bytes) =>
  brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY } }).length;
const kilobytes = (bytes) => (bytes / 1024).toFixed(1).padStart(9);

const sizes = (name, path) => {
  const bytes = readFileSync(path);
  return { name, raw: bytes.length, brotli: brotli(bytes) };
};

const files = readdirSync(folder, { recursive: true })
  .filter((name) => statSync(join(folder, name)).isFile())
  .sort((a, b) => extname(a).localeCompare(extname(b)) || a.localeCompare(b))
  .map((name) => sizes(name, join(folder, name)));
const inside = tables.map((path) => sizes(`${basename(path)}, in the program`, path));
const total = (key) => files.reduce((sum, file) => sum + file[key], 0);

console.log("   raw KB    brotli  file");
for (const { name, raw, brotli } of [...files, { name: "in all", raw: total("raw"), brotli: total("brotli") }, ...inside]) {
  console.log(`${kilobytes(raw)} ${kilobytes(brotli)}  ${name}`);
}
