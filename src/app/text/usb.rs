//! The USB panel.

use super::{Language, words};

words! {
    usb_version { en: "USB version", de: "USB-Version" }
    usb_hint { en: "shown first, written when you confirm", de: "erst gezeigt, nach Bestätigung geschrieben" }
    usb_model { en: "Exact model", de: "Genaues Modell" }
    usb_model_keep { en: "As the version says", de: "Wie es die Version vorgibt" }
    now { en: "now", de: "jetzt" }
    now_implicit { en: "now, implicit", de: "jetzt, implizit" }
    preview { en: "preview", de: "Vorschau" }
    ports_now { en: "Ports now", de: "Ports jetzt" }
    ports_then { en: "Ports then", de: "Ports danach" }
    no_ports { en: "No USB ports", de: "Keine USB-Ports" }
    free { en: "free", de: "frei" }
    what_moves { en: "What moves", de: "Was sich verschiebt" }
    nothing_moves { en: "Nothing else moves.", de: "Sonst verschiebt sich nichts." }
    device { en: "Device", de: "Gerät" }
    now_column { en: "Now", de: "Jetzt" }
    then_column { en: "Then", de: "Danach" }
    guest_sees { en: "The guest sees", de: "Der Gast sieht" }
    show_patch { en: "Show patch", de: "Patch zeigen" }
    hide_patch { en: "Hide patch", de: "Patch verbergen" }
    patch { en: "Patch", de: "Patch" }
    moved { en: "moved", de: "neu hier" }
    ports_used(used: usize, all: usize) {
        en: format!("{used} of {all} used"),
        de: format!("{used} von {all} belegt"),
    }
    moves(count: usize) {
        en: Language::English.many(count, "device", "devices"),
        de: Language::German.many(count, "Gerät", "Geräte"),
    }
    show_more(count: usize) { en: format!("Show {count} more"), de: format!("{count} weitere zeigen") }
    port(path: &str, device: &str) { en: format!("Port {path}: {device}"), de: format!("Port {path}: {device}") }
    // What a device is called where there is little room.
    short(device: &str) {
        en: device.trim_start_matches("USB ").replace("redirection", "redir").replace("controller", "ctrl"),
        de: device.trim_start_matches("USB-").replace("Weiterleitung", "Weiterl.").replace("Controller", "Ctrl"),
    }
}
