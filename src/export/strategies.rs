//! The four ways out that were weighed in 2012, when a USB controller that libvirt added by itself first kept a
//! domain from an older host, side by side for one domain; and the compact form beside them.

use std::fmt;

use serde::Serialize;

use super::report::{self, Action, Change, Class, GuestAbi};
use super::verdict::Verdict;
use super::{Prepared, Style};
use crate::compat::{Finding, Needs, OLDEST, Target, earliest};
use crate::machine::Version;
use crate::xml::{self, Document};

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
    /// Why, in a sentence.
    pub reason: String,
    /// The release that takes it: `libvirt 0.9.5`; `None` where none does.
    pub needs: Option<String>,
}

/// Id, style and meaning of each.
const ALL: [(&str, Style, &str); 5] = [
    (
        "require-upgrade",
        Style::Expanded,
        "Send everything, added controllers too, and let the other side be new enough.",
    ),
    (
        "migratable",
        Style::Migratable,
        "Leave out what this libvirt leaves out: controllers that it added and older releases have anyway.",
    ),
    ("target", Style::Target, "Write for the destination: in its words, and so that nothing moves."),
    ("as-needed", Style::AsNeeded, "Send an added USB controller only where a USB device needs it."),
    ("compact", Style::Compact, "Leave out all that the same host would fill in again."),
];

/// Compares the strategies for a domain and a target.
pub fn strategies(prepared: &Prepared<'_>, target: Option<&Target>) -> Strategies {
    let one = |(id, style, means): (&'static str, Style, &'static str)| {
        let export = prepared.export(style, target);
        let result = xml::parse(&export.text).expect("an export parses");
        let earliest = earliest(&result);
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
            earliest_libvirt: earliest.version,
            because: match earliest.version {
                // Older than this our facts do not reach.
                Some(OLDEST) => Vec::new(),
                _ => causes(&result, &earliest.because),
            },
            added: count(Action::Added),
            rewritten: count(Action::Rewritten),
            dropped: count(Action::Dropped),
            in_the_way: changes.into_iter().filter(|it| it.class == Class::Refused).collect(),
        }
    };
    Strategies {
        version: report::VERSION,
        host: prepared.host().to_string(),
        target: target.map(|it| it.name.clone()),
        strategies: ALL.into_iter().map(one).collect(),
    }
}

fn causes(result: &Document, findings: &[Finding]) -> Vec<Cause> {
    let (_, positions) = result.print();
    let cause = |it: &Finding| Cause {
        path: match &it.attribute {
            Some(name) => format!("{}/@{name}", result.path_of(it.node)),
            None => result.path_of(it.node),
        },
        line: positions.line(it.node),
        reason: it.reason.clone(),
        needs: match it.needs {
            Needs::Libvirt(since) => Some(format!("libvirt {}", since.version)),
            Needs::Qemu(version) => Some(format!("QEMU {version}")),
            Needs::Never => None,
        },
    };
    findings.iter().map(cause).collect()
}

impl fmt::Display for Strategies {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let target = self.target.as_deref().unwrap_or("this host");
        writeln!(f, "Strategies: {} · for {target}", self.host)?;
        for it in &self.strategies {
            writeln!(f, "\n{}: {}", it.id, it.means)?;
            writeln!(
                f,
                "  On {target}: {}. Guest ABI: {}. {}",
                it.verdict, it.guest_abi, it.guest_abi_reason
            )?;
            let Strategy { added, rewritten, dropped, .. } = it;
            writeln!(f, "  {added} written out, {rewritten} in other words, {dropped} left out.")?;
            match it.earliest_libvirt {
                Some(version) => writeln!(f, "  The result is understood from libvirt {version} on.")?,
                None => writeln!(f, "  The result is understood by no release that we know.")?,
            }
            for cause in &it.because {
                writeln!(f, "    line {} of the result: {}: {}", cause.line, cause.path, cause.reason)?;
            }
            for change in &it.in_the_way {
                let line = change.line.map_or("filled in".to_owned(), |line| format!("line {line}"));
                writeln!(f, "  In the way, {line}: {} {}", change.path, change.reason)?;
            }
        }
        Ok(())
    }
}
