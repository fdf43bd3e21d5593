//! The topology view: what sits where. It is drawn as wide as there is room, so it is data with a method for that.

use std::collections::HashMap;

use super::view::{Key, Severity, TopologyBus, TopologyPlace, View};
use super::{Editor, Scenery};
use crate::implicit::Origin;
use crate::inventory::picture::{Mark, Picture, picture};
use crate::inventory::topology::{self, Bus, Filling, Place, runs, summary, title, what};
use crate::inventory::{self, Device, find};

/// What sits where, with what the present view says of each device.
#[derive(Debug, Clone, PartialEq)]
pub struct Topology {
    buses: inventory::Topology,
    devices: Vec<Device>,
    marks: HashMap<String, Mark>,
}

impl Editor {
    /// The topology view; `None` while nothing is loaded. `view` is the present one. Ask only while it is shown.
    pub fn topology(&self, view: &View) -> Option<Topology> {
        let Scenery { completed, devices, .. } = self.scenery()?;
        let rows = view.groups.iter().flat_map(|it| &it.rows);
        let mark = |problem: Option<Severity>, preview: Option<String>| Mark {
            problem: problem.is_some_and(|it| it != Severity::Note),
            preview,
        };
        let marks = rows.map(|it| {
            (it.key.0.clone(), mark(it.problem, it.address.as_ref().and_then(|it| it.preview.clone())))
        });
        Some(Topology {
            buses: topology::topology(completed, devices),
            devices: devices.to_vec(),
            marks: marks.filter(|it| it.1 != Mark::default()).collect(),
        })
    }
}

impl Topology {
    /// The picture, as wide as this; `say` puts words into the reader's language.
    pub fn picture(&self, width: i32, say: &dyn Fn(&str) -> String) -> Picture {
        picture(&self.buses, &self.devices, &self.marks, width, say)
    }

    /// Slots into which a PCI device can be plugged while the guest runs: Express ones, conventional ones.
    pub fn hotplug_room(&self) -> (usize, usize) {
        self.buses.hotplug_room()
    }

    /// How many PCI buses there are, and how many buses of USB.
    pub fn counts(&self) -> (usize, usize) {
        let count = |kind| self.buses.buses.iter().filter(|it| it.kind == kind).count();
        (count(topology::Kind::Pci), count(topology::Kind::Usb))
    }

    /// The same as a table.
    pub fn table(&self) -> Vec<TopologyBus> {
        let bus = |it: &Bus| {
            let mut places = Vec::new();
            self.rows(&it.places, 0, &mut places);
            let key = it.controllers.first().map(|it| Key(it.clone()));
            TopologyBus { key, title: title(it), summary: summary(it), places }
        };
        self.buses.buses.iter().map(bus).collect()
    }

    fn rows(&self, places: &[Place], depth: usize, rows: &mut Vec<TopologyPlace>) {
        for (first, last) in runs(places) {
            let place = &places[first];
            let address = match first == last {
                true => place.address.clone(),
                false => format!("{}–{}", place.address, places[last].address),
            };
            let row = |device: Option<&Device>| TopologyPlace {
                depth,
                address: address.clone(),
                key: device.map(|it| Key(it.key.clone())),
                what: device.map_or_else(|| what(place), |it| it.name.clone()),
                origin: device.map_or_else(String::new, |it| match it.origin {
                    Origin::Written => "written".to_owned(),
                    other => format!("implicit · {}", other.as_str()),
                }),
                filled_in: device.and_then(|it| it.address.as_ref()).is_some_and(|it| it.implicit),
                makes: device.and_then(|it| self.buses.made_by(&it.key)).map(title).unwrap_or_default(),
                problem: place.problem.clone().unwrap_or_default(),
            };
            match &place.filling {
                Filling::Taken(keys) => rows.extend(keys.iter().map(|it| row(find(&self.devices, it)))),
                _ => rows.push(row(None)),
            }
            self.rows(&place.inner, depth + 1, rows);
        }
    }
}
