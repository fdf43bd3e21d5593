//! Sharing a document by a link.

use super::{Language, words};
use crate::editor::Topic;

words! {
    share { en: "Share by link", de: "Per Link teilen" }
    share_how {
        en: "The link carries the whole document behind its #, which a browser sends to no server. Whoever has the link can \
             read it.",
        de: "Der Link trägt das ganze Dokument hinter seinem #, das ein Browser an keinen Server schickt. Wer den Link hat, \
             kann es lesen.",
    }
    nothing_left_out { en: "It holds no password or key.", de: "Es enthält weder Passwort noch Schlüssel." }
    left_out_of_link(count: usize) {
        en: format!("{} left out.", Language::English.secrets(count)),
        de: format!("{} ausgelassen.", Language::German.secrets(count)),
    }
    link_holds { en: "What the link tells", de: "Was der Link verrät" }
    link_holds_nothing {
        en: "No name, address or path.",
        de: "Weder Namen noch Adressen noch Pfade.",
    }
    link_in_the_making { en: "The link is being made…", de: "Der Link entsteht…" }
    link_not_made { en: "This browser cannot make such a link.", de: "Dieser Browser kann einen solchen Link nicht erzeugen." }
    link_address { en: "Link", de: "Link" }
    copy_link { en: "Copy link", de: "Link kopieren" }
    link_length(characters: usize) {
        en: format!("{} characters", Language::English.number(characters)),
        de: format!("{} Zeichen", Language::German.number(characters)),
    }
    link_is_long {
        en: "Some programs cut links as long as this.",
        de: "Manche Programme kürzen so lange Links.",
    }
    link_is_broken {
        en: "The link is not whole: its document cannot be read. Nothing was opened.",
        de: "Der Link ist nicht vollständig: Sein Dokument ist nicht lesbar. Nichts wurde geöffnet.",
    }
}

impl Language {
    /// The name of what a document tells.
    pub(in crate::app) fn topic(self, topic: Topic) -> &'static str {
        let (english, german) = match topic {
            Topic::Name => ("Name and description", "Name und Beschreibung"),
            Topic::Identity => ("UUIDs and serial numbers", "UUIDs und Seriennummern"),
            Topic::Mac => ("MAC addresses", "MAC-Adressen"),
            Topic::Path => ("Paths of the host", "Pfade des Hosts"),
            Topic::Resource => ("Networks, bridges, pools", "Netzwerke, Brücken, Pools"),
            Topic::Machine => ("Other machines", "Andere Rechner"),
            Topic::User => ("Users and labels", "Benutzer und Labels"),
            Topic::Argument => ("Arguments for QEMU", "Argumente für QEMU"),
            Topic::Metadata => ("Metadata", "Metadaten"),
            Topic::Comment => ("Comments", "Kommentare"),
        };
        match self {
            Language::English => english,
            Language::German => german,
        }
    }
}
