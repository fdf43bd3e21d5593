// Makes a built page one that works without a network: `node npm/offline.js FOLDER`. It writes the service worker with the
// hashes of the page's files, and tells index.html of it. Trunk runs it at the end of a release build (see Trunk.toml).

import { createHash } from "node:crypto";
import { readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const NAME = "service-worker.js";
/**
 * Not kept: the worker itself, what only pages with an editor of their own or in a frame take, and the list that a server's
 * owner may change at any time.
 */
const NOT_KEPT = new Set([NAME, "libvirt-domain-editor.js", "embed-frame.js", "embed-host.js", "embed-origins.json"]);
const TOLD = `    <link rel="manifest" href="manifest.webmanifest" />
    <meta name="service-worker" content="${NAME}" />
  </head>`;

/** Gives the page in `folder` its worker, anew where it has one; answers the page's version. */
export function offline(folder) {
  const index = join(folder, "index.html");
  const page = readFileSync(index, "utf8");
  if (!page.includes(`content="${NAME}"`)) writeFileSync(index, page.replace("</head>", TOLD.trimStart()));
  const hash = (data, form) => createHash("sha256").update(data).digest(form);
  const files = {};
  for (const name of readdirSync(folder).sort()) {
    if (!NOT_KEPT.has(name)) files[name] = hash(readFileSync(join(folder, name)), "base64");
  }
  const list = JSON.stringify(files, null, 1);
  const template = readFileSync(fileURLToPath(new URL(`../static/${NAME}`, import.meta.url)), "utf8");
  const version = hash(template + list, "hex").slice(0, 16);
  writeFileSync(join(folder, NAME), template.replace("@VERSION@", version).replace('"@FILES@"', list));
  return version;
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  // While one develops, pages that come from a cache would only be in the way.
  const byHand = process.argv[2];
  if (byHand || process.env.TRUNK_PROFILE === "release") offline(byHand ?? process.env.TRUNK_STAGING_DIR);
}
