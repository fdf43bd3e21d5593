//! `<boot dev>` that names a kind of device the guest has none of, or the same kind twice.

use super::{Look, Problem};
use crate::domain::Disk;
use crate::validate::{Fix, Place, Severity};
use crate::xml::{NodeId, remove_node};

pub(super) fn check(look: Look<'_>, found: &mut Vec<Problem>) {
    let document = look.document;
    let Some(os) = document.child(document.root(), "os") else { return };
    let boots: Vec<NodeId> = document.elements_named(os, "boot").collect();
    let mut named: Vec<String> = Vec::new();
    let is_there =
        |it: &NodeId| document.attribute(*it, "dev").is_some_and(|it| lacking(look, &it).is_none());
    let severity = if boots.iter().any(is_there) { Severity::Note } else { Severity::Warning };
    for boot in &boots {
        let Some(device) = document.attribute(*boot, "dev").map(|it| it.into_owned()) else { continue };
        let message = if named.contains(&device) {
            format!("{device} stands in the boot order twice; the second time says nothing.")
        } else if let Some(lack) = lacking(look, &device).filter(|_| device != "hd" || boots.len() > 1) {
            format!("The guest is to boot from {lack}, and it has none. The firmware goes on to the next.")
        } else {
            named.push(device);
            continue;
        };
        let fixes = match boots.len() {
            // Without any <boot> libvirt writes dev='hd', which says nothing.
            1 => Vec::new(),
            _ => vec![Fix::edit(format!("Remove <boot dev='{device}'>"), remove_node(document, *boot))],
        };
        found.push(Problem {
            check: "boot-devices",
            severity,
            node: *boot,
            place: Place::of(Some("dev")),
            message,
            fixes,
        });
    }
}

/// What is missing, in words; `None` where the guest has it, or the word is none of libvirt's.
fn lacking(look: Look<'_>, device: &str) -> Option<&'static str> {
    let disk = |kind: &[&str]| {
        look.devices("disk").any(|node| kind.contains(&&*Disk { document: look.document, node }.device()))
    };
    // A host device may be anything.
    let assigned = || look.devices("hostdev").next().is_some();
    let (there, words) = match device {
        "hd" => (disk(&["disk", "lun"]) || assigned(), "a hard disk"),
        "cdrom" => (disk(&["cdrom"]) || assigned(), "a CD-ROM drive"),
        "fd" => (disk(&["floppy"]), "a floppy drive"),
        "network" => (look.devices("interface").next().is_some() || assigned(), "the network"),
        _ => return None,
    };
    // Redirected USB devices come and go.
    (!there && look.devices("redirdev").next().is_none()).then_some(words)
}
