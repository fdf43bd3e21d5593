// Gives style sheets the design tokens of PatternFly that the page uses, and no others: the whole set
// is 250 KB. `@import "patternfly-tokens"` becomes their light and dark values under PatternFly's own
// names, so that a host which brings its own PatternFly theme (Cockpit, OpenShift) restyles the page.

import { readFile, readdir } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";

/** The blocks that are kept, in PatternFly's order: light values, then what the dark theme changes; and where they
    hold in a shadow root. */
const THEMES = [
  [":root", ":host"],
  [":root:where(.pf-v6-theme-dark)", ":host(:state(dark))"],
];
const TOKEN = /--pf-t--[\w-]+/g;

/** An esbuild plugin; tokens are used where a file of `folders` names them. */
export function patternflyTokens(folders) {
  return {
    name: "patternfly-tokens",
    setup(build) {
      build.onResolve({ filter: /^patternfly-tokens$/ }, ({ path }) => ({ path, namespace: "tokens" }));
      build.onLoad({ filter: /.*/, namespace: "tokens" }, async () => {
        const source = createRequire(import.meta.url).resolve(
          "@patternfly/patternfly/base/patternfly-variables.css",
        );
        const themes = readThemes(await readFile(source, "utf8"));
        const wanted = reachable(themes, await namedIn(folders));
        return { contents: themes.map((theme) => print(theme, wanted)).join(""), loader: "css" };
      });
    },
  };
}

async function namedIn(folders) {
  const names = new Set();
  for (const folder of folders) {
    for (const entry of await readdir(folder, { withFileTypes: true, recursive: true })) {
      if (!entry.isFile() || !/\.(css|js)$/.test(entry.name)) continue;
      const text = await readFile(join(entry.parentPath ?? entry.path, entry.name), "utf8");
      for (const name of text.match(TOKEN) ?? []) names.add(name);
    }
  }
  return names;
}

function readThemes(css) {
  return THEMES.map(([selector, place]) => {
    const start = css.indexOf(`\n${selector} {`) + 1 || css.indexOf(`${selector} {`);
    const body = css.slice(css.indexOf("{", start) + 1, css.indexOf("\n}", start));
    const values = new Map();
    for (const [, name, value] of body.matchAll(/(--pf-t--[\w-]+):\s*([^;]+);/g)) values.set(name, value);
    return { place, values };
  });
}

/** Adds the tokens that the values of the wanted ones refer to. */
function reachable(themes, names) {
  const wanted = new Set();
  const queue = [...names];
  while (queue.length > 0) {
    const name = queue.pop();
    if (wanted.has(name)) continue;
    wanted.add(name);
    for (const { values } of themes) queue.push(...((values.get(name) ?? "").match(TOKEN) ?? []));
  }
  return wanted;
}

function print({ place, values }, wanted) {
  const lines = [...values].filter(([name]) => wanted.has(name)).map(([name, value]) => `  ${name}: ${value};\n`);
  return `${place} {\n${lines.join("")}}\n`;
}
