//! The inspector, and what it says while the text does not parse.

use super::words;

words! {
    inspector { en: "Inspector", de: "Details" }
    nothing_selected {
        en: "Choose a device to see what it is and why it is there.",
        de: "Ein Gerät auswählen, um zu sehen, was es ist und warum es da ist.",
    }
    why { en: "Why is this here?", de: "Warum ist das hier?" }
    filled_in_title { en: "What libvirt fills in", de: "Was libvirt ergänzt" }
    takes { en: "What it takes", de: "Was es aufnimmt" }
    related { en: "What it is joined to", de: "Womit es verbunden ist" }
    as_printed { en: "As libvirt prints it", de: "So gibt libvirt es aus" }
    rule { en: "Rule", de: "Regel" }
    since { en: "Since", de: "Seit" }
    since_in_a_line { en: "since", de: "seit" }
    reference { en: "Reference", de: "Quelle" }
    address { en: "Address", de: "Adresse" }
    copy_xml { en: "Copy XML", de: "XML kopieren" }
    back_to_devices { en: "Back to the devices", de: "Zurück zu den Geräten" }

    // A text that does not parse.
    paused_reason {
        en: "The text is not a domain that can be shown as devices. Nothing is lost: keep typing, and the form \
             continues as soon as it parses.",
        de: "Der Text ist keine Domain, die sich als Geräte zeigen lässt. Nichts geht verloren: einfach weiter \
             schreiben; das Formular läuft weiter, sobald der Text fehlerfrei ist.",
    }
    undo_last_edit { en: "Undo last edit", de: "Letzte Änderung rückgängig machen" }
    paused(line: u32) {
        en: format!("Form paused at line {line}"),
        de: format!("Formular angehalten in Zeile {line}"),
    }
    at(line: u32, column: u32, message: &str) {
        en: format!("Line {line}, column {column}: {message}"),
        de: format!("Zeile {line}, Spalte {column}: {message}"),
    }
}
