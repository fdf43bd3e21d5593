//! What moves between two completions of a domain: addresses before and after.

use std::collections::HashMap;

use crate::inventory::Device;

/// A device that comes, goes, or gets another address.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct Move {
    /// Key of the device before; `None` where it is new.
    pub key: Option<String>,
    /// Its name.
    pub device: String,
    /// Address before; `None` where it had none or is new.
    pub from: Option<String>,
    /// Address after; `None` where it has none or is gone.
    pub to: Option<String>,
    /// Whether it is there afterwards.
    pub stays: bool,
}

/// Compares two device lists. Devices are the same when they have the same name, counted among their like:
/// names survive both edits and being made explicit.
pub fn moves(before: &[Device], after: &[Device]) -> Vec<Move> {
    let then = named(after);
    let now = named(before);
    let text = |it: &Device| it.address.as_ref().map(|it| it.text.clone());
    let mut moves = Vec::new();
    for (name, device) in in_order(before) {
        let other = then.get(&name);
        let (from, to) = (text(device), other.and_then(|it| text(it)));
        if other.is_none() || from != to {
            let (key, device) = (Some(device.key.clone()), device.name.clone());
            moves.push(Move { key, device, from, to, stays: other.is_some() });
        }
    }
    for (name, device) in in_order(after) {
        if !now.contains_key(&name) {
            let (device, to) = (device.name.clone(), text(device));
            moves.push(Move { key: None, device, from: None, to, stays: true });
        }
    }
    moves
}

type Name<'d> = (&'d str, usize);

fn in_order(devices: &[Device]) -> Vec<(Name<'_>, &Device)> {
    let mut seen: HashMap<&str, usize> = HashMap::new();
    let each = devices.iter().map(|it| {
        let count = seen.entry(it.name.as_str()).or_default();
        *count += 1;
        ((it.name.as_str(), *count), it)
    });
    each.collect()
}

fn named(devices: &[Device]) -> HashMap<Name<'_>, &Device> {
    in_order(devices).into_iter().collect()
}
