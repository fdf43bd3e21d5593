// Bundles what the page takes from npm into static/gen: the source editor and the style sheet.
// Trunk runs it before every build (see Trunk.toml); by hand: `node npm/bundle.js`.

import { build } from "esbuild";
import { fileURLToPath } from "node:url";

await build({
  absWorkingDir: fileURLToPath(new URL("..", import.meta.url)),
  entryPoints: { "source-editor": "npm/source-editor.js", style: "static/style.css" },
  outdir: "static/gen",
  bundle: true,
  format: "esm",
  target: "es2022",
  minify: process.env.TRUNK_PROFILE === "release",
  legalComments: "none",
  logLevel: "warning",
});
