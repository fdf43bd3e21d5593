//! What holds for the topology of every domain: each device with an address is in one place, and in the picture, at any
//! width, no box lies over another.

#[path = "support/domains.rs"]
mod domains;

use std::collections::HashMap;
use std::fs;
use std::path::Path;

use libvirt_domain_editor::domain;
use libvirt_domain_editor::implicit::{Mode, complete};
use libvirt_domain_editor::inventory::picture::{Box, Colours, Look, Picture, Step, picture, svg};
use libvirt_domain_editor::inventory::topology::{Place, topology};
use libvirt_domain_editor::inventory::{Device, devices};
use libvirt_domain_editor::machine::Host;
use libvirt_domain_editor::xml;

const HOSTS: [&str; 3] = ["libvirt=11.3.0,qemu=10.0", "libvirt=7.0.0,qemu=5.2", "libvirt=0.9.4,qemu=0.14"];
const WIDTHS: [i32; 2] = [300, 1104];

#[test]
fn of_every_case() {
    let faults: Vec<String> = domains::texts().iter().flat_map(|it| faults(it, &HOSTS)).collect();
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn of_clashes() {
    let text = include_str!("topology/clashes/domain.xml");
    assert_eq!(faults(text, &HOSTS), [""; 0]);
}

#[test]
fn of_libvirts_own_test_data() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/corpus/libvirt-11.3.0/in");
    let texts = texts_below(&folder);
    if texts.is_empty() {
        println!("skipped: no corpus");
        return;
    }
    let faults: Vec<String> = texts.iter().flat_map(|it| faults(it, &HOSTS[..1])).collect();
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

fn texts_below(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let texts = entries.flat_map(|it| match it.path() {
        path if path.is_dir() => texts_below(&path),
        path => fs::read_to_string(path).into_iter().collect(),
    });
    texts.collect()
}

fn faults(text: &str, hosts: &[&str]) -> Vec<String> {
    let Ok(document) = domain::read(text) else { return Vec::new() };
    let name = document.value(document.root(), "name").unwrap_or_default().into_owned();
    let mut found = Vec::new();
    for host in hosts {
        let completed = complete(&document, &Host::parse(host).expect("a host"), Mode::Define);
        let devices = devices(&document, &completed);
        let topology = topology(&completed, &devices);
        let seated: Vec<&str> =
            topology.buses.iter().flat_map(|it| it.places.iter().flat_map(Place::devices)).collect();
        for device in &devices {
            let times = seated.iter().filter(|it| **it == device.key).count();
            if times != usize::from(device.address.is_some()) {
                found.push(format!("{name}, {host}: {} is in {times} places", device.name));
            }
        }
        for width in WIDTHS {
            let picture = picture(&topology, &devices, &HashMap::new(), width, &str::to_owned);
            found.extend(
                wrong(&picture, &devices).into_iter().map(|it| format!("{name}, {host}, {width}: {it}")),
            );
        }
    }
    found
}

fn wrong(picture: &Picture, devices: &[Device]) -> Vec<String> {
    let mut wrong = Vec::new();
    let solid = |it: &&Box| !matches!(it.look, Look::Plain | Look::Panel);
    let boxes: Vec<(&str, &Box)> = picture
        .items
        .iter()
        .flat_map(|item| item.boxes.iter().filter(solid).map(|it| (item.name.as_str(), it)))
        .collect();
    for (at, (name, one)) in boxes.iter().enumerate() {
        if boxes[at + 1..].iter().any(|(_, other)| overlap(one, other)) {
            wrong.push(format!("something lies over {name}"));
        }
    }
    for item in &picture.items {
        let outside = |it: &Box| {
            it.x < 0 || it.y < 0 || it.x + it.width > picture.width || it.y + it.height > picture.height
        };
        if item.boxes.is_empty() || item.boxes.iter().any(outside) {
            wrong.push(format!("{} is not inside", item.name));
        }
        if let Some(parent) = item.parent.map(|it| &picture.items[it])
            && let Some(panel) = parent.boxes.iter().find(|it| it.look == Look::Panel && !item.is_bus)
            && !item.boxes.iter().all(|it| inside(it, panel))
        {
            wrong.push(format!("{} sticks out of {}", item.name, parent.name));
        }
    }
    for device in devices.iter().filter(|it| it.address.is_some()) {
        if picture.find(&device.key).is_none() {
            wrong.push(format!("{} is not in the picture", device.name));
        }
    }
    // Whoever walks gets everywhere, and always back.
    for at in 0..picture.items.len() {
        let up = picture.step(at, Step::Up);
        if up.is_some_and(|up| up >= at || picture.step(up, Step::Down).is_none()) {
            wrong.push(format!("no way up and down at {}", picture.items[at].name));
        }
        if picture.step(at, Step::Right).is_some_and(|it| picture.step(it, Step::Left) != Some(at)) {
            wrong.push(format!("no way right and left at {}", picture.items[at].name));
        }
    }
    let drawing = svg(picture, "<&\">", &Colours::default());
    if let Err(error) = xml::parse(&drawing) {
        wrong.push(format!("the SVG does not parse: {error}"));
    }
    wrong
}

fn overlap(one: &Box, other: &Box) -> bool {
    one.x < other.x + other.width
        && other.x < one.x + one.width
        && one.y < other.y + other.height
        && other.y < one.y + one.height
}

fn inside(one: &Box, frame: &Box) -> bool {
    one.x >= frame.x
        && one.y >= frame.y
        && one.x + one.width <= frame.x + frame.width
        && one.y + one.height <= frame.y + frame.height
}
