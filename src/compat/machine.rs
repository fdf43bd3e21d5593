//! Machine types of a target's QEMU: what it has, what came later, what it calls deprecated, and which of them
//! only a distribution's QEMU has.

use super::finding::{Class, Finding, Needs};
use super::target::{Target, distributions};
use super::{Version, driver};
use crate::machine::{Arch, MachineType, Qemu};
use crate::xml::{Document, NodeId};

/// The function of libvirt that looks for the machine type.
const REFERENCE: &str = "virQEMUCapsIsMachineSupported";

/// The element that names the machine type of a QEMU guest, the name, and the target's QEMU.
fn named(document: &Document, target: &Target) -> Option<(NodeId, String, Qemu)> {
    let node = document.find(document.root(), "os/type")?;
    let name = document.attribute(node, "machine")?.into_owned();
    let arch = document.attribute(node, "arch").and_then(|it| Arch::parse(&it)).unwrap_or(Arch::X86_64);
    let qemu = Qemu::of(target.qemu?, arch);
    (driver::is_qemu(document) && qemu.measured().is_some()).then_some((node, name, qemu))
}

/// The machine type that the target does not have, if the document names one.
pub(super) fn finding(document: &Document, target: &Target) -> Option<Finding> {
    let (node, name, qemu) = named(document, target)?;
    if qemu.canonical(&name).is_some() {
        return None;
    }
    let version = qemu.version;
    let (class, needs, reason) = match qemu.machine_type(&name) {
        Some(it) if it.exists_in(version) => return None,
        Some(it) => match (it.since, it.gone, it.distribution) {
            (_, _, Some(distribution)) => match has_machine(target, it) {
                Some(true) => return None,
                Some(false) => (
                    Class::Refused,
                    Needs::Never,
                    format!("{} is older than {distribution}, whose QEMU first has {name}", target.name),
                ),
                None => (
                    Class::Unknown,
                    Needs::Never,
                    format!("only QEMU of {distribution} and its kin has the machine {name}"),
                ),
            },
            (Some(since), _, _) if since > version => {
                let words = format!(
                    "QEMU {version} has no {name}{}. Another machine type is other hardware",
                    newest_of_its_kind(&qemu, it.alias)
                );
                (Class::Refused, Needs::Qemu(since), words)
            }
            (_, Some(gone), _) => {
                let words = format!(
                    "QEMU {gone} and later have no {name} any more. Another machine type is other hardware"
                );
                (Class::Refused, Needs::Never, words)
            }
            _ => return None,
        },
        // Which machine it means there was not measured, but every QEMU has one.
        None if qemu.is_alias(&name) => return None,
        None => (Class::Unknown, Needs::Never, format!("we do not know the machine {name}")),
    };
    Some(driver::finding(node, "machine", class, needs, reason, REFERENCE))
}

/// What a user might take instead, in words; empty where it was not measured.
fn newest_of_its_kind(qemu: &Qemu, alias: Option<&str>) -> String {
    let newest = alias.and_then(|it| qemu.canonical(it));
    newest.map(|it| format!("; its newest of that kind is {it}")).unwrap_or_default()
}

/// Whether the target's QEMU has the machine type; `None` where that is not known. A distribution has its own types
/// up to its release; those of an earlier major release it may have dropped.
/// QEMU of RHEL has few others.
pub fn has_machine(target: &Target, machine: &MachineType) -> Option<bool> {
    let there = vendor(&target.name);
    let Some(own) = machine.distribution else {
        let has_all = there.is_none_or(|it| !it.0.starts_with("RHEL"));
        return has_all.then_some(machine.exists_in(target.qemu?));
    };
    let there = there?;
    let same = own.split(" / ").filter_map(vendor).find(|it| it.0 == there.0)?;
    match same.1 {
        since if since > there.1 => Some(false),
        since if since == there.1 || since.major == there.1.major && there.0 != "Ubuntu" => Some(true),
        _ => None,
    }
}

/// The release of QEMU that the machine type is of: the one that brought it, or that of its distribution.
pub fn age_of_machine(machine: &MachineType) -> Option<Version> {
    let shipped = |own: &str| {
        let own = vendor(own)?;
        distributions().find(|it| vendor(it.name) == Some(own)).map(|it| it.qemu)
    };
    machine.since.or_else(|| machine.distribution?.split(" / ").find_map(shipped))
}

/// A distribution's line of releases and the release: `RHEL-EV 7.4`, `Ubuntu 24.04 LTS`.
fn vendor(name: &str) -> Option<(&str, Version)> {
    let (line, rest) = name.split_once(' ')?;
    let release = rest.split(' ').next()?.parse().ok()?;
    let line = if name.ends_with("with qemu-kvm-ev") { "RHEL-EV" } else { line };
    Some((line, release))
}

/// A machine type that the target's QEMU takes and calls deprecated.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Deprecated {
    /// `<type>` of `<os>`.
    pub node: NodeId,
    /// Since when, and when it goes where that is known, as a sentence.
    pub words: String,
}

/// The machine type of the document, where the target's QEMU calls it deprecated.
pub fn deprecated_machine(document: &Document, target: &Target) -> Option<Deprecated> {
    let (node, name, qemu) = named(document, target)?;
    let canonical = qemu.canonical(&name).map(str::to_owned).unwrap_or(name);
    let machine = qemu.machine_type(&canonical).filter(|it| it.exists_in(qemu.version))?;
    let since = machine.deprecated.filter(|it| *it <= qemu.version)?;
    let goes = machine.gone.map(|it| format!(", and {it} does not have it any more")).unwrap_or_default();
    let words = format!("QEMU calls {canonical} deprecated since {since}{goes}.");
    Some(Deprecated { node, words })
}
