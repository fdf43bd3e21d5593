//! The topology view.

use super::{Language, words};

words! {
    topology { en: "Topology", de: "Topologie" }
    topology_counts(pci: usize, usb: usize) {
        en: format!("{}, {}", Language::English.many(pci, "PCI bus", "PCI buses"), Language::English.many(usb, "USB bus", "USB buses")),
        de: format!("{}, {}", Language::German.many(pci, "PCI-Bus", "PCI-Busse"), Language::German.many(usb, "USB-Bus", "USB-Busse")),
    }
    topology_form { en: "Shown as", de: "Gezeigt als" }
    picture { en: "Picture", de: "Bild" }
    slot_table { en: "Slot table", de: "Steckplatztabelle" }
    smaller { en: "Smaller", de: "Kleiner" }
    larger { en: "Larger", de: "Größer" }
    save_as_svg { en: "Save as SVG", de: "Als SVG sichern" }
    selected { en: "Selected", de: "Ausgewählt" }
    show_in_devices { en: "Show in devices", de: "In den Geräten zeigen" }
    hotplug_room { en: "Room for hot-plug", de: "Platz für Hot-Plug" }
    free_express(count: usize) {
        en: if count == 1 { "free PCI Express port".to_owned() } else { "free PCI Express ports".to_owned() },
        de: if count == 1 { "freier PCI-Express-Port".to_owned() } else { "freie PCI-Express-Ports".to_owned() },
    }
    free_conventional(count: usize) {
        en: if count == 1 { "free conventional slot".to_owned() } else { "free conventional slots".to_owned() },
        de: if count == 1 { "freier konventioneller Steckplatz".to_owned() } else { "freie konventionelle Steckplätze".to_owned() },
    }
    hotplug_hint {
        en: "Into each of them one device can be plugged while the guest runs.",
        de: "In jeden davon passt ein Gerät, während der Gast läuft.",
    }
    legend { en: "Legend", de: "Legende" }
    legend_written { en: "written device", de: "geschriebenes Gerät" }
    legend_implicit { en: "implicit device, dashed and hatched", de: "implizites Gerät, gestrichelt und schraffiert" }
    legend_reserved { en: "part of the board, or given to no device", de: "Teil der Platine oder für kein Gerät" }
    legend_free { en: "free", de: "frei" }
    legend_free_for { en: "free, libvirt has something for it", de: "frei, libvirt hat etwas dafür vor" }
    legend_clash { en: "conflict", de: "Konflikt" }
    legend_preview { en: "address after the previewed change", de: "Adresse nach der Änderung in der Vorschau" }
    place { en: "Place", de: "Platz" }
    origin { en: "From", de: "Herkunft" }
    makes { en: "Makes", de: "Stellt bereit" }
}
