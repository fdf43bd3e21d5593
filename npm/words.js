// Languages, and the words that are said before or without the program. Those of the page are in src/app/text.

/** The languages of the page. */
export const LANGUAGES = ["en", "de"];

/** The first language of `tags` that the page speaks; English where it speaks none. */
export function spoken(tags) {
  const first = (tag) => String(tag).toLowerCase().split(/[-_]/)[0];
  return tags.map(first).find((tag) => LANGUAGES.includes(tag)) ?? "en";
}

/**
 * The language of an element: its own, or that of what holds it, out of shadow trees too, or of the browser. The
 * stand-alone page holds nothing but the editor, so that its language says nothing.
 */
export function languageOf(element) {
  const alone = element.hasAttribute("alone");
  for (let node = element; node; node = node.getRootNode().host) {
    const tag = (alone ? node : node.closest(`[lang]:not([lang=""])`))?.lang;
    if (tag) return spoken([tag]);
  }
  return spoken(navigator.languages);
}

export const WORDS = {
  en: {
    notLoaded: (why) => `The editor could not be loaded: ${why}`,
    inAFrame: "This address is meant for a frame inside a console's page.",
    otherVersion: (ours, theirs) => `This editor speaks version ${ours} of the protocol, not ${theirs}.`,
    notListed: (origin) => `The origin ${origin} is not listed in embed-origins.json beside this page.`,
    saved: "Saved.",
    notSaved: (why) => `Not saved: ${why}`,
    noReason: "the console gave no reason",
    sorry: "Sorry, the editor has stopped",
    rescued: "A fault in the editor itself stopped it. Your document is safe: here it is as it stood last.",
    nothingLost: "A fault in the editor itself stopped it. No document was open, so nothing is lost.",
    notStarted: "The editor cannot run here: its program did not arrive, or the browser is too old for it.",
    download: (name) => `Download ${name}`,
    copy: "Copy",
    copied: "Copied.",
    notCopied: "The browser does not allow copying by a button. The text is selected: press Ctrl C.",
    reload: "Reload the page",
    reloadEmpty: "Reload without the document",
    whatHappened: "What went wrong",
    newVersion: "A new version of this page is here. Unsaved work is kept.",
    useNewVersion: "Reload to use the new version",
    later: "Later",
  },
  de: {
    notLoaded: (why) => `Der Editor konnte nicht geladen werden: ${why}`,
    inAFrame: "Diese Adresse ist für einen Rahmen in der Seite einer Konsole gedacht.",
    otherVersion: (ours, theirs) => `Dieser Editor spricht Version ${ours} des Protokolls, nicht ${theirs}.`,
    notListed: (origin) => `Die Herkunft ${origin} steht nicht in embed-origins.json neben dieser Seite.`,
    saved: "Gespeichert.",
    notSaved: (why) => `Nicht gespeichert: ${why}`,
    noReason: "die Konsole hat keinen Grund genannt",
    sorry: "Der Editor ist leider stehen geblieben",
    rescued: "Ein Fehler im Editor selbst hat ihn angehalten. Ihr Dokument ist sicher: Hier steht es, wie es zuletzt war.",
    nothingLost: "Ein Fehler im Editor selbst hat ihn angehalten. Es war kein Dokument offen, also ist nichts verloren.",
    notStarted: "Der Editor kann hier nicht laufen: Sein Programm kam nicht an, oder der Browser ist zu alt dafür.",
    download: (name) => `${name} herunterladen`,
    copy: "Kopieren",
    copied: "Kopiert.",
    notCopied: "Der Browser lässt das Kopieren auf Knopfdruck nicht zu. Der Text ist markiert: Drücken Sie Strg C.",
    reload: "Seite neu laden",
    reloadEmpty: "Ohne das Dokument neu laden",
    whatHappened: "Was schiefging",
    newVersion: "Eine neue Version dieser Seite ist da. Nicht gespeicherte Arbeit bleibt erhalten.",
    useNewVersion: "Neu laden und die neue Version benutzen",
    later: "Später",
  },
};
