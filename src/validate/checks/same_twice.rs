//! Values that libvirt lets stand twice and that each device should have for itself.

use std::collections::BTreeSet;

use super::{Look, Problem};
use crate::domain::number;
use crate::validate::{Fix, Place, Severity};
use crate::xml::{NodeId, remove_node, set_attribute, set_text};

/// A value of which each device should have its own.
struct Own {
    /// The devices, by element.
    devices: &'static [&'static str],
    /// Where it stands in the device: an attribute, or the text of an element.
    path: &'static str,
    /// What it is called.
    what: &'static str,
    /// What comes of having it twice.
    trouble: &'static str,
    /// Another value after this one.
    next: fn(&str) -> Option<String>,
    /// What leaving it out does; `None` where it cannot be left out.
    without: Option<&'static str>,
}

const OWN: &[Own] = &[
    Own {
        devices: &["interface"],
        path: "mac/@address",
        what: "the MAC address",
        trouble: "On one network neither can be reached reliably.",
        next: next_mac,
        without: Some("Leave the MAC address out, so that libvirt makes one up"),
    },
    Own {
        devices: &["interface"],
        path: "target/@dev",
        what: "the host device",
        trouble: "The host can make it only once, so the guest does not start.",
        next: next_name,
        without: Some("Leave the name out, so that libvirt chooses one"),
    },
    Own {
        devices: &["disk"],
        path: "serial",
        what: "the serial number",
        trouble: "The guest tells disks apart by it, in /dev/disk/by-id for one.",
        next: next_name,
        without: Some("Leave the serial number out"),
    },
    Own {
        devices: &["channel"],
        path: "target/@name",
        what: "the channel name",
        trouble: "The guest finds channels by their names and opens only one of them.",
        next: next_name,
        without: None,
    },
    Own {
        devices: &["filesystem"],
        path: "target/@dir",
        what: "the mount tag",
        trouble: "The guest finds a file system by its tag and mounts only one of them.",
        next: next_name,
        without: None,
    },
    Own {
        devices: &["graphics"],
        path: "@port",
        what: "the port",
        trouble: "The second display cannot listen, so the guest does not start.",
        next: next_number,
        without: None,
    },
    Own {
        devices: &["serial", "parallel"],
        path: "address/@iobase",
        what: "the I/O ports at",
        trouble: "The guest finds one device where two are.",
        next: |_| None,
        without: Some("Leave the address out, so that libvirt finds one"),
    },
];

pub(super) fn check(look: Look<'_>, found: &mut Vec<Problem>) {
    for own in OWN {
        // As libvirt reads them: it drops host devices that it named itself, and ports that it finds at the start.
        let value = |device| look.completed.document.value(device, own.path).map(|it| it.trim().to_owned());
        let is_written = |it: &NodeId| look.document.value(*it, own.path).is_some();
        // Two interfaces that stand in for each other are one to the network.
        let alone = |it: &NodeId| look.document.child(*it, "teaming").is_none();
        let devices: Vec<NodeId> =
            own.devices.iter().flat_map(|it| look.devices(it)).filter(is_written).filter(alone).collect();
        let all: Vec<String> = devices.iter().filter_map(|it| value(*it)).collect();
        let mut seen: BTreeSet<String> = BTreeSet::new();
        for device in devices {
            let Some(value) = value(device).filter(|it| !matches!(it.as_str(), "" | "-1" | "0")) else {
                continue;
            };
            if seen.contains(&value) {
                found.push(problem(look, own, device, &value, &all));
            } else {
                seen.insert(value);
            }
        }
    }
    images(look, found);
}

fn problem(look: Look<'_>, own: &Own, device: NodeId, value: &str, taken: &[String]) -> Problem {
    let document = look.document;
    let (element, attribute) = match own.path.split_once('@') {
        Some((element, attribute)) => (element.trim_end_matches('/'), Some(attribute)),
        None => (own.path, None),
    };
    let node = document.find(device, element).unwrap_or(device);
    let mut fixes = Vec::new();
    let others = std::iter::successors((own.next)(value), |it| (own.next)(it));
    if let Some(free) = others.take(taken.len() + 1).find(|it| !taken.contains(it)) {
        let changes = match attribute {
            Some(name) => set_attribute(document, node, name, &free),
            None => set_text(document, node, &free),
        };
        fixes.push(Fix::edit(format!("Write {free}"), changes));
    }
    fixes.extend(own.without.map(|label| Fix::edit(label, remove_node(document, node))));
    Problem {
        check: "same-twice",
        severity: Severity::Warning,
        node,
        place: attribute.map_or(Place::Text, |it| Place::of(Some(it))),
        message: format!(
            "Another <{}> has {} {value}, too. {}",
            document.name(device),
            own.what,
            own.trouble
        ),
        fixes,
    }
}

/// One image that two disks write to.
fn images(look: Look<'_>, found: &mut Vec<Problem>) {
    let document = look.document;
    let mut seen: BTreeSet<String> = BTreeSet::new();
    for disk in look.devices("disk") {
        let apart =
            ["readonly", "shareable", "transient"].iter().any(|it| document.child(disk, it).is_some());
        let media = ["cdrom", "floppy"].iter().any(|it| document.attribute_is(disk, "device", it));
        let source = document.child(disk, "source");
        let place = ["file", "dev"].into_iter().find_map(|name| {
            let value = document.attribute(source?, name).filter(|it| !it.is_empty())?;
            Some((name, value.into_owned()))
        });
        let Some((name, image)) = place.filter(|_| !apart && !media) else { continue };
        if !seen.contains(&image) {
            seen.insert(image);
            continue;
        }
        found.push(Problem {
            check: "same-twice",
            severity: Severity::Warning,
            node: source.unwrap_or(disk),
            place: Place::of(Some(name)),
            message: format!(
                "Another <disk> writes to {image}, too. QEMU locks an image, so the guest does not start; without \
                 the lock the file system on it breaks."
            ),
            fixes: Vec::new(),
        });
    }
}

/// The MAC address after this one, of the same maker.
fn next_mac(mac: &str) -> Option<String> {
    let (maker, rest) = mac.split_at_checked(8)?;
    let rest: Vec<u32> = rest
        .trim_start_matches(':')
        .split(':')
        .map(|it| u32::from_str_radix(it, 16).ok())
        .collect::<Option<_>>()?;
    let [a, b, c] = rest[..] else { return None };
    let next = ((a << 16 | b << 8 | c) + 1) & 0x00ff_ffff;
    Some(format!("{maker}:{:02x}:{:02x}:{:02x}", next >> 16, next >> 8 & 0xff, next & 0xff))
}

fn next_number(text: &str) -> Option<String> {
    Some((number(text)? + 1).to_string())
}

/// The name with its number one higher, or with a number.
pub(in crate::validate) fn next_name(name: &str) -> Option<String> {
    let word = name.trim_end_matches(|it: char| it.is_ascii_digit());
    match name[word.len()..].parse::<u64>() {
        Ok(number) => Some(format!("{word}{}", number.checked_add(1)?)),
        Err(_) => Some(format!("{name}-2")),
    }
}
