//! The device tree.

use super::{Language, words};

words! {
    all { en: "All", de: "Alle" }
    written { en: "Written", de: "Geschrieben" }
    implicit { en: "Implicit", de: "Implizit" }
    not_taken { en: "Not taken", de: "Nicht genommen" }
    not_taken_by_target { en: "What the target does not take as written", de: "Was das Ziel so nicht nimmt" }
    filter_rows { en: "Filter devices", de: "Geräte filtern" }
    which_rows { en: "Which devices", de: "Welche Geräte" }
    make_all_explicit { en: "Make all explicit", de: "Alle ausschreiben" }
    no_rows { en: "No device matches.", de: "Kein Gerät passt dazu." }
    show_all { en: "Show all", de: "Alle zeigen" }
    selected_is_filtered_out {
        en: "The selected device is filtered out.",
        de: "Das ausgewählte Gerät ist weggefiltert.",
    }
    not_predicted { en: "not predicted", de: "nicht vorhergesagt" }
    filled_in { en: "filled in by libvirt", de: "von libvirt ergänzt" }
    kept_from_before { en: "Kept from the last text that parsed.", de: "Stand des letzten fehlerfreien Texts." }
    look_only { en: "You can look, not change.", de: "Ansehen geht, ändern nicht." }
    counts(written: usize, implicit: usize) {
        en: format!("{} written · {} implicit", Language::English.number(written), Language::English.number(implicit)),
        de: format!("{} geschrieben · {} implizit", Language::German.number(written), Language::German.number(implicit)),
    }
    times(count: usize, what: &str) { en: format!("{count} × {what}"), de: format!("{count} × {what}") }
    goes_to(address: &str) { en: format!("goes to {address}"), de: format!("kommt nach {address}") }
}
