//! Every word of the page itself, in every language: `ask.words.undo()`. What speaks of the document comes with the
//! view.
//!
//! A word is one entry of `words!`, which takes all languages side by side: one that is left out does not compile.
//! Each part of the page has a file.

mod bars;
mod empty;
mod export;
mod form;
mod history;
mod inspector;
pub(super) mod keys;
mod language;
mod number;
mod problems;
pub(super) mod samples;
mod secrets;
mod share;
mod source;
mod strategies;
mod timeline;
mod topology;
mod tree;
mod usb;

pub use language::Language;

/// Words of the page as methods of [`Language`]: `name { en: "…", de: "…" }` answers a `&'static str`,
/// `name(count: usize) { en: format!(…), de: format!(…) }` a `String`.
macro_rules! words {
    (@ $name:ident { en: $en:expr, de: $de:expr $(,)? }) => {
        pub(in crate::app) const fn $name(self) -> &'static str {
            match self {
                $crate::app::text::Language::English => $en,
                $crate::app::text::Language::German => $de,
            }
        }
    };
    (@ $name:ident ($($argument:ident: $kind:ty),*) { en: $en:expr, de: $de:expr $(,)? }) => {
        pub(in crate::app) fn $name(self, $($argument: $kind),*) -> String {
            match self {
                $crate::app::text::Language::English => $en,
                $crate::app::text::Language::German => $de,
            }
        }
    };
    ($($name:ident $(($($arguments:tt)*))? { $($words:tt)* })*) => {
        impl $crate::app::text::Language {
            $(words!(@ $name $(($($arguments)*))? { $($words)* });)*
        }
    };
}
use words;

pub(super) const PRODUCT_FIRST: &str = "libvirt";
pub(super) const PRODUCT_REST: &str = "domain editor";
/// The file name of a text that was pasted.
pub(super) const PASTED_NAME: &str = "pasted.xml";
/// How to have a domain XML that is best to open.
pub(super) const BEST_COMMAND: &str = "virsh dumpxml --inactive --migratable NAME";
/// What to add to [`BEST_COMMAND`] for passwords.
pub(super) const BEST_OPTION: &str = "--security-info";
/// Where there is nothing to show.
pub(super) const NO_VALUE: &str = "–";

/// `web01.original.xml`.
pub(super) fn original_name(name: &str) -> String {
    format!("{}.original.xml", name.trim_end_matches(".xml"))
}
