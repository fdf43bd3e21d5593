//! The four ways out that were weighed in 2012, when a USB controller that libvirt added by itself first kept a
//! domain from an older host, side by side for one domain; and the compact form beside them.

mod text;

use serde::Serialize;

use super::report::{self, Action, Change, Class, GuestAbi};
use super::verdict::Verdict;
use super::{Prepared, Style};
use crate::compat::{OLDEST, Target};
use crate::machine::Version;

/// All strategies for one domain. As JSON it is versioned like [`Report`](super::Report).
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Strategies {
    /// Version of this layout, 1.
    pub version: u32,
    /// The host whose defaults hold.
    pub host: String,
    /// The target's name; `None` without one.
    pub target: Option<String>,
    /// The strategies, in the order in which they were weighed.
    pub strategies: Vec<Strategy>,
}

/// One strategy and what it comes to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Strategy {
    /// `require-upgrade`, `migratable`, `target`, `as-needed` or `compact`.
    pub id: &'static str,
    /// What it does, in a sentence.
    pub means: &'static str,
    /// The style that writes its result.
    pub style: &'static str,
    /// How the target takes the result.
    pub verdict: Verdict,
    /// Whether the guest sees the same hardware.
    pub guest_abi: GuestAbi,
    /// Why, in a sentence.
    pub guest_abi_reason: String,
    /// The first libvirt that understands the result; `None` when no release we know does.
    #[serde(serialize_with = "report::version")]
    pub earliest_libvirt: Option<Version>,
    /// The lines of the result for which it takes that release.
    pub because: Vec<Cause>,
    /// What keeps the target from it.
    pub in_the_way: Vec<Change>,
    /// Lines written out, rewritten and left out.
    pub added: usize,
    /// Said in other words.
    pub rewritten: usize,
    /// Left out.
    pub dropped: usize,
}

/// A line of a result that takes a certain release.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Cause {
    /// Where, as names from the root down.
    pub path: String,
    /// Line in the result, from 1.
    pub line: u32,
    /// Line in the source, from 1; `None` for what libvirt filled in.
    pub source_line: Option<u32>,
    /// Why, in a sentence.
    pub reason: String,
    /// The release that takes it: `libvirt 0.9.5`; `None` where none does.
    pub needs: Option<String>,
}

/// A strategy, whatever the domain.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Way {
    /// As in [`Strategy::id`].
    pub id: &'static str,
    /// The style that writes its result.
    pub style: Style,
    /// What it does, in a sentence.
    pub means: &'static str,
}

impl Way {
    /// Every strategy, in the order in which they were weighed.
    pub const ALL: [Way; 5] = [
        Way {
            id: "require-upgrade",
            style: Style::Expanded,
            means: "Send everything, added controllers too, and let the other side be new enough.",
        },
        Way {
            id: "migratable",
            style: Style::Migratable,
            means: "Leave out what this libvirt leaves out: controllers that it added and older releases have anyway.",
        },
        Way {
            id: "target",
            style: Style::Target,
            means: "Write for the destination: in its words, and so that nothing moves.",
        },
        Way {
            id: "as-needed",
            style: Style::AsNeeded,
            means: "Send an added USB controller only where a USB device needs it.",
        },
        Way {
            id: "compact",
            style: Style::Compact,
            means: "Leave out all that the same host would fill in again.",
        },
    ];

    /// What it comes to for a domain and a target.
    pub fn weigh(self, prepared: &Prepared<'_>, target: Option<&Target>) -> Strategy {
        let Way { id, style, means } = self;
        let (export, earliest_libvirt, because) = prepared.export_with_causes(style, target);
        let verdict = export.report.verdict();
        let changes = export.report.changes;
        let count = |action: Action| changes.iter().filter(|it| it.action == action).count();
        Strategy {
            id,
            means,
            style: style.as_str(),
            verdict,
            guest_abi: export.report.guest_abi,
            guest_abi_reason: export.report.guest_abi_reason,
            earliest_libvirt,
            because: match earliest_libvirt {
                // Older than this our facts do not reach.
                Some(OLDEST) => Vec::new(),
                _ => because,
            },
            added: count(Action::Added),
            rewritten: count(Action::Rewritten),
            dropped: count(Action::Dropped),
            in_the_way: changes.into_iter().filter(|it| it.class == Class::Refused).collect(),
        }
    }
}

/// Compares the strategies for a domain and a target.
pub fn strategies(prepared: &Prepared<'_>, target: Option<&Target>) -> Strategies {
    Strategies {
        version: report::VERSION,
        host: prepared.host().to_string(),
        target: target.map(|it| it.name.clone()),
        strategies: Way::ALL.into_iter().map(|it| it.weigh(prepared, target)).collect(),
    }
}
