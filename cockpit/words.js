// Every word of the package, English and German side by side, in the language in which Cockpit is shown.

const ALL = {
  title: ["Domain editor", "Domain-Editor"],
  domains: ["Domains", "Domains"],
  domain: ["Domain", "Domain"],
  name: ["Name", "Name"],
  state: ["State", "Zustand"],
  running: ["running", "läuft"],
  shutOff: ["shut off", "ausgeschaltet"],
  noDomain: ["No domain yet.", "Noch keine Domain."],
  userOwn: [
    "These are the user's own; administrative access shows the system's.",
    "Dies sind die eigenen des Benutzers; mit Administratorzugriff sind die des Systems zu sehen.",
  ],
  noList: ["libvirt did not tell its domains.", "libvirt hat seine Domains nicht genannt."],
  again: ["Try again", "Noch einmal versuchen"],
  noVirsh: [
    "virsh is not installed on this host. It is in the package libvirt-clients of Debian and Ubuntu, libvirt-client of Fedora and RHEL.",
    "virsh ist auf diesem Host nicht installiert. Es steckt im Paket libvirt-clients von Debian und Ubuntu, libvirt-client von Fedora und RHEL.",
  ],
  notAllowed: [
    "This user may not use the host's libvirt. Turn on administrative access, or join the group libvirt.",
    "Dieser Benutzer darf libvirt auf diesem Host nicht benutzen. Administratorzugriff einschalten oder der Gruppe libvirt beitreten.",
  ],
  noAnswer: [
    "libvirt does not answer on this host. Start it with: systemctl start virtqemud.socket (older hosts: libvirtd.socket)",
    "libvirt antwortet auf diesem Host nicht. Zu starten mit: systemctl start virtqemud.socket (ältere Hosts: libvirtd.socket)",
  ],
  notRead: ["The domain could not be read.", "Die Domain ließ sich nicht lesen."],
  back: ["Back", "Zurück"],
  backToList: ["Back to the domains", "Zurück zu den Domains"],
  leaveChanges: [
    "There are changes that were not saved. Leave them?",
    "Es gibt Änderungen, die nicht gespeichert sind. Trotzdem weggehen?",
  ],
  noName: ["no name", "kein Name"],
  noUuid: ["no UUID", "keine UUID"],
  anotherDomain: [
    "Another name or UUID would define another domain. Nothing was saved.",
    "Ein anderer Name oder eine andere UUID würde eine andere Domain definieren. Nichts wurde gespeichert.",
  ],
  changedMeanwhile: [
    "Somebody else changed this domain since it was opened. Nothing was saved.",
    "Jemand anderes hat diese Domain geändert, seit sie geöffnet wurde. Nichts wurde gespeichert.",
  ],
  saveOver: ["Save over it", "Darüber speichern"],
  readAgain: ["Read it again, losing what was changed here", "Neu lesen und das hier Geänderte verlieren"],
  saved: [
    (time) => `Saved at ${time}. A running guest sees it after its next start.`,
    (time) => `Gespeichert um ${time}. Ein laufender Gast sieht es nach seinem nächsten Start.`,
  ],
  refused: ["libvirt refuses it. Nothing was saved.", "libvirt lehnt es ab. Nichts wurde gespeichert."],
  saveUnvalidated: ["Save although the schema does not know it", "Speichern, obwohl das Schema es nicht kennt"],
  earlier: ["Earlier versions", "Frühere Fassungen"],
  chooseOne: ["choose one", "eine wählen"],
  restored: [
    (time) => `This is what was stored before ${time}. Save makes it so again.`,
    (time) => `Das war vor ${time} gespeichert. Speichern macht es wieder gültig.`,
  ],
  backupNotRead: ["The earlier version could not be read.", "Die frühere Fassung ließ sich nicht lesen."],
  whatLibvirtMade: ["What libvirt made of it", "Was libvirt daraus gemacht hat"],
  written: ["Written", "Geschrieben"],
  andStored: ["and stored", "und gespeichert"],
  take: ["Go on with what libvirt stored", "Mit dem weitermachen, was libvirt gespeichert hat"],
  taken: ["The editor now holds what libvirt stored.", "Der Editor enthält jetzt, was libvirt gespeichert hat."],
  lineByLine: ["Line by line", "Zeile für Zeile"],
  same: [(count) => `${count} lines are the same`, (count) => `${count} Zeilen sind gleich`],
};

/** The one chosen in Cockpit's menu, which keeps it as `de-de`; where none was, its shell goes by the browser. */
const chosen = document.cookie.match(/(?:^|;\s*)CockpitLang=([^;]*)/)?.[1] || navigator.language;

export const LANGUAGE = chosen.toLowerCase().startsWith("de") ? "de" : "en";
export const WORDS = Object.fromEntries(Object.entries(ALL).map(([name, [en, de]]) => [name, LANGUAGE === "de" ? de : en]));
/** How times are written: as the browser does where it speaks the language, else as is usual in it. */
export const LOCALES = [...navigator.languages.filter((it) => it.startsWith(LANGUAGE)), LANGUAGE];
