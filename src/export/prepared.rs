//! A document made ready to be exported many times: what does not depend on the target is computed once.

use crate::order;
use std::collections::HashMap;
use std::sync::{Arc, OnceLock};

use super::abi::{self, Comparison};
use super::choice::{Choice, Choices};
use super::compact::{Compact, Compacting};
use super::offer::{Accepted, Offer, Offering};
use super::record::{Place, Places, Record, Source, line};
use super::report::{self, Action, Change, Class, GuestAbi, Note, Report};
use super::strategies::Cause;
use super::twins::inverse;
use super::verdict::{Judgement, Verdict};
use super::work::{Notes, Work};
use super::{Export, Style, as_needed, downgrade, expanded, migrate};
use crate::compat::{self, Finding, MEASURED, Needs, Target, classify};
use crate::implicit::{Completed, Mode, Remark, complete};
use crate::machine::{Host, Version};
use crate::xml::{Document, NodeId, Positions};

/// A document with what its host makes of it, to be exported for any number of targets.
///
/// ```
/// use libvirt_domain_editor::{compat::Target, export::{Prepared, Style, Verdict}, machine::Host, xml};
///
/// let document = xml::parse(
///     "<domain type='kvm'><name>a</name><memory unit='GiB'>1</memory>
///      <os><type machine='pc-i440fx-7.2'>hvm</type></os></domain>",
/// )?;
/// let host = Host::default();
/// let prepared = Prepared::new(&document, &host);
/// let target = Target::parse("debian12")?;
/// assert_eq!(prepared.judge(Style::Target, &target).verdict, Verdict::Rewritten);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug)]
pub struct Prepared<'d> {
    document: &'d Document,
    host: &'d Host,
    own: Target,
    completed: Completed,
    positions: OnceLock<Positions>,
    earliest: OnceLock<Option<Version>>,
    guest: OnceLock<abi::Guest>,
    compact: OnceLock<Compact>,
    formed: [OnceLock<Formed>; Style::ALL.len()],
    choices: Choices,
    accepted: Accepted,
}

/// An export that was carried out, before it is put into words.
struct Done<'p> {
    work: Work<'p>,
    result: Made,
    comparison: Comparison,
    guest_abi: (GuestAbi, String),
}

/// The document that an export has come to.
#[derive(Debug, Clone)]
pub(super) struct Made {
    pub(super) document: Document,
    /// For each element, which it was in the completed document; `None` where the ids are the same.
    pub(super) twins: Option<Arc<HashMap<NodeId, NodeId>>>,
    /// What the host makes of it, where that was found out on the way.
    pub(super) by_host: Option<Completed>,
}

/// What a style makes of the document for whatever target.
#[derive(Debug)]
struct Formed {
    notes: Notes,
    made: Made,
    /// What the host makes of that.
    by_host: OnceLock<Completed>,
}

impl Made {
    /// With new ids.
    pub(super) fn of(document: Document, twins: HashMap<NodeId, NodeId>) -> Made {
        Made { document, twins: Some(Arc::new(twins)), by_host: None }
    }

    /// Nodes have the ids that they had.
    pub(super) fn same(document: Document) -> Made {
        Made { document, twins: None, by_host: None }
    }
}

impl<'d> Prepared<'d> {
    /// Completes a document that was written for `host`.
    pub fn new(document: &'d Document, host: &'d Host) -> Prepared<'d> {
        Prepared {
            document,
            host,
            own: Target { qemu: Some(host.qemu), ..Target::libvirt(host.libvirt) },
            completed: complete(document, host, Mode::Define),
            positions: OnceLock::new(),
            earliest: OnceLock::new(),
            guest: OnceLock::new(),
            compact: OnceLock::new(),
            formed: Default::default(),
            choices: Choices::new(),
            accepted: Accepted::new(),
        }
    }

    /// Does with these lines of the source what was chosen, where it exports for a target.
    pub fn choosing(mut self, choices: Choices) -> Prepared<'d> {
        self.choices = choices;
        self
    }

    /// Carries out these offers, where it exports for a target. An id that no offer has does nothing.
    pub fn accepting(mut self, accepted: Accepted) -> Prepared<'d> {
        self.accepted = accepted;
        self
    }

    /// The host that it was written for.
    pub fn host(&self) -> &Host {
        self.host
    }

    /// What the host makes of the document.
    pub fn completed(&self) -> &Completed {
        &self.completed
    }

    /// The document as it is.
    pub(super) fn document(&self) -> &Document {
        self.document
    }

    /// The search for what [`Style::Compact`] leaves out, which takes many completions. Who does not carry it on to its
    /// end waits for it at the first export in that style.
    pub fn compacting(&self) -> Compacting<'_> {
        Compacting::of(self)
    }

    /// Does ahead what all exports in the style have in common, whatever the target: a part of the time that the first
    /// of them takes.
    pub fn begin(&self, style: Style) {
        if style != Style::Target {
            self.formed(style);
        }
    }

    pub(super) fn compact(&self) -> &Compact {
        self.compact.get_or_init(|| self.compacting().at_once())
    }

    /// Keeps what was found.
    pub(super) fn keep(&self, compact: Compact) {
        // Whoever was quicker found the same.
        self.compact.set(compact).ok();
    }

    /// Exports it; see [`export()`](super::export).
    pub fn export(&self, style: Style, target: Option<&Target>) -> Export {
        self.told(style, self.carry_out(style, target, true))
    }

    /// The same, with the first libvirt that understands the result, and the lines for which it takes that release.
    pub(super) fn export_with_causes(
        &self,
        style: Style,
        target: Option<&Target>,
    ) -> (Export, Option<Version>, Vec<Cause>) {
        let done = self.carry_out(style, target, true);
        let Made { document, twins, .. } = &done.result;
        let earliest = compat::earliest(document);
        let (_, positions) = document.print();
        let cause = |it: &Finding| {
            let before = twins.as_ref().map_or(Some(it.node), |twins| twins.get(&it.node).copied());
            let written = before.filter(|it| self.document.contains(*it));
            let attribute = it.attribute.as_deref();
            let name = attribute.map(|name| format!("/@{name}")).unwrap_or_default();
            Cause {
                path: document.path_of(it.node) + &name,
                line: positions.line(it.node),
                source_line: written.map(|it| line(self.document, self.positions(), it, attribute)),
                reason: it.reason.clone(),
                needs: match it.needs {
                    Needs::Libvirt(since) => Some(format!("libvirt {}", since.version)),
                    Needs::Qemu(version) => Some(format!("QEMU {version}")),
                    Needs::Never => None,
                },
            }
        };
        let causes = earliest.because.iter().map(cause).collect();
        (self.told(style, done), earliest.version, causes)
    }

    fn told(&self, style: Style, done: Done<'_>) -> Export {
        let Done { work, result, comparison, guest_abi: (guest_abi, guest_abi_reason) } = done;
        let blocked = work.has(Class::Refused);
        let back = result.twins.as_ref().map(|it| inverse(it));
        let twin = |node: NodeId| match &back {
            Some(back) => back.get(&node).copied(),
            None => result.document.contains(node).then_some(node),
        };
        let name = work.target.name.clone();
        let (text, in_result) = result.document.print();
        let places = Places::new(self.document, self.positions(), &result.document, &in_result, &twin);
        let offers = work.offers().iter().map(|it| offer(it, &places)).collect();
        let notes = notes(&result.document, work.target, &in_result);
        let mut changes: Vec<Change> = work.into_records().into_iter().map(|it| places.change(it)).collect();
        order::by_key(&mut changes, |it| (it.class.rank(), it.line.unwrap_or(u32::MAX)));
        let report = Report {
            version: report::VERSION,
            style: style.as_str(),
            host: self.host.to_string(),
            target: Some(name),
            guest_abi,
            guest_abi_reason,
            guest_abi_differences: comparison.differences,
            compared_differences: comparison.compared,
            blocked,
            earliest_libvirt: self.earliest(),
            offers,
            notes,
            changes,
        };
        Export { text, report }
    }

    /// How the target takes the export, without its text and report: several times as fast.
    pub fn judge(&self, style: Style, target: &Target) -> Judgement {
        let Done { work, comparison, guest_abi: (guest_abi, reason), .. } =
            self.carry_out(style, Some(target), self.accepts_any());
        let verdict = verdict(|class| work.has(class), guest_abi, work.is_changed());
        let decisive = |it: &Record| match verdict {
            Verdict::Refused => it.class == Class::Refused,
            Verdict::GuestChanges => it.class == Class::LostGuestChanges,
            Verdict::Unknown => it.class == Class::Unknown,
            Verdict::Accepted | Verdict::Rewritten => false,
        };
        let records = work.into_records();
        let line = |it: &Record| it.place.line(self.positions()).unwrap_or(u32::MAX);
        let first = records.into_iter().filter(decisive).min_by_key(line);
        let because = match (verdict, &first) {
            (Verdict::Accepted | Verdict::Rewritten, _) => String::new(),
            (_, Some(record)) => record.reason.clone(),
            (Verdict::GuestChanges, None) => match comparison.differences.first() {
                Some(it) => format!("{}: {reason}", it.property),
                None => reason,
            },
            (_, None) => reason,
        };
        let line = first.as_ref().and_then(|it| it.place.line(self.positions()));
        Judgement { verdict, guest_abi, because, line, needs: first.and_then(|it| it.needs) }
    }

    /// What [`Report::verdict`] would be of the export; the rest of the judgement is not asked for.
    pub fn verdict(&self, style: Style, target: Option<&Target>) -> Verdict {
        let Done { work, guest_abi: (guest_abi, _), .. } = self.carry_out(style, target, self.accepts_any());
        verdict(|class| work.has(class), guest_abi, work.is_changed())
    }

    /// What the document is on the lines of its text.
    pub(super) fn positions(&self) -> &Positions {
        self.positions.get_or_init(|| self.document.print().1)
    }

    fn earliest(&self) -> Option<Version> {
        *self.earliest.get_or_init(|| compat::earliest(self.document).version)
    }

    /// Whether any offer may be carried out.
    fn accepts_any(&self) -> bool {
        !self.accepted.is_empty() || self.choices.values().any(|it| *it == Choice::Rewrite)
    }

    fn carry_out<'p>(&'p self, style: Style, target: Option<&'p Target>, with_offers: bool) -> Done<'p> {
        let mut work = Work::new(self.document, &self.completed, self.host, target.unwrap_or(&self.own));
        work.choose(&self.choices);
        if with_offers {
            work.accept(&self.accepted);
        }
        let result = match style {
            Style::Target => downgrade(&mut work),
            _ => {
                let Formed { notes, made, .. } = self.formed(style);
                work.resume(notes.clone());
                made.clone()
            }
        };
        if let (Some(target), true) = (target, style != Style::Target) {
            self.say_what_stands(&mut work, &result, target);
        }
        let guest = self.guest.get_or_init(|| abi::Guest::of(self.document, &self.completed));
        let reader = abi::reader(self.host, work.target);
        let by_host = if reader == *self.host { self.by_host(style, &result) } else { None };
        let read_back = match by_host {
            Some(completed) => completed,
            None => &complete(&result.document, &reader, Mode::Define),
        };
        if let Some(target) = target.filter(|_| !work.has(Class::Refused)) {
            if target.libvirt >= MEASURED {
                self.say_what_is_refused(&mut work, &result, read_back);
            } else if self.completed.refusals.iter().any(is_of_every_release) {
                let reader = Host { libvirt: target.libvirt, ..self.host.clone() };
                let mut read_back = complete(&result.document, &reader, Mode::Define);
                read_back.refusals.retain(is_of_every_release);
                self.say_what_is_refused(&mut work, &result, &read_back);
            }
        }
        let comparison = abi::read_back(&work, &self.completed, guest, &result.document, read_back);
        let guest_abi = abi::verdict(&work, style, &self.completed, &comparison);
        Done { work, result, comparison, guest_abi }
    }

    /// What a style other than [`Style::Target`] makes of the document: nothing of that depends on the target.
    fn formed(&self, style: Style) -> &Formed {
        self.formed[style as usize].get_or_init(|| {
            let mut work = Work::new(self.document, &self.completed, self.host, &self.own);
            let made = match style {
                Style::Written => Made::same(self.document.clone()),
                Style::Expanded => expanded(&mut work),
                Style::Migratable => migrate(&mut work),
                Style::AsNeeded => as_needed(&mut work),
                Style::Compact => Made::same(self.compact().told(&mut work)),
                Style::Target => unreachable!("it is made for each target anew"),
            };
            Formed { notes: work.into_notes(), made, by_host: OnceLock::new() }
        })
    }

    /// What the host makes of a result, where that is known or will be asked for again.
    fn by_host<'p>(&'p self, style: Style, result: &'p Made) -> Option<&'p Completed> {
        match style {
            Style::Written => Some(&self.completed),
            Style::Target => result.by_host.as_ref(),
            _ => {
                let Formed { made, by_host, .. } = self.formed(style);
                Some(by_host.get_or_init(|| complete(&made.document, self.host, Mode::Define)))
            }
        }
    }

    /// What the target does not take of a text that was not made for it. Records are about the source and its
    /// completion.
    fn say_what_stands(&self, work: &mut Work<'_>, result: &Made, target: &Target) {
        let made = if result.twins.is_some() { &self.completed.document } else { &result.document };
        for mut finding in classify(&result.document, target) {
            let node = finding.node;
            finding.node = result.twins.as_ref().map_or(node, |it| it.get(&node).copied().unwrap_or(node));
            let place = match result.twins.as_ref().is_none_or(|it| it.contains_key(&node)) {
                true => Place::of(self.document, made, finding.node),
                false => Place::elsewhere(result.document.path_of(node)),
            };
            work.stands(place, &finding);
        }
    }

    /// What the target refuses once it has read the result, where the host takes the source or no release does.
    fn say_what_is_refused(&self, work: &mut Work<'_>, result: &Made, read_back: &Completed) {
        let is_new = |it: &&Remark| self.completed.refusals.iter().all(|old| old.message != it.message);
        let is_told = |it: &&Remark| is_of_every_release(it) || is_new(it);
        for refusal in read_back.refusals.iter().filter(is_told) {
            let place = match &result.twins {
                None => Place::of(self.document, &read_back.document, refusal.node),
                Some(_) => Place::elsewhere(read_back.document.path_of(refusal.node)),
            };
            work.note(Record {
                node: Some(refusal.node).filter(|it| result.twins.is_none() && result.document.contains(*it)),
                attribute: refusal.attribute.clone(),
                place,
                action: Action::Kept,
                class: Class::Refused,
                reason: refusal.message.clone(),
                needs: None,
                reference: refusal.reference().to_owned(),
                source: Source::Finding,
            });
        }
    }
}

impl Report {
    /// The verdict of the target on the export.
    pub fn verdict(&self) -> Verdict {
        let has = |class| self.changes.iter().any(|it| it.class == class);
        let changed = self.changes.iter().any(|it| it.action != Action::Kept);
        verdict(has, self.guest_abi, changed)
    }
}

/// Whether it is about what makes a domain, which every release asks for: its name, its type, what kind of guest it is.
fn is_of_every_release(remark: &Remark) -> bool {
    remark.rule == "domain-identity"
}

fn offer(offering: &Offering, places: &Places<'_>) -> Offer {
    let Offering { kind, title, notices, reference, rewrites, accepted, .. } = *offering;
    let Offering { id, path, does, solves, .. } = offering.clone();
    let line = places.line(&offering.place, offering.attribute.as_deref());
    Offer { id, kind, title, path, line, does, notices, solves, reference, rewrites, accepted }
}

fn notes(result: &Document, target: &Target, in_result: &Positions) -> Vec<Note> {
    let deprecated = compat::deprecated_machine(result, target).map(|it| Note {
        path: result.path_of(it.node) + "/@machine",
        result_line: in_result.line(it.node),
        text: it.words,
    });
    deprecated.into_iter().collect()
}

fn verdict(has: impl Fn(Class) -> bool, guest_abi: GuestAbi, changed: bool) -> Verdict {
    if has(Class::Refused) {
        Verdict::Refused
    } else if has(Class::LostGuestChanges) || guest_abi == GuestAbi::Changed {
        Verdict::GuestChanges
    } else if guest_abi == GuestAbi::Unknown {
        Verdict::Unknown
    } else if changed {
        Verdict::Rewritten
    } else {
        Verdict::Accepted
    }
}
