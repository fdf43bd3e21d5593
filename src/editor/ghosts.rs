//! What is not in the text because libvirt adds it: where it would stand and how it would read.

use super::Scenery;
use super::view::{Ghost, Key};
use crate::format::{print_element, printed_order};
use crate::implicit::Origin;
use crate::inventory::Device;
use std::collections::HashMap;

/// The implicit devices in libvirt's order, each behind the written one that comes before it there: where
/// *Make explicit* would write it.
pub(super) fn of(scenery: &Scenery<'_>, text: &str) -> Vec<Ghost> {
    let completed = &scenery.completed.document;
    let written = |node| scenery.document.contains(node) && scenery.document.is_linked(node);
    let Some(devices) = completed.child(completed.root(), "devices").filter(|it| written(*it)) else {
        return Vec::new();
    };
    let lines: Vec<&str> = text.lines().collect();
    let indent_of = |line: u32| {
        let line = lines.get(line.saturating_sub(1) as usize).copied().unwrap_or_default();
        line[..line.len() - line.trim_start().len()].to_owned()
    };
    let mut after = scenery.positions.line(devices);
    let mut indent = indent_of(after) + "  ";
    let implicit = scenery.devices.iter().filter(|it| it.origin != Origin::Written);
    let implicit: HashMap<_, _> = implicit.map(|it| (it.node, it)).collect();
    let mut ghosts = Vec::new();
    for node in printed_order(completed, devices) {
        if written(node) {
            indent = indent_of(scenery.positions.line(node));
            after = scenery.positions.last_line(node);
        } else if let Some(device) = implicit.get(&node) {
            ghosts.push(ghost(device, after, &indented(&print_element(completed, node), &indent)));
        }
    }
    ghosts
}

fn ghost(device: &Device, after: u32, text: &str) -> Ghost {
    let badge = format!("implicit · {}", device.origin.as_str());
    Ghost { key: Key(device.key.clone()), after, text: text.to_owned(), badge }
}

fn indented(text: &str, indent: &str) -> String {
    text.lines().map(|line| format!("{indent}{line}")).collect::<Vec<_>>().join("\n")
}
