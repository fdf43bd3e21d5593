//! What libvirt refuses, as the rules found it.

use super::{Look, Problem};
use crate::implicit::Remark;
use crate::validate::{Place, Severity, fixes};
use crate::xml::NodeId;

pub(super) fn check(look: Look<'_>, found: &mut Vec<Problem>) {
    let first = found.len();
    for refusal in &look.completed.refusals {
        let said = |it: &Problem| it.node == refusal.node && it.message == refusal.message;
        if found[first..].iter().any(said) {
            continue;
        }
        let (node, place) = place(look, refusal);
        found.push(Problem {
            check: refusal.rule,
            severity: Severity::Error,
            node,
            place,
            message: match refusal.rule {
                "refused-values" => sentence(&refusal.message),
                _ => refusal.message.clone(),
            },
            fixes: if look.is_written(refusal.node) { fixes::of(look, refusal) } else { Vec::new() },
        });
    }
}

/// What of an element each rule looks at, as a path inside it; of several the one that the message names, else the
/// last that is there.
const PLACES: &[(&str, &[&str])] = &[
    ("unique-controllers", &["@index"]),
    ("boot-orders", &["boot/@order"]),
    ("unique-devices", &["alias/@name", "source"]),
    ("disk-targets", &["target/@dev"]),
    ("disk-drives", &["target/@bus"]),
    ("ide-requirements", &["target/@bus"]),
    ("drive-places", &["address"]),
    ("pci-addresses", &["address"]),
    ("demanded-pci-controllers", &["@model", "model/@type", "address"]),
    ("usb-ports", &["address"]),
    ("virtio-serial-ports", &["address"]),
    ("ccw-addresses", &["address"]),
    ("spapr-vio-addresses", &["address"]),
    ("dimm-slots", &["address"]),
    ("iothread-users", &["driver/@iothread"]),
    ("supported-machine", &["@machine"]),
    ("vcpu-requirements", &["vcpu"]),
    ("vcpu-count", &["vcpu"]),
    ("input-buses", &["@bus"]),
    ("video-devices", &["model/@primary", "model/@heads", "model/@vgamem", "model/@type"]),
    ("listed-models", &["model/@type", "@model"]),
    ("machine-devices", &["@model"]),
    ("machine-type", &["@machine"]),
];

/// Where the refusal stands: the attribute that it names, or the part of the element that its rule looks at.
fn place(look: Look<'_>, refusal: &Remark) -> (NodeId, Place) {
    if refusal.attribute.is_some() || !look.is_written(refusal.node) {
        return (refusal.node, Place::of(refusal.attribute.as_deref()));
    }
    let paths = PLACES.iter().find(|it| it.0 == refusal.rule).map_or(&[][..], |it| it.1);
    // Two disks at one place are told apart by their addresses, written or not.
    let paths = if refusal.message.contains("both at") { &["address"] } else { paths };
    let written = paths.iter().filter_map(|path| {
        let (element, attribute) = match path.split_once('@') {
            Some((element, attribute)) => (element.trim_end_matches('/'), Some(attribute)),
            None => (*path, None),
        };
        let node = look.document.find(refusal.node, element)?;
        let there = attribute.is_none_or(|it| look.document.attribute(node, it).is_some());
        there.then(|| (node, Place::of(attribute)))
    });
    let named =
        |place: &Place| matches!(place, Place::Attribute(it) if refusal.message.contains(it.as_str()));
    let written = written.reduce(|found, it| if named(&found.1) { found } else { it });
    let is_text = look.document.elements(refusal.node).next().is_none()
        && !look.document.text(refusal.node).trim().is_empty();
    written.unwrap_or((refusal.node, if is_text { Place::Text } else { Place::Node }))
}

/// As a whole sentence: findings about releases are parts of one. What is spelled as in the XML stays so.
fn sentence(message: &str) -> String {
    let spelled = message.split(' ').next().is_some_and(|it| it.contains(['=', '<', '"']));
    let mut letters = message.chars();
    match letters.next().filter(|_| !spelled) {
        Some(first) => first.to_uppercase().chain(letters).chain(['.']).collect(),
        None => format!("{message}."),
    }
}
