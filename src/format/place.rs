//! Where an element that is not there yet belongs among its siblings.

use super::shape_of;
use crate::xml::{Document, NodeId};

/// The child of `parent` behind which a new element of that name goes: the last of those that libvirt prints before
/// it or under the same name, wherever they stand in this text. `None`: it goes ahead of all. What libvirt does not
/// read goes to the end.
pub fn place_of_new(document: &Document, parent: NodeId, name: &str) -> Option<NodeId> {
    let Some(shape) = shape_of(document, parent) else { return document.elements(parent).last() };
    let Some(own) = shape.place_of(name) else { return document.elements(parent).last() };
    let ahead = document.elements(parent).filter_map(|it| Some((shape.place_of(document.name(it))?, it)));
    ahead.filter(|(place, _)| *place <= own).max_by_key(|(place, _)| *place).map(|(_, it)| it)
}

#[cfg(test)]
mod tests {
    use super::place_of_new;
    use crate::xml::parse;

    #[test]
    fn behind_what_libvirt_prints_before_it() {
        let text =
            "<domain><devices><disk><target dev='vda'/><source file='a'/></disk><disk/></devices></domain>";
        let document = parse(text).unwrap();
        let devices = document.child(document.root(), "devices").unwrap();
        let disk = document.child(devices, "disk").unwrap();
        let behind = |parent, name| {
            place_of_new(&document, parent, name).map(|it| document.path_of(it)).unwrap_or_default()
        };
        assert_eq!(behind(disk, "driver"), "");
        assert_eq!(behind(disk, "boot"), "/domain/devices/disk[1]/target");
        assert_eq!(behind(disk, "colour"), "/domain/devices/disk[1]/source", "what is unknown comes last");
        assert_eq!(behind(devices, "interface"), "/domain/devices/disk[2]");
        assert_eq!(behind(document.root(), "name"), "");
    }
}
