// The stand-alone page without a network: its service worker, and what is said when a new version of the page has come.

import { languageOf, WORDS } from "../npm/words.js";

/** How often a page that stays open asks for a new version, in milliseconds. */
const HOUR = 3_600_000;

/** Has the worker of that name keep the page; a browser that allows none does without. */
export async function keepOffline(editor, name) {
  if (!("serviceWorker" in navigator)) return;
  try {
    const registration = await navigator.serviceWorker.register(script(name), { updateViaCache: "none" });
    if (registration.waiting && navigator.serviceWorker.controller) offer(editor, registration);
    registration.addEventListener("updatefound", () => {
      const coming = registration.installing;
      coming?.addEventListener("statechange", () => {
        if (coming.state === "installed" && navigator.serviceWorker.controller) offer(editor, registration);
      });
    });
    const look = () => registration.update().catch(() => {});
    setInterval(look, HOUR);
    addEventListener("online", look);
  } catch {
    // A private window, a frame in a sandbox, a server of an address that is not secure.
  }
}

/** The one script address that the page ever makes of a text, for browsers with Trusted Types. */
function script(name) {
  const url = new URL(name, import.meta.url).href;
  const policy = globalThis.trustedTypes?.createPolicy("service-worker", { createScriptURL: () => url });
  return policy?.createScriptURL("") ?? url;
}

/** Says that a new version waits. Only who says so gets it, since the page is loaded anew for it. */
function offer(editor, registration) {
  document.querySelector(".new-version")?.remove();
  const lang = languageOf(editor);
  const words = WORDS[lang];
  const bar = Object.assign(document.createElement("aside"), { className: "new-version", lang });
  const button = (label, action) => {
    const made = Object.assign(document.createElement("button"), { type: "button", textContent: label });
    made.addEventListener("click", action);
    return made;
  };
  const said = Object.assign(document.createElement("span"), { textContent: words.newVersion });
  said.setAttribute("role", "status");
  bar.append(
    said,
    button(words.useNewVersion, () => {
      navigator.serviceWorker.addEventListener("controllerchange", () => location.reload(), { once: true });
      registration.waiting?.postMessage("take over");
    }),
    button(words.later, () => bar.remove()),
  );
  document.body.append(bar);
}
