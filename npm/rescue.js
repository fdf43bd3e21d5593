// What is shown once the program has stopped or never came: an apology with the document to take away. It is plain
// JavaScript, since the program that draws everything else is what is missing.

import { WORDS } from "./words.js";

/**
 * The apology, as an element. `text` is the document as it stood last, empty where there was none; `name` what its file is
 * called; `why` what went wrong, `sentence` what to say of it where it was no fault of the program. `reload`, where the page is ours to load anew, does so; told `true`, without the document.
 */
export function apology({ lang, text, name, why, sentence, reload }) {
  const words = WORDS[lang];
  const button = (label, action) => element("button", { type: "button", className: "button", textContent: label, onclick: action });
  const said = element("p", { role: "status", className: "hint" });
  const parts = [element("h2", { textContent: words.sorry }), element("p", { textContent: sentence ?? (text ? words.rescued : words.nothingLost) })];
  const buttons = element("p", { className: "buttons" });
  if (text) {
    const area = element("textarea", { readOnly: true, value: text, spellcheck: false, ariaLabel: name });
    buttons.append(
      button(words.download(name), () => download(text, name)),
      button(words.copy, async () => {
        said.textContent = (await copied(text, area)) ? words.copied : words.notCopied;
      }),
    );
    parts.push(buttons, said, area);
  } else {
    parts.push(buttons, said);
  }
  if (reload) {
    buttons.append(button(words.reload, () => reload(false)));
    if (text) buttons.append(button(words.reloadEmpty, () => reload(true)));
  }
  parts.push(element("details", {}, [element("summary", { textContent: words.whatHappened }), element("pre", { textContent: why })]));
  return element("section", { className: "apology", role: "alert", lang, tabIndex: -1, ariaLabel: words.sorry }, parts);
}

/** Whether an error says that the program itself has broken: it trapped, or ran out of stack. */
export function isFault(error) {
  const broke = error instanceof WebAssembly.RuntimeError || error instanceof RangeError;
  return broke && /wasm/.test(error.stack ?? "");
}

/** Where the stand-alone page keeps unsaved work: src/app/work.rs. */
const WORK = "unsaved-work";

/** The text that the stand-alone page kept; empty where there is none. */
export function keptText() {
  try {
    return JSON.parse(localStorage.getItem(WORK)).text;
  } catch {
    return "";
  }
}

/** Loads the stand-alone page anew; without the document where that is what stops it each time. */
export function startAnew(withoutDocument) {
  try {
    if (withoutDocument) localStorage.removeItem(WORK);
  } catch {
    // Where nothing can be stored nothing was.
  }
  location.reload();
}

function download(text, name) {
  const url = URL.createObjectURL(new Blob([text], { type: "application/xml" }));
  element("a", { href: url, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}

async function copied(text, area) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    // Where the clipboard is not to be had, it is one key press away.
    area.select();
    return false;
  }
}

function element(name, properties, children = []) {
  const made = Object.assign(document.createElement(name), properties);
  made.append(...children);
  return made;
}
