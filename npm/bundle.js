// Bundles what the page takes from npm into static/gen: the element, the source editor, the style sheet with
// the design tokens that it names, and the fonts. Trunk runs it before every build (see Trunk.toml); by hand:
// `node npm/bundle.js`.

import { build } from "esbuild";
import { copyFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";
import { patternflyTokens } from "./tokens.js";

const root = fileURLToPath(new URL("..", import.meta.url));
const out = process.env.OUT ?? `${root}static/gen`;

await build({
  absWorkingDir: root,
  entryPoints: {
    boot: "static/boot.js",
    "libvirt-domain-editor": "npm/libvirt-domain-editor.js",
    "embed-frame": "npm/frame/editor.js",
    "embed-host": "npm/frame/host.js",
    "source-editor": "npm/source-editor.js",
    style: "static/style.css",
  },
  outdir: out,
  plugins: [patternflyTokens([`${root}static/style`, `${root}npm`])],
  bundle: true,
  external: ["./editor-entrance.js", "./editor-page.js", "./embed-frame.js", "./source-editor.js"],
  sourcemap: process.env.SOURCE_MAPS === "1",
  format: "esm",
  target: "es2022",
  minify: process.env.TRUNK_PROFILE === "release",
  legalComments: "none",
  logLevel: "warning",
});

// PatternFly's fonts, 70 KB, loaded beside the page, never waited for.
const { resolve } = createRequire(import.meta.url);
for (const font of ["RedHatText/RedHatTextVF.woff2", "RedHatMono/RedHatMonoVF.woff2"]) {
  const file = resolve(`@patternfly/patternfly/assets/fonts/${font}`);
  await copyFile(file, `${out}/${font.split("/").pop()}`);
}
