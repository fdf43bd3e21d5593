//! `Language`: the languages of the page. Each editor on a page has its own.

use serde::Deserialize;

/// A language that the page speaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize)]
#[serde(from = "String")]
pub enum Language {
    /// What is spoken where nothing else is known.
    #[default]
    English,
    /// Deutsch.
    German,
}

impl Language {
    /// All of them.
    pub(in crate::app) const ALL: [Language; 2] = [Language::English, Language::German];

    /// Its tag in HTML (BCP 47).
    pub const fn tag(self) -> &'static str {
        match self {
            Language::English => "en",
            Language::German => "de",
        }
    }

    /// What stands between groups of three digits.
    pub(in crate::app) const fn thousands(self) -> char {
        match self {
            Language::English => ',',
            Language::German => '.',
        }
    }

    /// What it calls itself.
    pub(in crate::app) const fn name(self) -> &'static str {
        match self {
            Language::English => "English",
            Language::German => "Deutsch",
        }
    }
}

impl From<String> for Language {
    /// The language of a tag such as `de-AT`; English where the page does not speak it.
    fn from(tag: String) -> Language {
        let first = tag.split(['-', '_']).next().unwrap_or_default().to_ascii_lowercase();
        Language::ALL.into_iter().find(|it| it.tag() == first).unwrap_or_default()
    }
}
