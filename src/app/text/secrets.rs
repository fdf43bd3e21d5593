//! Passwords and keys: what is masked, and what a text that leaves the page holds of them.

use super::super::wish::Secrets;
use super::{Language, words};

words! {
    show_passwords { en: "Show passwords", de: "Passwörter zeigen" }
    mask_passwords { en: "Mask passwords", de: "Passwörter verdecken" }
    passwords_hint {
        en: "Passwords and keys are masked in the source, in devices, comparisons and reports until you ask to see them.",
        de: "Passwörter und Schlüssel sind im Quelltext, in Geräten, Vergleichen und Berichten verdeckt, bis Sie sie \
             sehen wollen.",
    }
    secrets(count: usize) {
        en: Language::English.many(count, "password or key", "passwords or keys"),
        de: Language::German.many(count, "Passwort oder Schlüssel", "Passwörter oder Schlüssel"),
    }
    // After a preposition that governs the dative.
    of_secrets(count: usize) {
        en: Language::English.secrets(count),
        de: Language::German.many(count, "Passwort oder Schlüssel", "Passwörtern oder Schlüsseln"),
    }
    masked_here(count: usize) {
        en: format!(
            "{} masked. The loaded document is downloaded with what it holds.",
            Language::English.secrets(count)
        ),
        de: format!(
            "{} verdeckt. Das geladene Dokument wird mit allem heruntergeladen, was es enthält.",
            Language::German.secrets(count)
        ),
    }
    include_secrets(count: usize) {
        en: format!("Include {}", Language::English.secrets(count)),
        de: format!("Mit {}", Language::German.of_secrets(count)),
    }
    with_secrets(count: usize, included: bool) {
        en: match included {
            true => format!("The result holds {}. Whoever gets it can read them.", Language::English.secrets(count)),
            false => format!(
                "{} left out. Defining the result removes what is left out on the host.",
                Language::English.secrets(count)
            ),
        },
        de: match included {
            true => format!("Das Ergebnis enthält {}. Wer es bekommt, kann sie lesen.", Language::German.secrets(count)),
            false => format!(
                "{} ausgelassen. Wird das Ergebnis auf dem Host definiert, fehlt dort, was ausgelassen ist.",
                Language::German.secrets(count)
            ),
        },
    }
    copied(secrets: Secrets) {
        en: format!("Copied{}.", said(Language::English, secrets)),
        de: format!("Kopiert{}.", said(Language::German, secrets)),
    }
    downloaded(name: &str, secrets: Secrets) {
        en: format!("Downloaded {name}{}.", said(Language::English, secrets)),
        de: format!("{name} heruntergeladen{}.", said(Language::German, secrets)),
    }
}

/// ` without 2 passwords or keys`.
fn said(words: Language, of: Secrets) -> String {
    match (words, of) {
        (_, Secrets::None) => String::new(),
        (Language::English, Secrets::Included(count)) => format!(" with {}", words.secrets(count)),
        (Language::English, Secrets::LeftOut(count)) => format!(" without {}", words.secrets(count)),
        (Language::German, Secrets::Included(count)) => format!(", mit {}", words.of_secrets(count)),
        (Language::German, Secrets::LeftOut(count)) => format!(", ohne {}", words.secrets(count)),
    }
}
