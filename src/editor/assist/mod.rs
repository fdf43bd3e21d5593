//! Help while typing: what may stand at a place of the text, and what stands there. It looks at nothing but the text,
//! the host and the target, and the text need not parse.

mod context;
mod hover;
mod offers;
mod place;
mod words;

use crate::compat::{Since, Target};
use crate::machine::Host;

pub use hover::Hover;
pub use offers::{Completions, Offered, OfferedKind};

/// For whom help is given.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Assist {
    pub(super) host: Host,
    pub(super) target: Option<Target>,
}

impl Assist {
    /// What may stand at a byte offset of the text: names and values that the host's libvirt reads there.
    pub fn complete_at(&self, text: &str, offset: usize) -> Completions {
        offers::at(self, text, offset)
    }

    /// What stands at a byte offset of the text; `None` where there is nothing to say.
    pub fn hover_at(&self, text: &str, offset: usize) -> Option<Hover> {
        hover::at(self, text, offset)
    }

    /// Whether the host's libvirt reads it.
    fn is_read(&self, since: Since) -> bool {
        since.is_met_by(self.host.libvirt)
    }

    /// The target, where its libvirt does not read it yet.
    fn lacking(&self, since: Since) -> Option<&Target> {
        self.target.as_ref().filter(|it| !since.is_met_by(it.libvirt))
    }
}
