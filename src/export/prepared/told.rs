//! What was carried out, in words: text and report, or only how the target takes it.

use super::Prepared;
use super::carried_out::{Done, Made};
use crate::compat::{self, Finding, Target};
use crate::export::Export;
use crate::export::choice::Choice;
use crate::export::offer::{Offer, Offering};
use crate::export::record::{Places, Record, line, needs};
use crate::export::report::{self, Action, Change, Class, GuestAbi, Note, Report};
use crate::export::strategies::Cause;
use crate::export::style::Style;
use crate::export::twins::inverse;
use crate::export::verdict::{Judgement, Verdict};
use crate::machine::Version;
use crate::order;
use crate::xml::{Document, NodeId, Positions};

impl Prepared<'_> {
    /// Exports it; see [`export()`](super::export).
    pub fn export(&self, style: Style, target: Option<&Target>) -> Export {
        self.told(style, self.carry_out(style, target, true))
    }

    /// The same, with the first libvirt that understands the result, and the lines for which it takes that release.
    pub(in crate::export) fn export_with_causes(
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
                needs: needs(it),
            }
        };
        let causes = earliest.because.iter().map(cause).collect();
        (self.told(style, done), earliest.version, causes)
    }

    fn told(&self, style: Style, done: Done<'_>) -> Export {
        let Done { work, result, comparison, guest_abi: (guest_abi, guest_abi_reason) } = done;
        let blocked = work.notes.has(Class::Refused);
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
        let mut changes: Vec<Change> =
            work.notes.into_records().into_iter().map(|it| places.change(it)).collect();
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
        let verdict = verdict(|class| work.notes.has(class), guest_abi, work.notes.is_changed());
        let decisive = |it: &Record| match verdict {
            Verdict::Refused => it.class == Class::Refused,
            Verdict::GuestChanges => it.class == Class::LostGuestChanges,
            Verdict::Unknown => it.class == Class::Unknown,
            Verdict::Accepted | Verdict::Rewritten => false,
        };
        let records = work.notes.into_records();
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
        verdict(|class| work.notes.has(class), guest_abi, work.notes.is_changed())
    }

    /// Whether any offer may be carried out.
    fn accepts_any(&self) -> bool {
        !self.accepted.is_empty() || self.choices.values().any(|it| *it == Choice::Rewrite)
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
