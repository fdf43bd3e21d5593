//! The form of a device or a section, devices to add, and several rows at once.

use super::{Language, words};

words! {
    settings { en: "Settings", de: "Einstellungen" }
    all_settings(count: usize) {
        en: format!("All settings ({})", Language::English.number(count)),
        de: format!("Alle Einstellungen ({})", Language::German.number(count)),
    }
    filter_settings { en: "Filter settings", de: "Einstellungen filtern" }
    no_settings { en: "No setting matches.", de: "Keine Einstellung passt dazu." }
    not_set { en: "not set", de: "nicht gesetzt" }
    by_libvirt(value: &str) {
        en: format!("{value} (filled in by libvirt)"),
        de: format!("{value} (von libvirt ergänzt)"),
    }
    leave_to_libvirt { en: "Leave to libvirt", de: "libvirt überlassen" }
    revert_value(label: &str) {
        en: format!("Leave {label} to libvirt"),
        de: format!("{label} libvirt überlassen"),
    }
    unread { en: "libvirt does not read this", de: "libvirt liest das nicht" }
    libvirt_makes_it(value: &str) {
        en: format!("libvirt makes it {value}."),
        de: format!("libvirt macht daraus {value}."),
    }
    not_in_the_list(value: &str) {
        en: format!("{value} (not known)"),
        de: format!("{value} (nicht bekannt)"),
    }
    choice_with_reason(value: &str, why: &str) { en: format!("{value} – {why}"), de: format!("{value} – {why}") }
    go_to_row(name: &str) { en: format!("Go to {name}"), de: format!("Zu {name}") }
    add_element { en: "Add element", de: "Element hinzufügen" }
    remove_element(name: &str) { en: format!("Remove {name}"), de: format!("{name} entfernen") }
    by_path { en: "Any attribute or element", de: "Beliebiges Attribut oder Element" }
    by_path_hint {
        en: "Also what libvirt does not know, such as driver/@cache or note/text.",
        de: "Auch was libvirt nicht kennt, etwa driver/@cache oder note/text.",
    }
    path { en: "Path", de: "Pfad" }
    value { en: "Value", de: "Wert" }
    write_value { en: "Write", de: "Schreiben" }
    secret_is_set { en: "set, not shown", de: "gesetzt, nicht gezeigt" }

    add_device { en: "Add a device or a section", de: "Gerät oder Abschnitt hinzufügen" }
    add_device_button { en: "Add device…", de: "Gerät hinzufügen …" }
    kind_of_device { en: "Kind of device or section", de: "Art des Geräts oder Abschnitt" }
    sections_to_add { en: "Sections", de: "Abschnitte" }
    choose_kind {
        en: "Choose a kind to see what would be added.",
        de: "Eine Art wählen, um zu sehen, was hinzukäme.",
    }
    would_be(name: &str) { en: format!("{name}, nothing written yet"), de: format!("{name}, noch nichts geschrieben") }
    would_sit(address: &str) { en: format!("Its address: {address}"), de: format!("Seine Adresse: {address}") }
    would_be_refused { en: "libvirt would refuse it:", de: "libvirt würde es ablehnen:" }
    comes_with_it { en: "What comes with it or moves", de: "Was mitkommt oder umzieht" }
    add_it(name: &str) { en: format!("Add {name}"), de: format!("{name} hinzufügen") }
    add_it_anyway(name: &str) { en: format!("Add {name} anyway"), de: format!("{name} trotzdem hinzufügen") }

    select_several { en: "Select several", de: "Mehrere auswählen" }
    so_many_selected(count: usize) {
        en: format!("{} selected", Language::English.number(count)),
        de: format!("{} ausgewählt", Language::German.number(count)),
    }
    make_explicit { en: "Make explicit", de: "Ausschreiben" }
    remove { en: "Remove", de: "Entfernen" }
    nothing_to_do { en: "There is nothing to change.", de: "Es gibt nichts zu ändern." }
    end_selection { en: "End selection", de: "Auswahl beenden" }
}
