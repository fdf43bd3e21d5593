//! What a rewrite is: other words for the same guest, which an older release understands.

use serde::Serialize;

use super::report::Class;
use super::work::Work;
use crate::compat::Wording;
use crate::machine::Version;

/// One rewrite. Its file is named after its id.
pub(super) struct Rewrite {
    /// Kebab-case name, the same as the file's.
    pub(super) id: &'static str,
    /// What it does, in a sentence for people.
    pub(super) title: &'static str,
    /// The words that older releases lack; who has them needs no such rewrite.
    pub(super) until: Wording,
    /// How the guest takes it.
    pub(super) class: Class,
    /// The libvirt commit or function that shows that it is safe.
    pub(super) reference: &'static str,
    /// Looks at the document and rewrites what its condition admits.
    pub(super) apply: fn(&mut Work<'_>),
}

/// A rewrite, told to people.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Rewriting {
    /// Kebab-case name; [`super::Change::rewrite`] has it.
    pub id: &'static str,
    /// What it does, in a sentence.
    pub title: &'static str,
    /// The first release that needs no such rewrite.
    #[serde(serialize_with = "as_text")]
    pub until: Version,
    /// How the guest takes it.
    pub class: Class,
    /// The libvirt commit or function that shows it.
    pub reference: &'static str,
}

fn as_text<S: serde::Serializer>(version: &Version, to: S) -> Result<S::Ok, S::Error> {
    to.collect_str(version)
}

impl Rewrite {
    pub(super) fn told(&self) -> Rewriting {
        let Rewrite { id, title, until, class, reference, .. } = *self;
        Rewriting { id, title, until: until.since(), class, reference }
    }
}
