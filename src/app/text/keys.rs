//! The map of the keyboard, and what keys are called.

use super::{Language, words};

words! {
    key_map { en: "Keyboard map", de: "Tastenbelegung" }
    key_map_in_a_line { en: "keyboard map", de: "Tastenbelegung" }
    // Keys as they are printed on the keyboard: `Ctrl Shift P`.
    keys(names: &str) { en: names.to_owned(), de: names.split(' ').map(german).collect::<Vec<_>>().join(" ") }

    key_go_to { en: "go to a device, a line or a command", de: "zu einem Gerät, einer Zeile oder einem Befehl" }
    key_panes { en: "next, previous pane", de: "nächster, voriger Bereich" }
    key_parts { en: "tree, inspector, source, problems", de: "Baum, Details, Quelltext, Probleme" }
    key_move { en: "move in the tree", de: "im Baum bewegen" }
    key_letters { en: "to the next row that begins so", de: "zur nächsten Zeile, die so beginnt" }
    key_fold { en: "fold and unfold a group", de: "Gruppe auf- und zuklappen" }
    key_mark { en: "mark several rows", de: "mehrere Zeilen markieren" }
    key_add { en: "add a device · remove the marked ones", de: "Gerät hinzufügen · markierte entfernen" }
    key_reorder { en: "move a device up or down among its kind", de: "Gerät unter seinesgleichen verschieben" }
    key_inspect { en: "from the tree to the inspector", de: "vom Baum zu den Details" }
    key_filter { en: "filter the devices", de: "Geräte filtern" }
    key_problems { en: "next, previous problem", de: "nächstes, voriges Problem" }
    key_fixes {
        en: "quick fixes; in the source also what stands at the caret",
        de: "schnelle Lösungen; im Quelltext auch, was an der Schreibmarke steht",
    }
    key_complete { en: "what may stand here, in the source", de: "was hier stehen kann, im Quelltext" }
    key_undo {
        en: "undo, redo; one history for form and text",
        de: "rückgängig, wiederholen; ein Verlauf für Formular und Text",
    }
    key_history {
        en: "history, and what differs from the loaded document",
        de: "Verlauf, und Unterschiede zum geladenen Dokument",
    }
    key_search { en: "search in the source", de: "im Quelltext suchen" }
    key_leave {
        en: "leave the source; indents what is selected, unless Esc came first",
        de: "den Quelltext verlassen; rückt ein, was ausgewählt ist, außer nach Esc",
    }
    key_export { en: "export view · download the result", de: "Export · Ergebnis herunterladen" }
    key_topology { en: "topology; there the slot table", de: "Topologie; dort die Steckplatztabelle" }
    key_implicit { en: "implicit lines on or off", de: "implizite Zeilen ein- oder ausblenden" }
    key_map_itself { en: "this map", de: "diese Übersicht" }
}

/// Keys, then what they do.
type Entry = (&'static str, fn(Language) -> &'static str);

/// The map.
pub(in crate::app) const KEYS: [Entry; 22] = [
    ("F1 · Ctrl Shift P", Language::key_go_to),
    ("F6 · Shift F6", Language::key_panes),
    ("Alt 1 · Alt 2 · Alt 3 · Alt 4", Language::key_parts),
    ("↑ ↓ Home End", Language::key_move),
    ("letters", Language::key_letters),
    ("← → Space", Language::key_fold),
    ("Shift ↑ ↓ · Ctrl Space", Language::key_mark),
    ("Insert · Delete", Language::key_add),
    ("Alt ↑ ↓", Language::key_reorder),
    ("Enter", Language::key_inspect),
    ("/", Language::key_filter),
    ("F8 · Shift F8", Language::key_problems),
    ("Ctrl .", Language::key_fixes),
    ("Ctrl Space", Language::key_complete),
    ("Ctrl Z · Ctrl Shift Z", Language::key_undo),
    ("H", Language::key_history),
    ("Ctrl F", Language::key_search),
    ("Tab · Shift Tab", Language::key_leave),
    ("Ctrl E · Ctrl S", Language::key_export),
    ("T", Language::key_topology),
    ("I", Language::key_implicit),
    ("?", Language::key_map_itself),
];

/// A key as it is printed on a German keyboard.
fn german(key: &str) -> &str {
    match key {
        "Ctrl" => "Strg",
        "Shift" => "Umschalt",
        "Home" => "Pos1",
        "End" => "Ende",
        "Insert" => "Einfg",
        "Delete" => "Entf",
        "Space" => "Leertaste",
        "Enter" => "Eingabe",
        "letters" => "Buchstaben",
        "then" => "dann",
        other => other,
    }
}
