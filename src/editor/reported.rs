//! The report of an export in each of its forms, made when somebody wants it.

use crate::export::{Report, Tongue};
use crate::translate::Memory;

/// A report, and what the domain is called that it is about.
#[derive(Debug, Clone, PartialEq)]
pub struct Reported {
    pub(super) report: Report,
    pub(super) name: String,
}

impl Reported {
    /// As versioned JSON: the same in every language.
    pub fn json(&self) -> String {
        serde_json::to_string_pretty(&self.report).unwrap_or_default()
    }

    /// As text, in the language of that tag and memory; in English without one.
    pub fn text(&self, language: Option<(&str, &Memory)>) -> String {
        in_tongue(language, |it| self.report.text(it).to_string())
    }

    /// As a page to print, in the language of that tag and memory; in English without one.
    pub fn page(&self, language: Option<(&str, &Memory)>) -> String {
        in_tongue(language, |it| self.report.page(&self.name, it).to_string())
    }
}

fn in_tongue(language: Option<(&str, &Memory)>, make: impl Fn(Tongue<'_>) -> String) -> String {
    match language {
        Some((tag, memory)) => {
            let say = |text: &str| memory.translate(text).unwrap_or_else(|| text.to_owned());
            make(Tongue::new(tag, &say))
        }
        None => make(Tongue::ENGLISH),
    }
}
