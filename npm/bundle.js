// Bundles what the page takes from npm into static/gen: the source editor, and the style sheet with the
// design tokens and fonts that it names. Trunk runs it before every build (see Trunk.toml); by hand:
// `node npm/bundle.js`.

import { build } from "esbuild";
import { fileURLToPath } from "node:url";
import { patternflyTokens } from "./tokens.js";

const root = fileURLToPath(new URL("..", import.meta.url));

await build({
  absWorkingDir: root,
  entryPoints: { "source-editor": "npm/source-editor.js", style: "static/style.css" },
  outdir: "static/gen",
  assetNames: "[name]",
  loader: { ".woff2": "file" },
  plugins: [patternflyTokens([`${root}static/style`, `${root}npm`])],
  bundle: true,
  format: "esm",
  target: "es2022",
  minify: process.env.TRUNK_PROFILE === "release",
  legalComments: "none",
  logLevel: "warning",
});
