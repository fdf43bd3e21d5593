//! The source pane, and the search inside it.

use super::{Language, words};

words! {
    source_label { en: "Domain XML", de: "Domain-XML" }
    implicit_shown { en: "Implicit shown", de: "Implizites sichtbar" }
    implicit_hidden { en: "Implicit hidden", de: "Implizites verborgen" }
    copy_source { en: "Copy the whole source", de: "Ganzen Quelltext kopieren" }
    loading_editor { en: "Loading the source editor", de: "Der Quelltext-Editor wird geladen" }
    ghosts_gone {
        en: "implicit lines are hidden until the text parses",
        de: "implizite Zeilen sind verborgen, bis der Text fehlerfrei ist",
    }
    added_after(count: usize) {
        en: format!("libvirt adds {} here", Language::English.many(count, "device", "devices")),
        de: format!("libvirt ergänzt hier {}", Language::German.many(count, "Gerät", "Geräte")),
    }
    lines(count: u32) {
        en: Language::English.many(count as usize, "line", "lines"),
        de: Language::German.many(count as usize, "Zeile", "Zeilen"),
    }
}
