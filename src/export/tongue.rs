//! The language of a report for people: its own words are English, and whoever shows it may say them otherwise.

/// How a report says its sentences.
#[derive(Clone, Copy)]
pub struct Tongue<'t> {
    tag: &'t str,
    say: &'t dyn Fn(&str) -> String,
}

impl<'t> Tongue<'t> {
    /// As it is written here.
    pub const ENGLISH: Tongue<'static> = Tongue { tag: "en", say: &str::to_owned };

    /// The language of that tag; `say` puts a sentence or a label into it.
    pub fn new(tag: &'t str, say: &'t dyn Fn(&str) -> String) -> Tongue<'t> {
        Tongue { tag, say }
    }

    /// `de`.
    pub(super) fn tag(&self) -> &'t str {
        self.tag
    }

    /// A sentence or a label in this language.
    pub(super) fn say(&self, text: &str) -> String {
        (self.say)(text)
    }
}
