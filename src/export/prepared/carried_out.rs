//! Carrying an export out: what a style makes of the document, how the target takes that, and what the guest sees of it.

use std::collections::HashMap;
use std::sync::{Arc, OnceLock};

use super::Prepared;
use crate::compat::{MEASURED, Target, classify};
use crate::export::abi::{self, Comparison};
use crate::export::notes::Notes;
use crate::export::record::{Place, Record, Source};
use crate::export::report::{Action, Class, GuestAbi};
use crate::export::work::Work;
use crate::export::{Style, as_needed, downgrade, expanded, migrate};
use crate::implicit::{Completed, Mode, Remark, complete};
use crate::machine::Host;
use crate::xml::{Document, NodeId};

/// An export that was carried out, before it is put into words.
pub(super) struct Done<'p> {
    pub(super) work: Work<'p>,
    pub(super) result: Made,
    pub(super) comparison: Comparison,
    pub(super) guest_abi: (GuestAbi, String),
}

/// The document that an export has come to.
#[derive(Debug, Clone)]
pub(in crate::export) struct Made {
    pub(in crate::export) document: Document,
    /// For each element, which it was in the completed document; `None` where the ids are the same.
    pub(in crate::export) twins: Option<Arc<HashMap<NodeId, NodeId>>>,
    /// What the host makes of it, where that was found out on the way.
    pub(in crate::export) by_host: Option<Completed>,
}

/// What a style makes of the document for whatever target.
#[derive(Debug)]
pub(super) struct Formed {
    notes: Notes,
    made: Made,
    /// What the host makes of that.
    by_host: OnceLock<Completed>,
}

impl Made {
    /// With new ids.
    pub(in crate::export) fn of(document: Document, twins: HashMap<NodeId, NodeId>) -> Made {
        Made { document, twins: Some(Arc::new(twins)), by_host: None }
    }

    /// Nodes have the ids that they had.
    pub(in crate::export) fn same(document: Document) -> Made {
        Made { document, twins: None, by_host: None }
    }
}

impl Prepared<'_> {
    pub(super) fn carry_out<'p>(
        &'p self,
        style: Style,
        target: Option<&'p Target>,
        with_offers: bool,
    ) -> Done<'p> {
        let mut work = Work::new(self.document, &self.completed, self.host, target.unwrap_or(&self.own));
        work.choose(&self.choices);
        if with_offers {
            work.accept(&self.accepted);
        }
        let result = match style {
            Style::Target => downgrade(&mut work),
            _ => {
                let Formed { notes, made, .. } = self.formed(style);
                work.notes = notes.clone();
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
        if let Some(target) = target.filter(|_| !work.notes.has(Class::Refused)) {
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
    pub(super) fn formed(&self, style: Style) -> &Formed {
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
            Formed { notes: work.notes, made, by_host: OnceLock::new() }
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

/// Whether it is about what makes a domain, which every release asks for: its name, its type, what kind of guest it is.
fn is_of_every_release(remark: &Remark) -> bool {
    remark.rule == "domain-identity"
}
