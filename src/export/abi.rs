//! Whether the guest sees the same hardware: the result is read back by the host and compared with what the
//! host made of the source.

use std::collections::{HashMap, VecDeque};

use super::report::{Class, Difference, GuestAbi};
use super::style::Style;
use super::unpredicted;
use super::work::Work;
use crate::command::moves;
use crate::compat::{Target, guest_notices};
use crate::implicit::{Completed, Mode, Origin, complete};
use crate::inventory::{Device, devices};
use crate::machine::{Host, Version};
use crate::xml::{Document, NodeId};

/// The oldest libvirt whose own defaults were measured, so that what it would add is predicted.
pub(super) const MEASURED: Version = Version::new(7, 0, 0);

/// Who reads the result back: the target where what it would add is predicted, else the host.
pub(super) fn reader(host: &Host, target: &Target) -> Host {
    match target.libvirt >= MEASURED {
        true => Host { libvirt: target.libvirt, qemu: target.qemu.unwrap_or(host.qemu), ..host.clone() },
        false => host.clone(),
    }
}

/// Rewrites that the guest does not notice though libvirt compares what they change, and where that stands.
const COMPARED: [(&str, &str); 6] = [
    ("smm-default", "features smm"),
    ("features-default", "features "),
    ("hyperv-off", "features hyperv"),
    ("timer-default", "clock timer"),
    ("memory-backing-source", "memoryBacking"),
    ("virtio-transitional", "model"),
];

/// How the guest of the result compares with that of the source.
pub(super) struct Comparison {
    /// What the guest sees differently.
    pub(super) differences: Vec<Difference>,
    /// The reader chooses the firmware only when the guest starts.
    firmware_is_open: bool,
    /// `check=` of `<cpu>` is another: nothing to the guest, but libvirt compares it since 5.3.0.
    check_differs: bool,
}

/// What the guest of the source sees, to be compared with several results.
#[derive(Debug)]
pub(super) struct Guest {
    devices: Vec<Device>,
    /// Values that libvirt makes up when it defines the domain; the next host makes up others.
    made_up: Vec<String>,
}

impl Guest {
    pub(super) fn of(completed: &Completed) -> Guest {
        Guest { devices: noticed(&completed.document, completed), made_up: made_up(completed) }
    }
}

/// Compares the completed source with the result as the reader completes it.
pub(super) fn compare_guests(
    work: &Work<'_>,
    before: &Completed,
    guest: &Guest,
    result: &Document,
    reader: &Host,
) -> Comparison {
    let after = complete(result, reader, Mode::Define);
    let mut differences = Vec::new();
    scalars(&before.document, &after.document, &mut differences);
    let firmware_is_open = firmware(&before.document, &after.document, &mut differences);
    let (then, now) = (noticed(result, &after), &guest.devices);
    // A release that does not know the name of a built-in device has it all the same.
    let built_in = |name: &str| now.iter().any(|it| it.name == name && it.origin == Origin::BuiltIn);
    for it in moves(now, &then).into_iter().filter(|it| it.stays || !built_in(&it.device)) {
        differences.push(Difference {
            property: it.device,
            before: it.from.or_else(|| it.key.map(|_| "present".to_owned())),
            after: it.to.or_else(|| it.stays.then(|| "present".to_owned())),
        });
    }
    for (old, new) in pairs(now, &then) {
        let mut place = vec![old.name.clone()];
        compare(&before.document, old.node, &after.document, new.node, &mut place, &mut differences);
    }
    let only_words = |it: &Difference| {
        COMPARED.iter().any(|(id, place)| work.has_applied(id) && it.property.contains(place))
    };
    differences.retain(|it| !only_words(it));
    differences.retain(|it| it.before.as_ref().is_none_or(|value| !guest.made_up.contains(value)));
    let check = |it: &Document| it.value(it.root(), "cpu/@check").map(|it| it.into_owned());
    let check_differs = check(&before.document) != check(&after.document);
    Comparison { differences, firmware_is_open, check_differs }
}

/// Devices that the guest sees.
fn noticed(original: &Document, completed: &Completed) -> Vec<Device> {
    let mut devices = devices(original, completed);
    devices.retain(|it| guest_notices(&completed.document, it.node, None));
    devices
}

fn made_up(completed: &Completed) -> Vec<String> {
    let document = &completed.document;
    let values = completed.random.iter().flat_map(|it| {
        let attributes = document.attributes(it.node).iter().map(|it| it.value().into_owned());
        attributes.chain([document.text(it.node).trim().to_owned()])
    });
    values.filter(|it| !it.is_empty()).collect()
}

/// The choice of a firmware is nothing to the guest, the image is. Whether the reader leaves the image open.
fn firmware(before: &Document, after: &Document, differences: &mut Vec<Difference>) -> bool {
    let named = |it: &Document| it.value(it.root(), "os/loader").is_some_and(|it| !it.trim().is_empty());
    let is_open = named(before) && !named(after) && after.value(after.root(), "os/@firmware").is_some();
    let about = |it: &Difference, places: &[&str]| places.iter().any(|place| it.property.starts_with(place));
    if named(before) && (is_open || named(after)) {
        differences.retain(|it| !about(it, &["os firmware"]));
    }
    if is_open {
        differences.retain(|it| !about(it, &["os loader", "os nvram", "features smm"]));
    }
    is_open
}

/// Devices of the same name, in order.
fn pairs<'d>(before: &'d [Device], after: &'d [Device]) -> Vec<(&'d Device, &'d Device)> {
    let mut named: HashMap<&str, VecDeque<&Device>> = HashMap::new();
    after.iter().for_each(|it| named.entry(&it.name).or_default().push_back(it));
    before.iter().filter_map(|old| Some((old, named.get_mut(old.name.as_str())?.pop_front()?))).collect()
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
    comparison: &Comparison,
) -> (GuestAbi, String) {
    let differences = &comparison.differences;
    let (host, target) = (work.host.libvirt, work.target);
    let reader = reader(work.host, target).libvirt;
    if work.has(Class::LostGuestChanges) || !differences.is_empty() {
        let places = differences.len().max(1);
        let places = if places == 1 { "1 place".to_owned() } else { format!("{places} places") };
        let words = format!(
            "It changes in {places}: good for a cold start, not for live migration or a saved state."
        );
        return (GuestAbi::Changed, words);
    }
    if let Some(refusal) = completed.refusals.first() {
        return (GuestAbi::Unknown, format!("libvirt {host} refuses the source: {}", refusal.message));
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
    if comparison.firmware_is_open {
        let words = format!("Which firmware image {} chooses is not predicted.", target.name);
        return (GuestAbi::Unknown, words);
    }
    if work.has_applied("usb-address") {
        let words =
            "The guest sees the same, but libvirt itself compares USB addresses, and the result has none.";
        return (GuestAbi::Unknown, words.to_owned());
    }
    if work.loses_words() || COMPARED.iter().any(|(id, _)| work.has_applied(id)) {
        let words =
            "The guest sees the same, but libvirt itself compares words that the target does not have.";
        return (GuestAbi::Unknown, words.to_owned());
    }
    if comparison.check_differs {
        let words = "The guest sees the same, but libvirt 5.3.0 and later take a migration only with the same check= \
                     of <cpu>.";
        return (GuestAbi::Unknown, words.to_owned());
    }
    let relies_on_defaults = style != Style::Target && !completed.ledger.entries().is_empty();
    if relies_on_defaults && target.libvirt < MEASURED && target.libvirt != host {
        let words =
            format!("What {} would add by itself is not predicted; export for the target.", target.name);
        return (GuestAbi::Unknown, words);
    }
    (GuestAbi::Same, format!("Read back by libvirt {reader}, the result gives the same domain."))
}
