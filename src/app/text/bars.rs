//! The bars at the top and at the bottom, the menus, the palette, and short messages.

use super::{Language, words};

words! {
    // The bar at the top.
    open { en: "Open…", de: "Öffnen…" }
    open_file { en: "Open file…", de: "Datei öffnen…" }
    samples { en: "Samples", de: "Beispiele" }
    undo { en: "Undo", de: "Rückgängig" }
    redo { en: "Redo", de: "Wiederholen" }
    nothing_to_undo { en: "Nothing to undo", de: "Nichts rückgängig zu machen" }
    nothing_to_redo { en: "Nothing to do again", de: "Nichts zu wiederholen" }
    to_light { en: "Use the light theme", de: "Helles Farbschema verwenden" }
    to_dark { en: "Use the dark theme", de: "Dunkles Farbschema verwenden" }
    export { en: "Export", de: "Export" }
    read_only { en: "This domain is read-only here.", de: "Diese Domain ist hier schreibgeschützt." }
    nothing_loaded { en: "No domain is loaded.", de: "Es ist keine Domain geladen." }
    exit { en: "Close the editor", de: "Editor schließen" }
    save { en: "Save", de: "Speichern" }
    save_off {
        en: "Nothing can be saved while the XML does not parse.",
        de: "Solange das XML fehlerhaft ist, lässt sich nichts speichern.",
    }
    export_off {
        en: "Nothing can be exported while the XML does not parse.",
        de: "Solange das XML fehlerhaft ist, lässt sich nichts exportieren.",
    }
    does_not_parse { en: "does not parse", de: "fehlerhaftes XML" }
    not_saved { en: "edited, not saved", de: "geändert, nicht gespeichert" }
    menu { en: "More", de: "Mehr" }
    close { en: "Close", de: "Schließen" }

    // The bar below it.
    devices { en: "Devices", de: "Geräte" }
    source { en: "Source", de: "Quelltext" }
    problems { en: "Problems", de: "Probleme" }
    viewed_as { en: "Host and target", de: "Host und Ziel" }
    parts { en: "Parts of the page", de: "Bereiche der Seite" }
    parsed_by { en: "Parsed by", de: "Gelesen von" }
    target { en: "Target", de: "Ziel" }
    no_target { en: "No target", de: "Kein Ziel" }
    no_target_detail { en: "nothing is checked or rewritten", de: "nichts wird geprüft oder umgeschrieben" }
    not_checked { en: "Not checked: the XML does not parse", de: "Nicht geprüft: Das XML ist fehlerhaft" }
    filter_hosts { en: "Filter, or type libvirt=9.0.0,qemu=7.2", de: "Filtern, oder libvirt=9.0.0,qemu=7.2 eingeben" }
    load_host {
        en: "Open or paste the output of virsh capabilities and virsh domcapabilities to use a host of your own.",
        de: "Für einen eigenen Host die Ausgabe von virsh capabilities und virsh domcapabilities öffnen oder einfügen.",
    }
    host_loaded {
        en: "The host is now as these capabilities tell.",
        de: "Der Host ist nun der, den diese Capabilities beschreiben.",
    }
    filter_targets { en: "Filter, or type a release such as 4.5.0", de: "Filtern, oder eine Version wie 4.5.0 eingeben" }
    no_choice {
        en: "Nothing by that name. A release looks like 4.5.0.",
        de: "Nichts mit diesem Namen. Eine Version sieht aus wie 4.5.0.",
    }
    use_release(text: &str) { en: format!("Use {text}"), de: format!("{text} verwenden") }

    // Go to.
    go_to { en: "Go to device, line or command", de: "Zu Gerät, Zeile oder Befehl" }
    no_place { en: "Nothing by that name.", de: "Nichts mit diesem Namen." }
    switch_theme { en: "Switch between light and dark", de: "Zwischen hell und dunkel wechseln" }
    switch_implicit { en: "Implicit lines on or off", de: "Implizite Zeilen ein- oder ausblenden" }
    go_to_next_problem { en: "Next problem", de: "Nächstes Problem" }
    go_to_line(line: u32) { en: format!("Go to line {line}"), de: format!("Zu Zeile {line}") }
    sample(id: &str) { en: format!("Sample {id}"), de: format!("Beispiel {id}") }
    language { en: "Language", de: "Sprache" }
    // For those who do not read the present language, each language stands under its own name.
    speak(language: Language) {
        en: format!("Language: {}", language.name()),
        de: format!("Sprache: {}", language.name()),
    }

    // The lines between the panes.
    tree_width { en: "Width of the device tree", de: "Breite des Gerätebaums" }
    source_width { en: "Width of the source", de: "Breite des Quelltexts" }

    // Messages that go away by themselves.
    not_copied {
        en: "The browser does not let this page copy. Mark the text and copy it by hand.",
        de: "Der Browser lässt diese Seite nicht kopieren. Den Text bitte markieren und von Hand kopieren.",
    }
    not_pasted {
        en: "The browser does not let this page read the clipboard. Press Ctrl V instead.",
        de: "Der Browser lässt diese Seite die Zwischenablage nicht lesen. Bitte stattdessen Strg V drücken.",
    }
    clipboard_empty { en: "The clipboard holds no text.", de: "Die Zwischenablage enthält keinen Text." }
    opened(name: &str) { en: format!("Opened {name}."), de: format!("{name} geöffnet.") }
    back { en: "Back to the file before", de: "Zurück zur vorigen Datei" }
    not_utf8(name: &str) {
        en: format!("{name} is not UTF-8 text. Save it as UTF-8, then open it again."),
        de: format!("{name} ist kein UTF-8-Text. Bitte als UTF-8 speichern und erneut öffnen."),
    }
    not_read(name: &str) {
        en: format!("{name} cannot be read. Choose it again."),
        de: format!("{name} lässt sich nicht lesen. Bitte erneut auswählen."),
    }
    device_removed(name: &str) { en: format!("{name} removed."), de: format!("{name} entfernt.") }
    all_written(count: usize) {
        en: format!("{} written into the text.", Language::English.many(count, "implicit device", "implicit devices")),
        de: format!("{} in den Text geschrieben.", Language::German.many(count, "implizites Gerät", "implizite Geräte")),
    }
}
