// Keeps the stand-alone page for when there is no network. `npm/offline.js` puts the list of its files and their hashes in
// at the end of a build, so that every version of the page has a worker and a cache of its own, whole or not at all.
// A new version waits until the page asks for it, or until no page of the old one is open.

const VERSION = "@VERSION@";
/** Path beside this file to SHA-256 in Base64. */
const FILES = "@FILES@";

const CACHE = `libvirt-domain-editor ${registration.scope} ${VERSION}`;
const OURS = `libvirt-domain-editor ${registration.scope} `;
const START = "index.html";

addEventListener("install", (event) => event.waitUntil(install()));
addEventListener("activate", (event) => event.waitUntil(tidy()));
addEventListener("message", ({ data }) => data === "take over" && skipWaiting());
addEventListener("fetch", (event) => {
  const path = ours(event.request);
  if (path) event.respondWith(answer(path, event));
});

/** Keeps every file, or fails as a whole: where a server is about to change its files they do not belong together. */
async function install() {
  const cache = await caches.open(CACHE);
  await Promise.all(Object.entries(FILES).map(async ([path, hash]) => cache.put(new URL(path, registration.scope), await fetched(path, hash))));
}

/** The file of that hash: from the browser's own cache, which the page has just filled, or else from the server. */
async function fetched(path, hash) {
  for (const cache of ["default", "reload"]) {
    const response = await fetch(path, { cache });
    if (response.ok && (await hashed(await response.clone().arrayBuffer())) === hash) return response;
  }
  throw new Error(`${path} is of another version`);
}

async function tidy() {
  const old = (await caches.keys()).filter((name) => name.startsWith(OURS) && name !== CACHE);
  await Promise.all(old.map((name) => caches.delete(name)));
  await clients.claim();
}

/** Which of the files a request means. The page in a console's frame is none of ours: its console may be gone as well. */
function ours(request) {
  const url = new URL(request.url);
  if (request.method !== "GET" || !url.href.startsWith(registration.scope)) return null;
  const path = url.origin + url.pathname === registration.scope ? START : url.pathname.slice(new URL(registration.scope).pathname.length);
  if (request.mode === "navigate" && url.searchParams.get("embed") === "1") return null;
  return Object.hasOwn(FILES, path) ? path : null;
}

async function answer(path, { request, clientId }) {
  const client = clientId ? await clients.get(clientId) : null;
  const embedded = client && new URL(client.url).searchParams.get("embed") === "1";
  const cache = embedded ? null : await caches.open(CACHE);
  // What the browser itself threw away comes from the network.
  return (await cache?.match(new URL(path, registration.scope))) ?? fetch(request);
}

async function hashed(bytes) {
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  return btoa(String.fromCharCode(...digest));
}
