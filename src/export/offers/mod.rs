//! Offers for the lines that a target does not take: which there are, and those that are accepted carried out.

use super::offer::{Edit, Kind, Offering};
use super::record::{Record, Source, sentence};
use super::report::{Action, Class};
use super::work::Work;
use crate::compat::{self, Finding, classify};
use crate::xml::{NodeId, remove_attribute, set_attribute};

/// Declares the files of the kinds and lists them.
macro_rules! kinds {
    ($($name:ident),* $(,)?) => {
        $(mod $name;)*
        /// Every kind of offer.
        pub(super) const ALL: &[&Kind] = &[$(&$name::OFFER),*];
    };
}

kinds! {
    machine_type,
    network_card,
    video_model,
    usb_controller,
    scsi_controller,
    disk_bus,
    input_bus,
    filesystem_driver,
    tpm_model,
    cpu_mode,
    serial_port,
    sound_model,
    memory_devices,
    without_feature,
    without_device,
}

/// Looks for offers and carries out the accepted ones; returns what the target does not take after that. What
/// the target only reads over without the guest's noticing needs no other hardware.
pub(super) fn take_up(work: &mut Work<'_>) -> Vec<Finding> {
    let mut findings = classify(work.document(), work.target);
    if !work.wants_offers() {
        return findings;
    }
    let mut tried = Vec::new();
    while let Some(finding) =
        findings.iter().find(|it| is_in_the_way(it) && !tried.contains(&line(it))).cloned()
    {
        tried.push(line(&finding));
        if let Some((kind, edits)) = best(work, &finding) {
            let offering = offering(work, kind, &finding, &edits);
            let accepted = offering.accepted;
            let reason = format!("Accepted as other hardware: {}", offering.does);
            work.offer(offering);
            if accepted {
                edits.iter().for_each(|it| carry_out(work, kind, it, &reason));
                findings = classify(work.document(), work.target);
            }
        }
    }
    findings
}

fn is_in_the_way(finding: &Finding) -> bool {
    finding.class != compat::Class::LostHarmless
}

fn line(finding: &Finding) -> (NodeId, Option<String>) {
    (finding.node, finding.attribute.clone())
}

/// The first proposal after which the target takes every line that it is about.
fn best(work: &Work<'_>, finding: &Finding) -> Option<(&'static Kind, Vec<Edit>)> {
    let proposals =
        ALL.iter().flat_map(|kind| (kind.propose)(work, finding).into_iter().map(move |it| (*kind, it)));
    proposals.into_iter().find(|(kind, edits)| {
        let mut tried = work.clone();
        edits.iter().for_each(|it| carry_out(&mut tried, kind, it, ""));
        let touched =
            |it: &Finding| it.node == finding.node || edits.iter().any(|edit| node_of(edit) == it.node);
        !classify(tried.document(), work.target).iter().any(|it| is_in_the_way(it) && touched(it))
    })
}

fn node_of(edit: &Edit) -> NodeId {
    match edit {
        Edit::Set(node, ..) | Edit::Unset(node, _) | Edit::LeaveOut(node) => *node,
    }
}

fn offering(work: &Work<'_>, kind: &Kind, finding: &Finding, edits: &[Edit]) -> Offering {
    let place = work.place(finding.node);
    let attribute = finding.attribute.as_ref().map(|it| format!("/@{it}")).unwrap_or_default();
    let path = place.path(work.original) + &attribute;
    let id = format!("{}:{path}", kind.id);
    let does: Vec<String> = edits.iter().filter_map(|it| words(work, it)).collect();
    Offering {
        kind: kind.id,
        title: kind.title,
        notices: kind.notices,
        reference: kind.reference,
        accepted: work.accepts(&id)
            || kind.rewrites && work.is_to_be_rewritten(finding.node, finding.attribute.as_deref()),
        rewrites: kind.rewrites,
        id,
        path,
        place,
        attribute: finding.attribute.clone(),
        does: sentence(&does.join(", ")),
        solves: sentence(&finding.reason),
    }
}

/// What the step does; `None` where it does nothing.
fn words(work: &Work<'_>, edit: &Edit) -> Option<String> {
    let document = work.document();
    let name = format!("<{}>", document.name(node_of(edit)));
    Some(match edit {
        Edit::Set(node, attribute, value) => match document.attribute(*node, attribute) {
            Some(old) if old == *value => return None,
            Some(old) => format!("{attribute}='{old}' of {name} becomes {attribute}='{value}'"),
            None => format!("{name} gets {attribute}='{value}'"),
        },
        Edit::Unset(node, attribute) => {
            let old = document.attribute(*node, attribute)?;
            format!("{attribute}='{old}' of {name} is left out")
        }
        Edit::LeaveOut(_) => format!("{name} is left out"),
    })
}

fn carry_out(work: &mut Work<'_>, kind: &Kind, edit: &Edit, reason: &str) {
    if words(work, edit).is_none() || !work.document().is_linked(node_of(edit)) {
        return;
    }
    let node = node_of(edit);
    let (attribute, action) = match edit {
        Edit::Set(_, name, _) if work.document().attribute(node, name).is_none() => {
            (Some(*name), Action::Added)
        }
        Edit::Set(_, name, _) => (Some(*name), Action::Rewritten),
        Edit::Unset(_, name) => (Some(*name), Action::Dropped),
        Edit::LeaveOut(_) => (None, Action::Dropped),
    };
    work.note(Record {
        node: Some(node),
        attribute: attribute.map(str::to_owned),
        place: work.place(node),
        action,
        class: Class::LostGuestChanges,
        reason: reason.to_owned(),
        needs: None,
        reference: kind.reference.to_owned(),
        source: Source::Chosen,
    });
    match edit {
        Edit::Set(_, name, value) => work.then(set_attribute(work.document(), node, name, value)),
        Edit::Unset(_, name) => work.then(remove_attribute(work.document(), node, name)),
        Edit::LeaveOut(_) => work.remove(node),
    }
}
