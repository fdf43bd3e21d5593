//! The samples: what each is, and what there is to see.

use super::{Language, words};

words! {
    app_legacy { en: "i440fx without a USB controller", de: "i440fx ohne USB-Controller" }
    app_legacy_detail {
        en: "libvirt adds one, and libvirt 0.9.4 refuses it",
        de: "libvirt ergänzt einen, und libvirt 0.9.4 lehnt ihn ab",
    }
    tiny_q35 { en: "q35 with one disk", de: "q35 mit einer Disk" }
    tiny_q35_detail {
        en: "almost everything that the guest has is implicit",
        de: "fast alles, was der Gast hat, ist implizit",
    }
    desktop { en: "Linux desktop, SPICE and USB redirection", de: "Linux-Desktop, SPICE und USB-Weiterleitung" }
    desktop_detail {
        en: "three devices on one implicit USB controller",
        de: "drei Geräte an einem impliziten USB-Controller",
    }
    server_ceph { en: "Server on CEPH, virtio everywhere", de: "Server auf CEPH, überall virtio" }
    server_ceph_detail {
        en: "two network disks, two bridges, options that older releases do not know",
        de: "zwei Netzwerk-Disks, zwei Bridges, Optionen, die ältere Versionen nicht kennen",
    }
    win11 {
        en: "Windows 11, UEFI with Secure Boot, TPM 2.0",
        de: "Windows 11, UEFI mit Secure Boot, TPM 2.0",
    }
    win11_detail {
        en: "firmware chosen by libvirt from its features",
        de: "Firmware, die libvirt nach ihren Merkmalen wählt",
    }
    rhel6 { en: "Guest of RHEL 6, dumped by libvirt 0.9.4", de: "Gast aus RHEL 6, von libvirt 0.9.4 ausgegeben" }
    rhel6_detail {
        en: "every address is written, in the words of 2011",
        de: "jede Adresse ist geschrieben, in den Worten von 2011",
    }
}

/// A sample by its id in [`crate::editor::samples`].
pub(in crate::app) struct Sample {
    pub(in crate::app) id: &'static str,
    pub(in crate::app) title: fn(Language) -> &'static str,
    pub(in crate::app) detail: fn(Language) -> &'static str,
}

/// All of them, simplest first.
pub(in crate::app) const SAMPLES: [Sample; 6] = [
    Sample { id: "app-legacy", title: Language::app_legacy, detail: Language::app_legacy_detail },
    Sample { id: "tiny-q35", title: Language::tiny_q35, detail: Language::tiny_q35_detail },
    Sample { id: "desktop", title: Language::desktop, detail: Language::desktop_detail },
    Sample { id: "server-ceph", title: Language::server_ceph, detail: Language::server_ceph_detail },
    Sample { id: "win11", title: Language::win11, detail: Language::win11_detail },
    Sample { id: "rhel6", title: Language::rhel6, detail: Language::rhel6_detail },
];
