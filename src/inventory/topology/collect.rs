//! What the buses are made from: the devices by type of address, and the controllers by type.

use std::collections::BTreeMap;

use crate::domain::Controller;
use crate::inventory::Device;
use crate::machine::Machine;
use crate::xml::Document;

/// The material: a completed document, its devices and its board.
pub(super) struct Collect<'d> {
    pub(super) document: &'d Document,
    pub(super) devices: &'d [Device],
    pub(super) machine: &'d Machine,
}

/// Devices by place. Several in one place clash.
pub(super) type Seats<P> = BTreeMap<P, Vec<String>>;

/// A controller with the key of its device.
pub(super) type Maker<'d> = (Controller<'d>, String);

impl<'d> Collect<'d> {
    /// Devices whose address is of this type.
    pub(super) fn with_address(&self, type_: &str) -> impl Iterator<Item = &'d Device> {
        let of_type = move |it: &&Device| it.address.as_ref().is_some_and(|it| it.type_ == type_);
        self.devices.iter().filter(of_type)
    }

    /// Controllers of this type by index, in the order of the list.
    pub(super) fn controllers(&self, type_: &str) -> BTreeMap<u32, Vec<Maker<'d>>> {
        let mut all: BTreeMap<u32, Vec<Maker<'d>>> = BTreeMap::new();
        for device in self.devices.iter().filter(|it| self.document.name(it.node) == "controller") {
            let controller = Controller { document: self.document, node: device.node };
            if controller.type_() == type_ {
                let index = controller.index().unwrap_or(0);
                all.entry(index).or_default().push((controller, device.key.clone()));
            }
        }
        all
    }
}

/// The keys of controllers, and what is wrong where there are too many or none; `word` is their type.
pub(super) fn makers(makers: &[Maker<'_>], word: &str, number: u32) -> (Vec<String>, Option<String>) {
    let keys: Vec<String> = makers.iter().map(|it| it.1.clone()).collect();
    let problem = match keys.len() {
        0 => Some(format!("No {word} controller has index {number}, so there is no such bus.")),
        1 => None,
        many => Some(format!("{many} {word} controllers have index {number}.")),
    };
    (keys, problem)
}
