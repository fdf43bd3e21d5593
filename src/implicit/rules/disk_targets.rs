//! `disk-targets`: each disk has a name and a place of its own.

use std::collections::{HashMap, HashSet};

use crate::domain::{Disk, DriveAddress};
use crate::implicit::{Effect, Rule, Scene, Stage};
use crate::xml::NodeId;

pub(super) static RULE: Rule = Rule {
    id: "disk-targets",
    stage: Stage::Validate,
    effect: Effect::Checks,
    title: "Names and places of disks",
    reference: "virDomainDiskDefParseValidate, virDomainDefCheckDuplicateDiskInfo, virDomainDefCheckDuplicateDriveAddresses",
    since: "before 7.0.0",
    apply,
};

/// Refused: a disk without a name, or with one that does not fit its kind; two disks with one name or on one
/// place of a controller.
fn apply(scene: &mut Scene<'_>) {
    let mut names: HashSet<String> = HashSet::new();
    let mut places: HashMap<(String, DriveAddress), String> = HashMap::new();
    for node in scene.devices("disk") {
        let name = view(scene, node).target().into_owned();
        if name.is_empty() {
            scene.refuse(node, "A disk needs a name in the guest: <target dev='…'/>.");
            continue;
        }
        let floppy = view(scene, node).device() == "floppy";
        let prefixes: &[&str] = if floppy { &["fd"] } else { &["hd", "sd", "vd", "xvd", "ubd"] };
        if !prefixes.iter().any(|it| name.starts_with(it)) {
            let kind = if floppy { "a floppy" } else { "a disk" };
            let message =
                format!("The name of {kind} begins with {}; '{name}' does not.", prefixes.join(", "));
            scene.refuse(node, message);
        }
        if !names.insert(name.clone()) {
            scene.refuse(node, format!("Two disks are named {name}. Each needs its own name."));
        }
        let Some(address) = DriveAddress::of(scene.document(), node) else { continue };
        let bus = view(scene, node).bus().into_owned();
        if let Some(other) = places.insert((bus.clone(), address), name.clone()) {
            scene.refuse(node, format!("The disks {other} and {name} are both at {address} on {bus}."));
        }
    }
}

fn view<'s>(scene: &'s Scene<'_>, node: NodeId) -> Disk<'s> {
    Disk { document: scene.document(), node }
}
