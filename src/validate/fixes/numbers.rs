//! Numbers and names that another device has already: the next free one.

use std::collections::BTreeSet;

use super::addresses;
use super::{Fix, Look};
use crate::domain::{Controller, Disk, DriveAddress, number};
use crate::implicit::Remark;
use crate::validate::checks::next_name;
use crate::xml::{NodeId, Tree, insert_element, remove_attribute, remove_node, set_attribute, set_text};

/// The lowest index that no controller of the type has.
pub(super) fn controller_index(look: Look<'_>, node: NodeId) -> Vec<Fix> {
    let (document, completed) = (look.document, &look.completed.document);
    let type_ = Controller { document, node }.type_();
    let devices = completed.child(completed.root(), "devices");
    let all = devices.into_iter().flat_map(|it| completed.elements_named(it, "controller"));
    let alike = all.map(|node| Controller { document: completed, node }).filter(|it| it.type_() == type_);
    let taken: BTreeSet<u32> = alike.filter_map(|it| it.index()).collect();
    let free = (0..).find(|it| !taken.contains(it)).unwrap_or_default();
    vec![
        Fix::edit(format!("Give it index {free}"), set_attribute(document, node, "index", &free.to_string())),
        Fix::edit("Remove this controller", remove_node(document, node)),
    ]
}

/// The next place in the boot order, or no boot devices in `<os>`.
pub(super) fn boot_order(look: Look<'_>, node: NodeId) -> Vec<Fix> {
    let document = look.document;
    let Some(boot) = document.child(node, "boot") else {
        let os = document.parent(node).unwrap_or(node);
        let all = document.elements_named(os, "boot").flat_map(|it| remove_node(document, it)).collect();
        return vec![Fix::edit("Remove the boot devices from <os>", all)];
    };
    let order = |device| number(&document.value(device, "boot/@order")?);
    let last = look.devices("").filter_map(order).max().unwrap_or(0) + 1;
    vec![
        Fix::edit(
            format!("Give it boot order {last}"),
            set_attribute(document, boot, "order", &last.to_string()),
        ),
        Fix::edit("Take it out of the boot order", remove_node(document, boot)),
    ]
}

/// The next free name of a disk, or another place than the one that two have.
pub(super) fn disk_target(look: Look<'_>, refusal: &Remark) -> Vec<Fix> {
    let (document, node) = (look.document, refusal.node);
    let disk = Disk { document, node };
    let Some(target) = document.child(node, "target") else { return Vec::new() };
    let name = disk.target();
    let all: Vec<_> = look.devices("disk").map(|node| Disk { document, node }.target()).collect();
    let prefix = match disk.device().as_ref() {
        "floppy" => "fd",
        _ => ["xvd", "ubd", "hd", "sd", "vd"].into_iter().find(|it| name.starts_with(it)).unwrap_or(
            match &*disk.bus() {
                "virtio" => "vd",
                "ide" => "hd",
                "xen" => "xvd",
                _ => "sd",
            },
        ),
    };
    let twice = all.iter().filter(|it| **it == name).count() > 1;
    if !twice && name.starts_with(prefix) {
        return other_place(look, node);
    }
    let free = (b'a'..=b'z')
        .map(|it| format!("{prefix}{}", it as char))
        .find(|it| all.iter().all(|other| other != it));
    free.map(|it| Fix::edit(format!("Name it {it}"), set_attribute(document, target, "dev", &it)))
        .into_iter()
        .collect()
}

/// The next free unit of the controller, or the place that goes with the name.
fn other_place(look: Look<'_>, node: NodeId) -> Vec<Fix> {
    let (document, completed) = (look.document, &look.completed.document);
    let (Some(address), Some(place)) = (document.child(node, "address"), DriveAddress::of(document, node))
    else {
        return Vec::new();
    };
    let disk = |node| Disk { document: completed, node };
    let bus = disk(node).bus().into_owned();
    let devices = completed.child(completed.root(), "devices");
    let alike = devices.into_iter().flat_map(|it| completed.elements_named(it, "disk"));
    let taken: BTreeSet<DriveAddress> =
        alike.filter(|it| disk(*it).bus() == bus).filter_map(|it| DriveAddress::of(completed, it)).collect();
    let units = match &*bus {
        "ide" | "fdc" => 2,
        "sata" => 6,
        _ => 7,
    };
    let free = (0..units).find(|unit| !taken.contains(&DriveAddress { unit: *unit, ..place }));
    let write = free.map(|unit| {
        let changes = set_attribute(document, address, "unit", &unit.to_string());
        Fix::edit(format!("Write unit {unit}, which is free"), changes)
    });
    write.into_iter().chain(addresses::of(look, node)).collect()
}

/// The alias with another number; a host device that is assigned twice goes.
pub(super) fn alias(look: Look<'_>, node: NodeId) -> Vec<Fix> {
    let document = look.document;
    let all: Vec<String> = look
        .devices("")
        .filter_map(|it| document.value(it, "alias/@name").map(|it| it.into_owned()))
        .collect();
    let name = document.value(node, "alias/@name").map(|it| it.into_owned());
    let twice = name.filter(|name| all.iter().filter(|it| *it == name).count() > 1);
    let (Some(name), Some(alias)) = (twice, document.child(node, "alias")) else {
        return vec![Fix::edit(
            format!("Remove this <{}>", document.name(node)),
            remove_node(document, node),
        )];
    };
    let mut others = std::iter::successors(next_name(&name), |it| next_name(it));
    let free = others.find(|it| !all.contains(it)).unwrap_or(name);
    vec![
        Fix::edit(format!("Name it {free}"), set_attribute(document, alias, "name", &free)),
        Fix::edit("Remove the alias", remove_node(document, alias)),
    ]
}

/// As many I/O threads as are named, or none for this device.
pub(super) fn iothread(look: Look<'_>, node: NodeId) -> Vec<Fix> {
    let document = look.document;
    let Some(driver) = document.child(node, "driver") else { return Vec::new() };
    let wanted = document.attribute(driver, "iothread").and_then(|it| number(&it));
    let virtio = document.name(node) != "disk"
        || look.completed.document.value(node, "target/@bus").as_deref() == Some("virtio");
    let mut fixes = Vec::new();
    if let (Some(wanted), None) = (wanted.filter(|_| virtio), document.child(document.root(), "iothreadids"))
    {
        let changes = match document.child(document.root(), "iothreads") {
            Some(threads) => set_text(document, threads, &wanted.to_string()),
            None => {
                let vcpu = document.child(document.root(), "vcpu");
                let after = vcpu.or_else(|| document.child(document.root(), "memory"));
                let tree = Tree::element("iothreads").holding(Tree::text(&wanted.to_string()));
                insert_element(document, document.root(), after, tree)
            }
        };
        fixes.push(Fix::edit(format!("Have {wanted} I/O threads"), changes));
    }
    fixes.push(Fix::edit("Let it run without", remove_attribute(document, driver, "iothread")));
    fixes
}
