//! The export view: style, comparison, what to run.

use super::{Language, words};

words! {
    what_is_exported { en: "What is exported", de: "Was exportiert wird" }
    style { en: "Style of the export", de: "Art des Exports" }
    result { en: "Result", de: "Ergebnis" }
    reason { en: "Reason", de: "Grund" }
    unchanged { en: "unchanged", de: "unverändert" }
    no_changes { en: "The result is the source, byte for byte.", de: "Das Ergebnis ist Byte für Byte der Quelltext." }
    in_the_way { en: "In the way", de: "Was im Weg steht" }
    warned_of { en: "Taken, with a word of warning", de: "Angenommen, mit einer Warnung" }
    result_line(line: u32) { en: format!("line {line} of the result"), de: format!("Zeile {line} des Ergebnisses") }
    more_characters(count: usize) {
        en: format!("… {}", Language::English.many(count, "more character", "more characters")),
        de: format!("… {}", Language::German.many(count, "weiteres Zeichen", "weitere Zeichen")),
    }
    elsewhere { en: "Also to know", de: "Außerdem wissenswert" }
    copy { en: "Copy", de: "Kopieren" }
    needs { en: "needs", de: "braucht" }
    change { en: "Change", de: "Änderung" }
    blocked {
        en: "There is no result to download: see the reasons below.",
        de: "Es gibt kein Ergebnis zum Herunterladen: die Gründe stehen unten.",
    }
    show_device { en: "Show the device", de: "Gerät zeigen" }
    not_yet { en: "being computed", de: "wird berechnet" }
    computing {
        en: "Being computed: what the target says to the other styles, and the timeline.",
        de: "Wird berechnet: was das Ziel zu den anderen Arten sagt, und die Zeitleiste.",
    }
    verdicts_computed {
        en: "The verdicts on all styles are computed.",
        de: "Die Urteile über alle Arten sind berechnet.",
    }
    computed {
        en: "The verdicts on all styles and the timeline are computed.",
        de: "Die Urteile über alle Arten und die Zeitleiste sind berechnet.",
    }
    download(file: &str) { en: format!("Download {file}"), de: format!("{file} herunterladen") }
    changes(count: usize) {
        en: Language::English.many(count, "change", "changes"),
        de: Language::German.many(count, "Änderung", "Änderungen"),
    }
    // How many others the same is said of.
    and_more(count: usize) {
        en: if count == 0 { String::new() } else { format!(" and {count} more") },
        de: if count == 0 { String::new() } else { format!(" und {count} weitere") },
    }
    lines_between(first: u32, last: u32) {
        en: if first == last { Language::English.line(first) } else { format!("Lines {first}–{last}") },
        de: if first == last { Language::German.line(first) } else { format!("Zeilen {first}–{last}") },
    }
    changes_the_guest { en: "Choices that change the guest", de: "Entscheidungen, die den Gast ändern" }
    offers_are_chosen {
        en: "Other hardware that the target takes. None of it is done unless you choose it, one by one.",
        de: "Andere Hardware, die das Ziel annimmt. Nichts davon geschieht, ohne dass Sie es einzeln wählen.",
    }
    accept { en: "Accept", de: "Annehmen" }
    take_back { en: "Take back", de: "Zurücknehmen" }
    guest_notices(count: usize) {
        en: format!("What the guest notices: {}", Language::English.many(count, "property", "properties")),
        de: format!("Was der Gast bemerkt: {}", Language::German.many(count, "Eigenschaft", "Eigenschaften")),
    }
    property { en: "Property", de: "Eigenschaft" }
    before { en: "Before", de: "Vorher" }
    after { en: "After", de: "Nachher" }
    what_it_notices { en: "What the guest notices", de: "Was der Gast bemerkt" }
    // What the choices about a change are for.
    decide(number: usize) {
        en: format!("What happens to change {number}"),
        de: format!("Was mit Änderung {number} geschieht"),
    }
    reset_choices(count: usize) {
        en: format!("Reset {}", Language::English.many(count, "choice", "choices")),
        de: format!("{} zurücksetzen", Language::German.many(count, "Entscheidung", "Entscheidungen")),
    }

    // What to run.
    how_to { en: "On the hosts", de: "Auf den Hosts" }
    copy_command_line { en: "Copy this command", de: "Diesen Befehl kopieren" }
    report_text { en: "Report as text", de: "Bericht als Text" }
    report_json { en: "Report as JSON", de: "Bericht als JSON" }
    report_html { en: "Report to print", de: "Bericht zum Drucken" }
}
