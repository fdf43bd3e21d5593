// What was stored before each save, kept on the host beside the owner's other data and readable to nobody else, since
// it holds passwords.

import { script } from "./virsh.js";
import { LOCALES } from "./words.js";

const FOLDER = 'folder="${XDG_DATA_HOME:-$HOME/.local/share}/libvirt-domain-editor/$1"';
/** So many are kept of one domain. */
const KEPT = 20;

/** Keeps a text; answers its name. */
export async function keep(uuid, xml) {
  const name = `${new Date().toISOString().replaceAll(":", "-")}.xml`;
  const text = `umask 077 && ${FOLDER} && mkdir -p "$folder" && cat > "$folder/$2" &&
    ls -1 "$folder" | sort -r | tail -n +${KEPT + 1} | while read -r old; do rm -f "$folder/$old"; done`;
  await script(text, [uuid, name], xml);
  return name;
}

/** The names of what is kept, the newest first. */
export async function list(uuid) {
  const text = await script(`${FOLDER} && if [ -d "$folder" ]; then ls -1 "$folder" | sort -r; fi`, [uuid]);
  return text.split("\n").filter((name) => name.endsWith(".xml"));
}

/** What is kept under a name of the list. */
export function read(uuid, name) {
  return script(`${FOLDER} && cat "$folder/$2"`, [uuid, name]);
}

/** When it was kept, in words. */
export function when(name) {
  const time = name.replace(/\.xml$/, "").replace(/T(\d\d)-(\d\d)-/, "T$1:$2:");
  return new Date(time).toLocaleString(LOCALES);
}
