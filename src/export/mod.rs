//! Export: the document for a chosen release, and a report that names every line which differs and why.

mod abi;
mod migratable;
mod report;
mod rewrite;
mod rewrites;
mod size;
mod style;
mod work;

pub use migratable::migratable;
pub use report::{Action, Change, Class, GuestAbi, Report};
pub use style::Style;

use crate::command::materialize;
use crate::compat::{self, Finding, Needs, Target, classify};
use crate::format;
use crate::implicit::{Completed, Mode, Stage, complete};
use crate::machine::Host;
use crate::xml::{Document, remove_attribute, remove_node};
use work::Work;

/// A text for somewhere else, with what was done to it.
#[derive(Debug, Clone, PartialEq)]
pub struct Export {
    /// The XML. Where the report says blocked, the target refuses it.
    pub text: String,
    /// Every difference and its reason.
    pub report: Report,
}

/// Exports a document that was written for `host`.
///
/// Without a target the question is only what the text becomes; with one, also how it takes the result.
/// [`Style::Target`] without a target means the host itself.
pub fn export(document: &Document, host: &Host, style: Style, target: Option<&Target>) -> Export {
    let completed = complete(document, host, Mode::Define);
    let own = Target { qemu: Some(host.qemu), ..Target::libvirt(host.libvirt) };
    let mut work = Work::new(document, &completed, host, target.unwrap_or(&own));
    let text = match style {
        Style::Written => document.to_string(),
        Style::Expanded => format::print(&completed.document),
        Style::Migratable => {
            let (stored, dropped) = migratable::steps(&completed);
            dropped.into_iter().for_each(|it| work.note(it));
            format::print(&stored)
        }
        Style::Target => downgrade(&mut work),
    };
    let result = match style {
        Style::Target => work.document().clone(),
        _ => crate::xml::parse(&text).expect("what was printed parses"),
    };
    if let (Some(target), true) = (target, style != Style::Target) {
        classify(&result, target).iter().for_each(|it| work.stands(&result, it));
    }
    let differences = abi::differences(&completed, &result, host);
    let guest_abi = abi::verdict(&work, style, &completed, &differences);
    let earliest = compat::earliest(document).version;
    Export { text, report: work.report(style, guest_abi, differences, earliest) }
}

/// Everything that libvirt fills in written out, so that nothing moves; then the rewrites; then what the
/// target would skip is taken out, so that the text says what the guest gets.
fn downgrade(work: &mut Work<'_>) -> String {
    let plan = materialize(work.original, work.completed, |entry| {
        entry.rule.stage > Stage::Parse && !entry.rule.is_of_this_host()
    });
    work.begin(plan);
    for rewrite in rewrites::ALL {
        work.run(rewrite);
    }
    loop {
        let findings = classify(work.document(), work.target);
        let skipped = findings.iter().find(|it| is_skipped(it));
        match skipped {
            Some(finding) => leave_out(work, finding),
            None => {
                let result = work.document().clone();
                findings.iter().for_each(|it| work.stands(&result, it));
                return result.to_string();
            }
        }
    }
}

/// Whether the target would read over it without a word.
fn is_skipped(finding: &Finding) -> bool {
    let lost = matches!(finding.class, compat::Class::LostHarmless | compat::Class::LostGuestChanges);
    lost && matches!(finding.needs, Needs::Libvirt(_))
}

fn leave_out(work: &mut Work<'_>, finding: &Finding) {
    work.lost(finding);
    let changes = match &finding.attribute {
        Some(name) => remove_attribute(work.document(), finding.node, name),
        None => remove_node(work.document(), finding.node),
    };
    work.apply(changes);
}

/// What is not predicted about a completion, as one sentence; empty where all is.
fn unpredicted(completed: &Completed) -> String {
    completed.not_predicted.iter().map(|it| it.message.as_str()).collect::<Vec<_>>().join(" ")
}
