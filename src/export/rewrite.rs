//! What a rewrite is: other words for the same guest, which an older release understands.

use super::report::Class;
use super::work::Work;
use crate::machine::Version;

/// One rewrite. Its file is named after its id.
pub(super) struct Rewrite {
    /// Kebab-case name, the same as the file's.
    pub(super) id: &'static str,
    /// The first release that needs no such rewrite.
    pub(super) until: Version,
    /// How the guest takes it.
    pub(super) class: Class,
    /// The libvirt commit or function that shows that it is safe.
    pub(super) reference: &'static str,
    /// Looks at the document and rewrites what its condition admits.
    pub(super) apply: fn(&mut Work<'_>),
}
