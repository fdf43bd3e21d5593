//! Another device like one that is there: what must differ between the two is libvirt's to choose, or the next free.

use super::add::Planned;
use super::plan::Plan;
use super::sight::Sight;
use super::unused::Unused;
use crate::implicit::{Mode, complete};
use crate::xml::{Change, Document, NodeId, Tree, remove_attribute, remove_node, set_attribute};

/// What belongs to one device alone and is left to libvirt, or left out: element of the device and path.
const OWN: &[(&str, &str)] = &[
    ("*", "address"),
    ("*", "alias"),
    ("*", "boot"),
    ("*", "acpi/@index"),
    ("disk", "wwn"),
    ("interface", "mac"),
    ("interface", "target"),
    ("interface", "virtualport/parameters/@interfaceid"),
    ("graphics", "@port"),
    ("graphics", "@tlsPort"),
    ("graphics", "@websocket"),
    ("graphics", "@socket"),
    ("graphics", "listen/@socket"),
    ("serial", "target/@port"),
    ("parallel", "target/@port"),
    ("console", "target/@port"),
    ("channel", "source/@path"),
    ("memory", "uuid"),
    ("memory", "target/address"),
    ("vsock", "cid/@address"),
    ("controller", "target"),
];

/// Plans to write a device like this one, right behind it where that one is written. `name` is what the label calls it.
/// What libvirt refuses in it stands in [`Planned::completed`].
pub fn duplicate_device(sight: &Sight<'_>, device: NodeId, name: &str) -> Option<Planned> {
    let document = sight.document_of(device);
    let element = document.name(device);
    let written = sight.is_written(device);
    let source = if written { sight.written } else { document };
    let parent = sight.completed.document.parent(device).or_else(|| sight.written.parent(device));
    let parent = parent.filter(|it| sight.is_written(*it))?;
    let mut plan = Plan::of(sight.written);
    let tree: Tree = source.tree(device);
    let node = match written {
        true => plan.insert(parent, Some(device), tree.without_blanks()),
        false => plan.insert_in_order(parent, tree.without_blanks()),
    };
    for (_, path) in OWN.iter().filter(|it| it.0 == "*" || it.0 == element) {
        leave_out(&mut plan, node, path);
    }
    for (path, value) in renewed(sight, source, device) {
        if let Some(at) = plan.document().find(node, path.split('@').next().unwrap_or_default()) {
            let name = path.split('@').nth(1).unwrap_or_default();
            plan.then(set_attribute(plan.document(), at, name, &value));
        }
    }
    let completed = complete(plan.document(), &sight.completed.host, Mode::Define);
    Some(Planned::of(plan, node, completed, format!("Duplicate {name}")))
}

/// What is another in the new device: path and value.
fn renewed(sight: &Sight<'_>, source: &Document, device: NodeId) -> Vec<(&'static str, String)> {
    let unused = Unused::of(&sight.completed.document);
    let at = |path: &str| source.value(device, path).map(|it| it.into_owned());
    match source.name(device) {
        "disk" => {
            let name = at("target/@dev").unwrap_or_default();
            let prefix = if name.starts_with("xvd") || name.starts_with("ubd") { 3 } else { 2 };
            let dev = name.get(..prefix).map(|it| ("target/@dev", unused.disk(it)));
            dev.into_iter().collect()
        }
        "controller" => {
            let type_ = at("@type").unwrap_or_else(|| "ide".to_owned());
            vec![("@index", unused.index(&type_).to_string())]
        }
        "audio" => vec![("@id", unused.audio().to_string())],
        "shmem" => at("@name").map(|it| ("@name", format!("{it}-2"))).into_iter().collect(),
        "filesystem" => at("target/@dir").map(|it| ("target/@dir", format!("{it}-2"))).into_iter().collect(),
        _ => Vec::new(),
    }
}

fn leave_out(plan: &mut Plan, node: NodeId, path: &str) {
    let (inside, attribute) =
        path.split_once('@').map_or((path, None), |(inside, name)| (inside, Some(name)));
    let Some(at) = plan.document().find(node, inside) else { return };
    match attribute {
        Some(name) => plan.then(remove_attribute(plan.document(), at, name)),
        None => {
            let removed: Vec<Change> = remove_node(plan.document(), at);
            plan.then(removed);
        }
    }
}
