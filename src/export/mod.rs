//! Export: the document for a chosen release, and a report that names every line which differs and why.

mod abi;
mod as_needed;
mod choice;
mod compact;
mod html;
mod migratable;
mod notes;
mod offer;
mod offers;
mod prepared;
mod record;
mod report;
mod rewrite;
mod rewrites;
mod size;
mod strategies;
mod style;
mod survey;
mod text;
mod timeline;
mod tongue;
mod twins;
mod verdict;
mod work;
mod written_out;

pub use crate::compat::FIRST;
pub use abi::{GuestComparison, compare_guests};
pub use choice::{Choice, Choices};
pub use compact::Compacting;
pub use migratable::migratable;
pub use offer::{Accepted, Offer};
pub use prepared::Prepared;
pub use report::{Action, Change, Class, Difference, GuestAbi, Note, Report};
pub use rewrite::Rewriting;
pub use strategies::{Cause, Strategies, Strategy, Way, strategies};
pub use style::Style;
pub use survey::{Line, Survey, Surveyed, survey};
pub use timeline::{Stretch, timeline};
pub use tongue::Tongue;
pub use verdict::{Judgement, Verdict};

use std::collections::HashMap;

use crate::command::{Materialized, materialize};
use crate::compat::{self, Behaviour, Finding, Needs, Target, classify};
use crate::format;
use crate::implicit::{Completed, Effect, Entry, Mode, Subject, complete};
use crate::machine::Host;
use crate::xml::{Document, NodeId, parse};
use migratable::Form;
use prepared::Made;
use record::Place;
use twins::twins;
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
/// [`Style::Target`] without a target means the host itself. For several targets see [`Prepared`].
pub fn export(document: &Document, host: &Host, style: Style, target: Option<&Target>) -> Export {
    Prepared::new(document, host).export(style, target)
}

/// Every rewrite that an export for a target may do, in the order in which they are tried.
pub fn rewritings() -> impl Iterator<Item = Rewriting> {
    rewrites::ALL.iter().map(|it| it.told())
}

/// The name of every kind of offer, in the order in which they are tried for a line.
pub fn offer_kinds() -> impl Iterator<Item = &'static str> {
    offers::ALL.iter().map(|it| it.id)
}

fn expanded(work: &mut Work<'_>) -> Made {
    written_out::by_host(work);
    let completed = &work.completed.document;
    let document = parse(&format::print(completed)).expect("what was printed parses");
    let twins = twins(completed, &document);
    Made::of(document, twins)
}

fn as_needed(work: &mut Work<'_>) -> Made {
    let form = as_needed::as_needed(work);
    written_out::by_host(work);
    let document = parse(&format::print(&form)).expect("what was printed parses");
    let twins = twins(&form, &document);
    Made::of(document, twins)
}

fn migrate(work: &mut Work<'_>) -> Made {
    let form = Form::of(work.completed);
    for mut record in form.dropped {
        if let Some(node) = record.node {
            record.place = Place::of(work.original, &work.completed.document, node);
        }
        work.note(record);
    }
    written_out::by_host(work);
    let document = parse(&format::print(&form.document)).expect("what was printed parses");
    let twins = twins(&form.document, &document).into_iter();
    let twins = twins.filter_map(|(here, there)| Some((here, *form.twins.get(&there)?))).collect();
    Made::of(document, twins)
}

/// Everything that libvirt fills in written out, so that nothing moves; then the rewrites; then what the
/// target would skip is taken out, so that the text says what the guest gets. Where libvirt would fill in more
/// beside what is left, once more.
fn downgrade(work: &mut Work<'_>) -> Made {
    let mut inserted = HashMap::new();
    let mut findings = pass(work, work.completed, filled_in(work, work.completed), &mut inserted);
    let mut settled = None;
    for _ in 0..MOST_PASSES {
        let completed = complete(work.document(), work.host, Mode::Define);
        let more = filled_in(work, &completed);
        if more.plan.is_empty() {
            settled = Some(completed);
            break;
        }
        let (mut next, mut inserted_next) = (work.clone(), inserted.clone());
        let findings_next = pass(&mut next, &completed, more, &mut inserted_next);
        if next.document().is_same_text(work.document()) {
            settled = Some(completed);
            break;
        }
        (*work, inserted, findings) = (next, inserted_next, findings_next);
    }
    for it in &findings {
        work.stands(work.place(it.node), it);
    }
    written_out::for_target(work, &inserted);
    Made { by_host: settled, ..Made::same(work.document().clone()) }
}

/// Passes that one leads to another; each takes something away, and real domains settle in two.
const MOST_PASSES: usize = 4;

/// What the host fills in, to be written out.
fn filled_in(work: &Work<'_>, completed: &Completed) -> Materialized {
    let chooses_firmware =
        !Behaviour::ChoosesFirmware.is_of(work.libvirt()) && has_firmware_choice(work.original);
    materialize(work.document(), completed, |entry| {
        is_written_out(entry, chooses_firmware) || says_nothing_more(work.original, entry)
    })
}

/// Writes that out and rewrites the whole. Gives what the target still does not take.
fn pass(
    work: &mut Work<'_>,
    completed: &Completed,
    made: Materialized,
    inserted: &mut HashMap<NodeId, Entry>,
) -> Vec<Finding> {
    let entries =
        made.inserted.iter().filter_map(|(there, here)| Some((*here, completed.ledger.added(*there)?)));
    inserted.extend(entries.map(|(here, entry)| (here, entry.clone())));
    work.begin(made.plan);
    work.leave_out_chosen();
    for rewrite in rewrites::ALL {
        work.run(rewrite);
    }
    // What is left out may take with it what else was found, and what was refused beside it.
    let mut findings = offers::take_up(work);
    let goes =
        |work: &Work<'_>, it: &Finding| is_skipped(it) && !work.keeps(it.node, it.attribute.as_deref());
    while findings.iter().any(|it| goes(work, it)) {
        for it in &findings {
            if goes(work, it) {
                work.leave_out(it);
            }
        }
        findings = classify(work.document(), work.target);
    }
    findings
}

fn has_firmware_choice(document: &Document) -> bool {
    document.value(document.root(), "os/@firmware").is_some()
}

/// Whether an export says it in so many words: what libvirt decides once it has read the domain, but for what
/// the next host decides anew; and that the parts of a running guest are gone. Which images of the host are the
/// firmware is said to those who cannot choose.
fn is_written_out(entry: &Entry, names_firmware: bool) -> bool {
    match entry.rule.effect {
        Effect::Decides => true,
        Effect::ChoosesFirmware => names_firmware,
        Effect::DropsRunningParts => {
            matches!(entry.subject, Subject::Dropped(_) | Subject::DroppedAttribute(..))
        }
        Effect::Checks | Effect::Reads | Effect::TakesFromHost | Effect::DropsEmpty => false,
    }
}

/// Whether libvirt drops the element because it says nothing, other than in the source.
fn says_nothing_more(original: &Document, entry: &Entry) -> bool {
    let node = entry.subject.node();
    entry.rule.effect == Effect::DropsEmpty
        && (!original.contains(node) || !original.attributes(node).is_empty())
}

/// Whether the target would read over it without a word.
fn is_skipped(finding: &Finding) -> bool {
    let lost = matches!(finding.class, compat::Class::LostHarmless | compat::Class::LostGuestChanges);
    lost && matches!(finding.needs, Needs::Libvirt(_))
}

/// What is not predicted about a completion, as one sentence; empty where all is.
fn unpredicted(completed: &Completed) -> String {
    completed.not_predicted.iter().map(|it| it.message.as_str()).collect::<Vec<_>>().join(" ")
}
