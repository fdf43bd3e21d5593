//! The order of libvirt's list of controllers: by index within a type, USB masters before their companions.

use crate::order;
use std::borrow::Cow;

use super::Scene;
use crate::domain::Controller;
use crate::xml::NodeId;

/// The order in which libvirt has these controllers if it reads them one by one: types in the order of their
/// firsts, each sorted as [`Listed::place`] sorts it.
pub(super) fn inserted(scene: &Scene<'_>, controllers: &[NodeId]) -> Vec<NodeId> {
    let mut types: Vec<Vec<(Listed<'_>, NodeId)>> = Vec::new();
    for node in controllers {
        let new = (Listed::of(scene.controller(*node)), *node);
        match types.iter_mut().find(|it| it[0].0.type_ == new.0.type_) {
            Some(like) => like.push(new),
            None => types.push(vec![new]),
        }
    }
    let in_order = |mut list: Vec<(Listed<'_>, NodeId)>| -> Vec<NodeId> {
        if list.iter().all(|it| it.0.index.is_some()) {
            order::by_key(&mut list, |it| (it.0.index, it.0.is_companion));
        } else {
            let written = std::mem::take(&mut list);
            for new in written {
                list.insert(new.0.place(list.iter().map(|it| it.0.clone())), new);
            }
        }
        list.into_iter().map(|it| it.1).collect()
    };
    types.into_iter().flat_map(in_order).collect()
}

/// What decides about a controller's place in the list.
#[derive(Debug, Clone)]
pub(super) struct Listed<'d> {
    type_: Cow<'d, str>,
    index: Option<u32>,
    is_companion: bool,
}

impl<'d> Listed<'d> {
    pub(super) fn of(controller: Controller<'d>) -> Listed<'d> {
        let type_ = controller.type_();
        let is_companion = type_ == "usb" && controller.master_startport().is_some();
        Listed { type_, index: controller.index(), is_companion }
    }

    /// Where in a list libvirt puts this one (`virDomainControllerInsertPreAlloced`): before the first of its
    /// type that is to come later, else behind the last of its type, else at the end.
    pub(super) fn place<'l>(
        &self,
        list: impl DoubleEndedIterator<Item = Listed<'l>> + ExactSizeIterator,
    ) -> usize {
        let end = list.len();
        let mut place = None;
        for (position, other) in list.enumerate().rev().filter(|(_, it)| it.type_ == self.type_) {
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
        place.unwrap_or(end)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn listed(type_: &str, index: u32, is_companion: bool) -> Listed<'_> {
        Listed { type_: type_.into(), index: Some(index), is_companion }
    }

    #[test]
    fn by_index_within_the_type() {
        let list = [listed("scsi", 0, false), listed("pci", 0, false), listed("scsi", 2, false)];
        assert_eq!(listed("scsi", 1, false).place(list.iter().cloned()), 2);
        assert_eq!(listed("pci", 1, false).place(list.iter().cloned()), 2);
        assert_eq!(listed("sata", 0, false).place(list.iter().cloned()), 3);
    }

    #[test]
    fn masters_before_their_companions() {
        let list = [listed("usb", 0, true), listed("usb", 0, true)];
        assert_eq!(listed("usb", 0, false).place(list.iter().cloned()), 0);
        assert_eq!(listed("usb", 0, true).place(list.iter().cloned()), 2);
    }
}
