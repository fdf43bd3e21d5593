//! What a guest notices when a part of its XML is skipped, or different: the table guest.txt.

use std::sync::LazyLock;

use super::places::{Place, Places, path};
use crate::xml::{Document, NodeId};

/// Values that a guest cannot tell apart: the element, the attribute and the values.
const ALIKE: [(&str, &str, &str); 3] = [
    ("devices/disk/driver", "cache", "|default|none|writeback|unsafe"),
    ("devices/disk/driver", "cache", "writethrough|directsync"),
    ("devices/filesystem/driver", "type", "|path|handle"),
];

/// The effect on the guest of a part of its XML.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Effect {
    /// Whether the guest changes when it is skipped.
    pub(super) guest: bool,
    /// Whether the guest changes when it is another, or comes anew.
    changes: bool,
    /// What happens when it is skipped, in a few words; empty where the table has none.
    pub(super) words: &'static str,
}

/// The effect of skipping the element at the path (names below `<domain>`) with all that it holds, or one attribute
/// of it.
pub(super) fn effect<N: AsRef<str>>(
    document: &Document,
    node: NodeId,
    path: &[N],
    attribute: Option<&str>,
) -> Effect {
    let own = of(Place { document, node, path, attribute, valued: true });
    if own.guest || attribute.is_some() {
        return own;
    }
    let mut path: Vec<&str> = path.iter().map(AsRef::as_ref).collect();
    noticed_inside(document, node, &mut path).unwrap_or(own)
}

/// The effect of the first thing inside the element that the guest would miss.
fn noticed_inside<'d>(document: &'d Document, node: NodeId, path: &mut Vec<&'d str>) -> Option<Effect> {
    let own = |node, path: &[&str], attribute| {
        Some(of(Place { document, node, path, attribute, valued: true })).filter(|it| it.guest)
    };
    let attribute = document.attributes(node).iter().find_map(|it| own(node, path, Some(&*it.name)));
    attribute.or_else(|| {
        document.elements(node).find_map(|child| {
            path.push(document.name(child));
            let found = own(child, path, None).or_else(|| noticed_inside(document, child, path));
            path.pop();
            found
        })
    })
}

/// Whether the guest would notice if the element, or one attribute of it, were not there.
pub fn guest_notices(document: &Document, node: NodeId, attribute: Option<&str>) -> bool {
    effect(document, node, &path(document, node), attribute).guest
}

/// Whether the guest would notice that the element, or one attribute of it, was not there before.
pub fn guest_notices_new(document: &Document, node: NodeId, attribute: Option<&str>) -> bool {
    of(Place { document, node, path: &path(document, node), attribute, valued: true }).changes
}

/// Whether the guest would notice if the text of the element, or one attribute of it, became another: values that may
/// come and go are no exception.
pub fn guest_notices_change(document: &Document, node: NodeId, attribute: Option<&str>) -> bool {
    of(Place { document, node, path: &path(document, node), attribute, valued: false }).changes
}

/// Whether the guest cannot tell the two values of an attribute apart; the empty one stands for none.
pub fn are_alike(document: &Document, node: NodeId, attribute: &str, one: &str, other: &str) -> bool {
    let in_it = |group: &str, value: &str| group.split('|').any(|it| it == value);
    ALIKE.iter().any(|(place, name, group)| {
        *name == attribute
            && in_it(group, one)
            && in_it(group, other)
            && place.split('/').eq(path(document, node))
    })
}

fn of<N: AsRef<str>>(place: Place<'_, N>) -> Effect {
    table().best(place).copied().unwrap_or(Effect { guest: true, changes: true, words: "" })
}

fn table() -> &'static Places<Effect> {
    static TABLE: LazyLock<Places<Effect>> = LazyLock::new(|| {
        Places::covering(include_str!("guest.txt"), |class, words| {
            let (guest, changes) = match class {
                "guest" => (true, true),
                "harmless" => (false, false),
                "policy" => (false, true),
                "host" => (true, false),
                _ => return None,
            };
            Some(Effect { guest, changes, words })
        })
    });
    &TABLE
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::compat::places::idle;
    use crate::xml::parse;

    /// Whether skipping the first such element, or its attribute, changes the guest.
    fn changes(xml: &str, path: &str, attribute: Option<&str>) -> bool {
        let document = parse(xml).unwrap();
        let steps: Vec<_> = path.split('/').map(str::to_owned).collect();
        let node = document.find(document.root(), path).unwrap();
        effect(&document, node, &steps, attribute).guest
    }

    #[test]
    fn the_most_exact_line_holds() {
        let disk =
            "<domain><devices><disk><driver cache='none' queues='4' iommu='off'/></disk></devices></domain>";
        assert!(!changes(disk, "devices/disk/driver", Some("cache")));
        assert!(changes(disk, "devices/disk/driver", Some("queues")));
        assert!(!changes(disk, "devices/disk/driver", Some("iommu")));
    }

    #[test]
    fn values_and_places_count() {
        let cells = "<domain><cpu mode='custom'><numa><cell id='0'/><cell id='2'/></numa></cpu></domain>";
        assert!(!changes(cells, "cpu", Some("mode")));
        assert!(!changes(cells, "cpu/numa/cell", Some("id")));
        let moved = "<domain><cpu mode='host-model'><numa><cell id='1'/><cell id='0'/></numa></cpu></domain>";
        assert!(changes(moved, "cpu", Some("mode")));
        assert!(changes(moved, "cpu/numa/cell", Some("id")));
        let serial =
            "<domain><devices><serial><target><model name='16550a'/></target></serial></devices></domain>";
        assert!(changes(serial, "devices/serial/target/model", None));
        assert!(!changes(&serial.replace("16550a", "isa-serial"), "devices/serial/target/model", None));
    }

    #[test]
    fn unlisted_devices_change_the_guest() {
        assert!(changes("<domain><devices><rng/></devices></domain>", "devices/rng", None));
        assert!(!changes("<domain><devices><audio/></devices></domain>", "devices/audio", None));
    }

    #[test]
    fn a_part_counts_for_the_whole() {
        let folder = |driver: &str| {
            let xml = format!("<domain><devices><filesystem>{driver}</filesystem></devices></domain>");
            changes(&xml, "devices/filesystem/driver", None)
        };
        assert!(folder("<driver type='path' packed='on'/>"));
        assert!(!folder("<driver type='path' packed='off'/>"));
        assert!(!changes("<domain><metadata><a packed='on'/></metadata></domain>", "metadata", None));
    }

    #[test]
    fn every_line_names_something_that_libvirt_reads() {
        let idle = idle(table());
        assert!(idle.is_empty(), "{idle:?}");
    }
}
