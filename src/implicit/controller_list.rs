//! The order of libvirt's list of controllers: by index within a type, USB masters before their companions.

use super::Scene;
use crate::domain::Controller;
use crate::xml::NodeId;

/// The order in which libvirt has these controllers if it reads them one by one.
pub(super) fn inserted(scene: &Scene<'_>, controllers: &[NodeId]) -> Vec<NodeId> {
    let (mut list, mut listed) = (Vec::new(), Vec::new());
    for node in controllers {
        let new = Listed::of(&scene.controller(*node));
        let at = new.place(&listed);
        list.insert(at, *node);
        listed.insert(at, new);
    }
    list
}

/// What decides about a controller's place in the list.
#[derive(Debug, Clone)]
pub(super) struct Listed {
    type_: String,
    index: Option<u32>,
    is_companion: bool,
}

impl Listed {
    pub(super) fn of(controller: &Controller<'_>) -> Listed {
        let type_ = controller.type_().into_owned();
        let is_companion = type_ == "usb" && controller.master_startport().is_some();
        Listed { type_, index: controller.index(), is_companion }
    }

    /// Where in a list libvirt puts this one (`virDomainControllerInsertPreAlloced`): before the first of its
    /// type that is to come later, else behind the last of its type, else at the end.
    pub(super) fn place(&self, list: &[Listed]) -> usize {
        let mut place = None;
        for (position, other) in list.iter().enumerate().rev().filter(|(_, it)| it.type_ == self.type_) {
            if self.index.is_none() {
                return position + 1;
            }
            let is_master = self.type_ == "usb" && other.index == self.index && !self.is_companion;
            if is_master && other.is_companion || other.index > self.index {
                place = Some(position);
            } else if place.is_none() {
                place = Some(position + 1);
            }
        }
        place.unwrap_or(list.len())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn listed(type_: &str, index: u32, is_companion: bool) -> Listed {
        Listed { type_: type_.to_owned(), index: Some(index), is_companion }
    }

    #[test]
    fn by_index_within_the_type() {
        let list = [listed("scsi", 0, false), listed("pci", 0, false), listed("scsi", 2, false)];
        assert_eq!(listed("scsi", 1, false).place(&list), 2);
        assert_eq!(listed("pci", 1, false).place(&list), 2);
        assert_eq!(listed("sata", 0, false).place(&list), 3);
    }

    #[test]
    fn masters_before_their_companions() {
        let list = [listed("usb", 0, true), listed("usb", 0, true)];
        assert_eq!(listed("usb", 0, false).place(&list), 0);
        assert_eq!(listed("usb", 0, true).place(&list), 2);
    }
}
