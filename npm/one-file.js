// Makes the single file of a built page: `node npm/one-file.js FOLDER FILE`. It holds everything (program, style,
// fonts), asks for nothing, and works from a disk without a network. `cargo xtask one-file` builds the page and runs it.

import { build } from "esbuild";
import { createHash } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { gzipSync } from "node:zlib";

const root = fileURLToPath(new URL("..", import.meta.url));
const LOADERS = { ".css": "text", ".js": "js", ".txt": "text", ".woff2": "dataurl" };

/** The text of the single file made of the page in `folder`. */
export async function oneFile(folder) {
  const script = await bundled(folder);
  const style = readFileSync(join(folder, "page.css"), "utf8").trim();
  const icon = readFileSync(join(folder, "favicon.svg")).toString("base64");
  const program = gzipSync(readFileSync(join(folder, "editor-page_bg.wasm")), { level: 9 }).toString("base64");
  return `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta http-equiv="Content-Security-Policy" content="${policy(script, style)}" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <meta name="color-scheme" content="light dark" />
    <meta name="referrer" content="no-referrer" />
    <title>libvirt domain editor</title>
    <link rel="icon" href="data:image/svg+xml;base64,${icon}" />
    <style>${style}</style>
  </head>
  <body>
    <libvirt-domain-editor></libvirt-domain-editor>
    <script type="text/plain" id="program">${program}</script>
    <script type="module">${script}</script>
  </body>
</html>
`;
}

/** As strict as a page without a server can be: this script and this style, whatever else the file should come to hold. */
function policy(script, style) {
  return [
    "default-src 'none'",
    `script-src '${hash(script)}' 'wasm-unsafe-eval'`,
    `style-src '${hash(style)}'`,
    "img-src data:",
    "font-src data:",
    "base-uri 'none'",
    "form-action 'none'",
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
  ].join("; ");
}

function hash(text) {
  return `sha256-${createHash("sha256").update(text).digest("base64")}`;
}

async function bundled(folder) {
  const { outputFiles } = await build({
    absWorkingDir: root,
    entryPoints: ["npm/one-file/page.js"],
    plugins: [builtIn(folder)],
    bundle: true,
    format: "esm",
    target: "es2022",
    minify: true,
    legalComments: "none",
    logLevel: "warning",
    write: false,
  });
  return outputFiles[0].text.trim();
}

/** An esbuild plugin: `built:NAME` is a file of the built page. */
function builtIn(folder) {
  return {
    name: "built",
    setup(build) {
      build.onResolve({ filter: /^built:/ }, ({ path }) => ({ path: path.slice("built:".length), namespace: "built" }));
      build.onLoad({ filter: /.*/, namespace: "built" }, ({ path }) => ({
        contents: readFileSync(join(folder, path)),
        loader: LOADERS[path.slice(path.lastIndexOf("."))],
      }));
    },
  };
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const [folder, file] = process.argv.slice(2);
  const text = await oneFile(folder);
  writeFileSync(file, text);
  console.log(`${basename(file)}: ${(text.length / 1024).toFixed(1)} KB, ${(gzipSync(text).length / 1024).toFixed(1)} KB with gzip`);
}
