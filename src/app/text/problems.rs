//! Problems, and how a verdict is called.

use super::{Language, words};

words! {
    no_problems { en: "No problems.", de: "Keine Probleme." }
    next_problem { en: "next problem", de: "nächstes Problem" }
    fixes { en: "Quick fixes", de: "Schnelle Lösungen" }
    fixed(label: &str) { en: format!("Done: {label}."), de: format!("Erledigt: {label}.") }
    error { en: "error", de: "Fehler" }
    warning { en: "warning", de: "Warnung" }
    note { en: "note", de: "Hinweis" }
    errors(count: usize) {
        en: Language::English.many(count, "error", "errors"),
        de: Language::German.many(count, "Fehler", "Fehler"),
    }
    warnings(count: usize) {
        en: Language::English.many(count, "warning", "warnings"),
        de: Language::German.many(count, "Warnung", "Warnungen"),
    }
    notes(count: usize) {
        en: Language::English.many(count, "note", "notes"),
        de: Language::German.many(count, "Hinweis", "Hinweise"),
    }
    line(line: u32) { en: format!("Line {line}"), de: format!("Zeile {line}") }

    accepted { en: "accepted", de: "angenommen" }
    guest_the_same { en: "guest the same", de: "Gast gleich" }
    guest_changes { en: "guest changes", de: "Gast ändert sich" }
    refused { en: "refused", de: "abgelehnt" }
}
