//! The topology as plain text: a heading for each bus, a line for each place.

use std::fmt::Write;

use super::{Bus, Filling, Kind, Place, Topology, runs, summary, title, what};
use crate::implicit::Origin;
use crate::inventory::{Device, find};

/// All buses with their places; runs of free places on one line.
pub fn text(topology: &Topology, devices: &[Device]) -> String {
    let mut text = String::new();
    for bus in &topology.buses {
        let _ = writeln!(text, "{}", title(bus));
        if let Some(controller) = bus.controllers.first().and_then(|it| find(devices, it)) {
            let at = controller.address.as_ref().map(|it| format!(", {}", it.text)).unwrap_or_default();
            let _ = writeln!(text, "  {}{at}, {}", controller.name, origin(controller));
        }
        if let Some(takes) = bus.takes.as_ref().filter(|_| bus.places.len() > 1) {
            let _ = writeln!(text, "  takes {takes}");
        }
        let _ = writeln!(text, "  {}", summary(bus));
        Lines { text: &mut text, topology, devices, bus }.places(&bus.places, 1, "");
    }
    text
}

struct Lines<'t> {
    text: &'t mut String,
    topology: &'t Topology,
    devices: &'t [Device],
    bus: &'t Bus,
}

impl Lines<'_> {
    fn places(&mut self, places: &[Place], depth: usize, before: &str) {
        for (first, last) in runs(places) {
            let place = &places[first];
            let label = match (first == last, self.bus.kind) {
                (true, _) => format!("{before}{}", place.label),
                (false, _) => format!("{before}{}-{}", place.label, places[last].label),
            };
            match &place.filling {
                Filling::Taken(keys) => {
                    for key in keys {
                        let device = self.device(key);
                        self.line(depth, &label, &device);
                    }
                }
                _ => self.line(depth, &label, &what(place)),
            }
            if let Some(problem) = &place.problem {
                self.line(depth, "!", problem);
            }
            let way = if self.bus.kind == Kind::Pci { label.clone() } else { format!("{label}.") };
            self.places(&place.inner, depth + 1, &way);
        }
    }

    fn line(&mut self, depth: usize, label: &str, what: &str) {
        let _ = writeln!(self.text, "{:indent$}{label:<8} {what}", "", indent = depth * 2);
    }

    fn device(&self, key: &str) -> String {
        let Some(device) = find(self.devices, key) else { return key.to_owned() };
        let filled_in = device.address.as_ref().is_some_and(|it| it.implicit);
        let by = if filled_in && device.origin == Origin::Written { ", address filled in" } else { "" };
        let makes = self.topology.made_by(key).map(|it| format!(" → {}", title(it))).unwrap_or_default();
        format!("{} ({}{by}){makes}", device.name, origin(device))
    }
}

fn origin(device: &Device) -> String {
    match device.origin {
        Origin::Written => "written".to_owned(),
        other => format!("implicit · {}", other.as_str()),
    }
}
