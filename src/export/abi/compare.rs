//! Two completed domains, property by property: what the guest notices, and what libvirt's own check compares.

use super::pairs::{Paired, paired};
use crate::compat::{Property, are_alike, guest_notices, guest_notices_change, guest_notices_new, property};
use crate::export::report::Difference;
use crate::implicit::Origin;
use crate::inventory::Device;
use crate::xml::{Document, NodeId};

/// What differs.
#[derive(Debug, Default)]
pub(super) struct Differences {
    /// What the guest notices.
    pub(super) noticed: Vec<Difference>,
    /// What it does not, though libvirt's own check compares it.
    pub(super) compared: Vec<Difference>,
}

impl Differences {
    /// Everything that libvirt's own check would refuse, whether the guest notices or not.
    pub(super) fn refused(self) -> Vec<Difference> {
        let noticed = self.noticed.into_iter().filter(|it| it.compared_since.is_some());
        noticed.chain(self.compared).collect()
    }

    fn is_empty(&self) -> bool {
        self.noticed.is_empty() && self.compared.is_empty()
    }

    fn extend(&mut self, other: Differences) {
        self.noticed.extend(other.noticed);
        self.compared.extend(other.compared);
    }
}

/// One of the two domains, with the devices that the guest sees.
#[derive(Clone, Copy)]
pub(super) struct Side<'d> {
    pub(super) document: &'d Document,
    pub(super) devices: &'d [Device],
}

/// Compares two completed domains.
pub(super) fn compare(before: Side<'_>, after: Side<'_>) -> Differences {
    let mut comparing = Comparing {
        before: before.document,
        after: after.document,
        place: Vec::new(),
        found: Differences::default(),
    };
    comparing.settings();
    comparing.devices(before.devices, after.devices);
    comparing.found
}

/// An element and where it is; `None` where the other domain alone has it.
type Both = (Option<NodeId>, Option<NodeId>);

struct Comparing<'d> {
    before: &'d Document,
    after: &'d Document,
    /// Names down to what is compared.
    place: Vec<String>,
    found: Differences,
}

impl Comparing<'_> {
    /// Everything but the devices.
    fn settings(&mut self) {
        let (before, after) = (self.before.root(), self.after.root());
        self.attributes((Some(before), Some(after)));
        let sections = |document: &Document, root: NodeId| -> Vec<NodeId> {
            document.elements(root).filter(|it| document.name(*it) != "devices").collect()
        };
        self.children(&sections(self.before, before), &sections(self.after, after));
    }

    fn devices(&mut self, before: &[Device], after: &[Device]) {
        let Paired { both, gone, new, moved } = paired((self.before, before), (self.after, after));
        for (old, new) in both {
            self.inside(old.name.clone(), |it| it.device(old, new));
        }
        let text = |it: &Device| Some(it.address.as_ref().map_or("present", |it| &it.text).to_owned());
        // A release that does not know the name of a built-in device has it all the same.
        for it in gone.into_iter().filter(|it| it.origin != Origin::BuiltIn) {
            self.whole(it, (Some(it.node), None), text(it), None, "The guest loses the device.");
        }
        for it in new {
            self.whole(
                it,
                (None, Some(it.node)),
                None,
                text(it),
                "The guest finds a device that it had not.",
            );
        }
        for it in moved {
            let (was, is) = (format!("before {}", it.1.name), format!("after {}", it.1.name));
            let node = (Some(it.0.node), None);
            self.inside(format!("place of {} in its list", it.0.name), |here| {
                here.note(node, None, Some(was), Some(is), false);
            });
        }
    }

    /// A device that is in one of them.
    fn whole(
        &mut self,
        device: &Device,
        node: Both,
        before: Option<String>,
        after: Option<String>,
        notices: &'static str,
    ) {
        self.inside(device.name.clone(), |it| it.note(node, None, before, after, true));
        if let Some(difference) = self.found.noticed.last_mut() {
            difference.notices = notices;
        }
    }

    /// A device that is in both: its address as one thing, the rest piece by piece.
    fn device(&mut self, old: &Device, new: &Device) {
        self.attributes((Some(old.node), Some(new.node)));
        let children = |document: &Document, node: NodeId| -> Vec<NodeId> {
            document.elements(node).filter(|it| document.name(*it) != "address").collect()
        };
        self.children(&children(self.before, old.node), &children(self.after, new.node));
        let address = |document: &Document, node: NodeId| document.child(node, "address");
        let both = (address(self.before, old.node), address(self.after, new.node));
        let before = std::mem::take(&mut self.found);
        self.inside("address".to_owned(), |it| it.element(both));
        let mut address = std::mem::replace(&mut self.found, before);
        let text = |it: &Device| it.address.as_ref().map(|it| it.text.clone());
        let (was, is) = (text(old), text(new));
        if was != is && !address.is_empty() {
            for list in [&mut address.noticed, &mut address.compared] {
                let is_place = |it: &Difference| !it.property.ends_with(" multifunction");
                let Some(at) = list.iter().position(is_place) else { continue };
                list[at].property = format!("{} address", old.name);
                (list[at].before, list[at].after) = (was.clone(), is.clone());
                let mut seen = false;
                list.retain(|it| !is_place(it) || !std::mem::replace(&mut seen, true));
            }
        }
        self.found.extend(address);
    }

    /// An element with its attributes, its text and what is inside.
    fn element(&mut self, both: Both) {
        let (old, new) = both;
        let text =
            |document: &Document, node: Option<NodeId>| node.map(|it| document.text(it).trim().to_owned());
        let (was, is) = (text(self.before, old), text(self.after, new));
        if let (Some(node), None) | (None, Some(node)) = both {
            let document = if old.is_some() { self.before } else { self.after };
            let notices = if old.is_some() { guest_notices } else { guest_notices_new };
            let value =
                |it: Option<String>| it.map(|it| if it.is_empty() { "present".to_owned() } else { it });
            let noticed = notices(document, node, None);
            self.note(both, None, value(was), value(is), noticed);
            if noticed {
                return;
            }
        } else if was != is {
            let noticed = self.is_noticed(both, None);
            self.note(both, None, was, is, noticed);
        }
        self.attributes(both);
        let children = |document: &Document, node: Option<NodeId>| -> Vec<NodeId> {
            node.map(|it| document.elements(it).collect()).unwrap_or_default()
        };
        self.children(&children(self.before, old), &children(self.after, new));
    }

    fn attributes(&mut self, both: Both) {
        let (before, after) = (self.before, self.after);
        let names = |document: &'_ Document, node: Option<NodeId>| -> Vec<String> {
            node.map(|it| {
                document
                    .attributes(it)
                    .iter()
                    .map(|it| it.name.to_string())
                    .filter(|it| !it.starts_with("xmlns"))
                    .collect()
            })
            .unwrap_or_default()
        };
        let mut all = names(before, both.0);
        all.extend(names(after, both.1).into_iter().filter(|it| !all.contains(it)).collect::<Vec<_>>());
        for name in all {
            let was = both.0.and_then(|it| before.attribute(it, &name));
            let is = both.1.and_then(|it| after.attribute(it, &name));
            if was == is {
                continue;
            }
            let (was, is) = (was.map(|it| it.into_owned()), is.map(|it| it.into_owned()));
            let (document, node) = match both {
                (Some(node), _) => (before, node),
                (None, Some(node)) => (after, node),
                (None, None) => continue,
            };
            let value = |it: &Option<String>| it.clone().unwrap_or_default();
            let noticed = match (&was, &is) {
                _ if are_alike(document, node, &name, &value(&was), &value(&is)) => false,
                (Some(_), Some(_)) => self.is_noticed(both, Some(&name)),
                (Some(_), None) => guest_notices(before, both.0.unwrap_or(node), Some(&name)),
                (None, _) => guest_notices_new(after, both.1.unwrap_or(node), Some(&name)),
            };
            self.note(both, Some(&name), was, is, noticed);
        }
    }

    /// Children of the same name and mark, in order.
    fn children(&mut self, old: &[NodeId], new: &[NodeId]) {
        let (before, after) = (self.before, self.after);
        let mut left: Vec<NodeId> = new.to_vec();
        for node in old {
            let (name, mark) = (before.name(*node), mark(before, *node));
            let is_it = |it: &NodeId| after.name(*it) == name && self::mark(after, *it) == mark;
            let partner = left.iter().position(is_it).map(|at| left.remove(at));
            self.inside(called(before, *node), |it| it.element((Some(*node), partner)));
        }
        for node in left {
            self.inside(called(after, node), |it| it.element((None, Some(node))));
        }
    }

    fn is_noticed(&self, both: Both, attribute: Option<&str>) -> bool {
        let there = |document: &Document, node: Option<NodeId>| {
            node.is_some_and(|it| guest_notices_change(document, it, attribute))
        };
        there(self.before, both.0) || there(self.after, both.1)
    }

    /// Takes in a difference; one that neither the guest nor libvirt looks at does not count.
    fn note(
        &mut self,
        both: Both,
        attribute: Option<&str>,
        before: Option<String>,
        after: Option<String>,
        noticed: bool,
    ) {
        let known = match both {
            (Some(node), _) => property(self.before, node, attribute),
            (None, Some(node)) => property(self.after, node, attribute),
            (None, None) => Property::default(),
        };
        let list = match noticed {
            true => &mut self.found.noticed,
            false if known.compared_since.is_some() => &mut self.found.compared,
            false => return,
        };
        let names = self.place.iter().map(String::as_str).chain(attribute);
        let property = names.collect::<Vec<_>>().join(" ");
        let notices = if noticed { known.notices } else { "" };
        list.push(Difference { property, before, after, notices, compared_since: known.compared_since });
    }

    fn inside(&mut self, name: String, work: impl FnOnce(&mut Self)) {
        self.place.push(name);
        work(self);
        self.place.pop();
    }
}

/// What tells an element from its like: the attribute by which libvirt finds it.
fn mark(document: &Document, node: NodeId) -> Option<String> {
    let name = match document.name(node) {
        "feature" | "timer" | "entry" | "property" => "name",
        "cell" | "sibling" | "vcpu" => "id",
        _ => return None,
    };
    document.attribute(node, name).map(|it| it.into_owned())
}

/// The element's name, with its mark.
fn called(document: &Document, node: NodeId) -> String {
    let name = document.name(node);
    mark(document, node).map_or(name.to_owned(), |mark| format!("{name} {mark}"))
}
