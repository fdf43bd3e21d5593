//! The history, and unsaved work that is kept for the next visit.

use super::{Language, words};

words! {
    history { en: "History", de: "Verlauf" }
    moments { en: "Steps, newest first", de: "Schritte, neueste zuerst" }
    undone { en: "undone", de: "zurückgenommen" }
    since_loaded { en: "What differs from the loaded document", de: "Unterschiede zum geladenen Dokument" }
    not_compared {
        en: "The text does not parse, so it is not compared. Choose a step to leave it.",
        de: "Der Text ist fehlerhaft und wird deshalb nicht verglichen. Ein Schritt führt davon weg.",
    }
    back_to_loaded { en: "Go back to the loaded document", de: "Zurück zum geladenen Dokument" }
    download_loaded { en: "Download the loaded document", de: "Geladenes Dokument herunterladen" }
    nothing_differs {
        en: "The text is as it was loaded, byte for byte.",
        de: "Der Text ist Byte für Byte so, wie er geladen wurde.",
    }
    devices_the_same { en: "The text differs, the devices do not.", de: "Der Text ist anders, die Geräte sind es nicht." }
    devices_that_differ { en: "Devices that differ", de: "Geräte, die sich unterscheiden" }
    added { en: "added", de: "hinzugefügt" }
    removed { en: "removed", de: "entfernt" }
    changed { en: "changed", de: "geändert" }
    implicit_tag { en: "implicit", de: "implizit" }
    becomes { en: "becomes", de: "wird" }
    added_and_removed(added: usize, removed: usize) {
        en: format!("+{added} −{removed} lines"),
        de: format!("+{added} −{removed} Zeilen"),
    }

    // Work kept for the next visit.
    next_visit { en: "For the next visit", de: "Für den nächsten Besuch" }
    keep_work { en: "Keep unsaved work in this browser", de: "Ungespeicherte Arbeit in diesem Browser aufheben" }
    keep_passwords { en: "With its passwords and keys", de: "Mit ihren Passwörtern und Schlüsseln" }
    forget_work { en: "Forget it", de: "Vergessen" }
    not_kept {
        en: "Nothing is kept. A reload loses what was not exported.",
        de: "Nichts wird aufgehoben. Beim Neuladen geht verloren, was nicht exportiert wurde.",
    }
    work_is_back { en: "Unsaved work of your last visit", de: "Ungespeicherte Arbeit des letzten Besuchs" }
    forgotten {
        en: "What was kept in this browser is forgotten.",
        de: "Was in diesem Browser aufgehoben war, ist vergessen.",
    }
    kept(kept: Option<usize>, secrets_now: usize, passwords: bool) {
        en: match kept {
            None => "There is no unsaved work to keep now.".to_owned(),
            Some(0) if passwords && secrets_now > 0 => format!(
                "Kept in this browser with {}. Nothing is sent anywhere.",
                Language::English.secrets(secrets_now)
            ),
            Some(0) => "Kept in this browser. Nothing is sent anywhere.".to_owned(),
            Some(left_out) => format!(
                "Kept in this browser without {}. Nothing is sent anywhere.",
                Language::English.secrets(left_out)
            ),
        },
        de: match kept {
            None => "Zurzeit gibt es keine ungespeicherte Arbeit.".to_owned(),
            Some(0) if passwords && secrets_now > 0 => format!(
                "In diesem Browser aufgehoben, mit {}. Nichts wird irgendwohin gesendet.",
                Language::German.of_secrets(secrets_now)
            ),
            Some(0) => "In diesem Browser aufgehoben. Nichts wird irgendwohin gesendet.".to_owned(),
            Some(left_out) => format!(
                "In diesem Browser aufgehoben, ohne {}. Nichts wird irgendwohin gesendet.",
                Language::German.secrets(left_out)
            ),
        },
    }
    resumed(name: &str, left_out: usize) {
        en: match left_out {
            0 => format!("{name} is as you left it; it was kept in this browser only."),
            _ => format!(
                "{name} was kept in this browser only, without {}: write them again, or open the file again.",
                Language::English.secrets(left_out)
            ),
        },
        de: match left_out {
            0 => format!("{name} ist so, wie Sie es verlassen haben; es war nur in diesem Browser aufgehoben."),
            _ => format!(
                "{name} war nur in diesem Browser aufgehoben, ohne {}: bitte neu eintragen oder die Datei erneut öffnen.",
                Language::German.secrets(left_out)
            ),
        },
    }
}
