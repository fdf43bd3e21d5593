//! Whether the guest sees the same hardware: the result is read back by the host and compared with what the
//! host made of the source.

use super::report::{Class, Difference, GuestAbi};
use super::style::Style;
use super::unpredicted;
use super::work::Work;
use crate::command::moves;
use crate::compat::guest_notices;
use crate::implicit::{Completed, Mode, complete};
use crate::inventory::{Device, devices};
use crate::machine::{Host, Version};
use crate::xml::{Document, NodeId};

/// The oldest libvirt whose own defaults were measured, so that what it would add is predicted.
const MEASURED: Version = Version::new(7, 0, 0);

/// Guest-visible differences between the completed source and the result, both as the host completes them.
pub(super) fn differences(before: &Completed, result: &Document, host: &Host) -> Vec<Difference> {
    let after = complete(result, host, Mode::Define);
    let mut differences = Vec::new();
    scalars(&before.document, &after.document, &mut differences);
    let (then, now) = (devices(result, &after), devices(&before.document, before));
    for it in moves(&now, &then) {
        differences.push(Difference {
            property: it.device,
            before: it.from.or_else(|| it.key.map(|_| "present".to_owned())),
            after: it.to.or_else(|| it.stays.then(|| "present".to_owned())),
        });
    }
    for (old, new) in pairs(&now, &then) {
        let mut place = vec![old.name.clone()];
        compare(&before.document, old.node, &after.document, new.node, &mut place, &mut differences);
    }
    differences
}

/// Devices of the same name, in order.
fn pairs<'d>(before: &'d [Device], after: &'d [Device]) -> Vec<(&'d Device, &'d Device)> {
    let mut used = vec![false; after.len()];
    let mut pairs = Vec::new();
    for old in before {
        if let Some(at) = (0..after.len()).find(|at| !used[*at] && after[*at].name == old.name) {
            used[at] = true;
            pairs.push((old, &after[at]));
        }
    }
    pairs
}

fn scalars(before: &Document, after: &Document, differences: &mut Vec<Difference>) {
    let sections = |document: &Document| -> Vec<NodeId> {
        let root = document.root();
        document.elements(root).filter(|it| document.name(*it) != "devices").collect()
    };
    let (old, new) = (sections(before), sections(after));
    match_elements(before, &old, after, &new, &mut Vec::new(), differences);
}

/// Compares two elements: attributes, text, and children of the same name in order.
fn compare(
    before: &Document,
    old: NodeId,
    after: &Document,
    new: NodeId,
    place: &mut Vec<String>,
    differences: &mut Vec<Difference>,
) {
    let mut add = |place: &[String], name: &str, before: Option<String>, after: Option<String>| {
        let property = place.iter().map(String::as_str).chain((!name.is_empty()).then_some(name));
        let property = property.collect::<Vec<_>>().join(" ");
        differences.push(Difference { property, before, after });
    };
    let names = before.attributes(old).iter().chain(after.attributes(new)).map(|it| &*it.name);
    let mut seen: Vec<&str> = Vec::new();
    for name in names {
        if seen.contains(&name) {
            continue;
        }
        seen.push(name);
        let (was, is) = (before.attribute(old, name), after.attribute(new, name));
        let visible = guest_notices(before, old, Some(name)) && guest_notices(after, new, Some(name));
        if was != is && visible {
            add(place, name, was.map(|it| it.into_owned()), is.map(|it| it.into_owned()));
        }
    }
    let text = |document: &Document, node: NodeId| document.text(node).trim().to_owned();
    let (was, is) = (text(before, old), text(after, new));
    if was != is && guest_notices(before, old, None) {
        add(place, "", Some(was), Some(is));
    }
    let children = |document: &Document, node: NodeId| -> Vec<NodeId> { document.elements(node).collect() };
    match_elements(before, &children(before, old), after, &children(after, new), place, differences);
}

fn match_elements(
    before: &Document,
    old: &[NodeId],
    after: &Document,
    new: &[NodeId],
    place: &mut Vec<String>,
    differences: &mut Vec<Difference>,
) {
    let mut used = vec![false; new.len()];
    let mut report = |place: &[String], name: &str, gone: bool| {
        let property = place.iter().map(String::as_str).chain([name]).collect::<Vec<_>>().join(" ");
        let side = |there: bool| there.then(|| "present".to_owned());
        differences.push(Difference { property, before: side(gone), after: side(!gone) });
    };
    let mut both = Vec::new();
    for node in old {
        let name = before.name(*node);
        match (0..new.len()).find(|at| !used[*at] && after.name(new[*at]) == name) {
            Some(at) => {
                used[at] = true;
                both.push((*node, new[at]));
            }
            None if guest_notices(before, *node, None) => report(place, name, true),
            None => {}
        }
    }
    for (node, _) in new.iter().zip(&used).filter(|it| !it.1) {
        if guest_notices(after, *node, None) {
            report(place, after.name(*node), false);
        }
    }
    for (old, new) in both {
        if guest_notices(before, old, None) {
            place.push(before.name(old).to_owned());
            compare(before, old, after, new, place, differences);
            place.pop();
        }
    }
}

/// The verdict with its reason.
pub(super) fn verdict(
    work: &Work<'_>,
    style: Style,
    completed: &Completed,
    differences: &[Difference],
) -> (GuestAbi, String) {
    let (host, target) = (work.host.libvirt, work.target);
    if work.has(Class::LostGuestChanges) || !differences.is_empty() {
        let places = differences.len().max(1);
        let places = if places == 1 { "1 place".to_owned() } else { format!("{places} places") };
        let words = format!(
            "It changes in {places}: good for a cold start, not for live migration or a saved state."
        );
        return (GuestAbi::Changed, words);
    }
    let unknown = unpredicted(completed);
    if !unknown.is_empty() {
        return (GuestAbi::Unknown, unknown);
    }
    if work.has(Class::Refused) {
        return (GuestAbi::Unknown, format!("{} refuses the result.", target.name));
    }
    if work.has(Class::Unknown) {
        return (GuestAbi::Unknown, "What the target does with a part of it is not known to us.".to_owned());
    }
    let relies_on_defaults = style != Style::Target && !completed.ledger.entries().is_empty();
    if relies_on_defaults && target.libvirt < MEASURED && target.libvirt != host {
        let words =
            format!("What {} would add by itself is not predicted; export for the target.", target.name);
        return (GuestAbi::Unknown, words);
    }
    (GuestAbi::Same, format!("Read back by libvirt {host}, the result gives the same domain."))
}
