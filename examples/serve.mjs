// Serves one of the examples: `node examples/serve.mjs NAME`. The editor is that of the npm package, which
// `cargo xtask package` built; React's and Vue's are built by Vite first. Cockpit's is what `cargo xtask cockpit` built.

import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { cp, mkdir, readFile, rm } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, join, normalize } from "node:path";
import { fileURLToPath } from "node:url";
import { absent, start } from "./cockpit/start.mjs";
import { xml } from "./domain.js";

const examples = fileURLToPath(new URL(".", import.meta.url));
const root = join(examples, "..");
const npm = process.env.NPM_PACKAGE ?? join(root, "target/npm-package");
const cockpit = process.env.COCKPIT_PACKAGE ?? join(root, "target/cockpit-package/cockpit/libvirt-domain-editor");
const page = process.env.PAGE ?? join(root, "target/release-page");
const TYPES = { ".css": "text/css", ".html": "text/html", ".js": "text/javascript", ".svg": "image/svg+xml", ".wasm": "application/wasm", ".woff2": "font/woff2", ".json": "application/json" };
/** The examples that need nothing but the npm package. */
export const NAMES = ["plain", "form", "frame", "react", "vue"];

/** The policy of every page here; `more` are further directives. */
const policy = (more = "") =>
  `default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'self'; ${more}`;

/** Serves an example; answers `{ address, close }`. */
export async function serve(name) {
  if (name === "cockpit") return inCockpit();
  if (!NAMES.includes(name)) throw new Error(`there are ${NAMES.join(", ")} and cockpit`);
  if (!existsSync(join(npm, "package.json"))) throw new Error("run `cargo xtask package` first");
  const built = ["react", "vue"].includes(name) ? await build(name) : null;
  const texts = {};
  const servers = [];
  if (name === "frame") {
    const editor = await listen([["/", page]], texts, () => policy(`frame-ancestors ${servers[1]?.address}`));
    servers.push(editor);
    texts["/editor-origin.js"] = `export const origin = ${JSON.stringify(editor.address)};\n`;
  }
  const folders = built ? [["/", built]] : [["/editor/", npm], ["/editor/", page], ["/", join(examples, name)], ["/", examples]];
  const csp = policy(name === "frame" ? `frame-src ${servers[0].address}` : "frame-ancestors 'none'");
  const server = await listen(folders, texts, () => csp);
  servers.push(server);
  if (name === "frame") texts["/embed-origins.json"] = JSON.stringify({ origins: [server.address] });
  return { address: `${server.address}/`, close: () => servers.forEach(({ close }) => close()) };
}

/** A Cockpit with a libvirt of its own, which holds the domain of the examples. */
async function inCockpit() {
  if (!existsSync(cockpit)) throw new Error("run `cargo xtask cockpit` first");
  if (absent().length) throw new Error(`not installed: ${absent().join(", ")}`);
  return start(cockpit, [xml.replace("type='kvm'", "type='qemu'")]);
}

/** A Vite application of its own, which finds the package in its node_modules and the rest in the project's. */
async function build(name) {
  const { build } = await import("vite");
  const place = join(root, "target/examples", name);
  await rm(place, { recursive: true, force: true });
  await mkdir(join(place, "node_modules"), { recursive: true });
  for (const file of [name, "domain.js", "examples.css"]) await cp(join(examples, file), join(place, file), { recursive: true });
  await install(join(place, "node_modules/libvirt-domain-editor"));
  await build({ root: join(place, name), base: "./", logLevel: "warn" });
  return join(place, name, "dist");
}

/** The package as npm would unpack it: from the tarball NPM_TARBALL, or as it lies in its folder. */
async function install(place) {
  const tarball = process.env.NPM_TARBALL;
  if (!tarball) return cp(npm, place, { recursive: true });
  await mkdir(place);
  const { status, stderr } = spawnSync("tar", ["xzf", tarball, "--strip-components=1", "-C", place]);
  if (status !== 0) throw new Error(`${tarball}: ${stderr}`);
}

async function listen(folders, texts, csp) {
  const server = createServer(async (request, response) => {
    const path = normalize(decodeURIComponent(new URL(request.url, "http://host").pathname));
    let body = texts[path] ?? null;
    if (request.method === "POST") {
      let length = 0;
      for await (const chunk of request) length += chunk.length;
      body = `<!doctype html><title>Sent</title><p>The form sent ${length} bytes.`;
    }
    for (const [prefix, folder] of folders) {
      const rest = path.startsWith(prefix) ? path.slice(prefix.length) : null;
      if (rest !== null) body ??= await readFile(join(folder, rest || "index.html")).catch(() => null);
    }
    const type = request.method === "POST" ? "text/html" : (TYPES[extname(path) || ".html"] ?? "application/octet-stream");
    response.writeHead(body === null ? 404 : 200, { "content-type": `${type}; charset=utf-8`, "content-security-policy": csp() });
    response.end(body ?? "");
  });
  await new Promise((listening) => server.listen(0, "127.0.0.1", listening));
  const close = () => (server.closeAllConnections(), server.close());
  return { address: `http://127.0.0.1:${server.address().port}`, close };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { address, close } = await serve(process.argv[2] ?? "plain");
  console.log(address);
  for (const signal of ["SIGINT", "SIGTERM"]) process.once(signal, async () => process.exit((await close()) ?? 0));
}
