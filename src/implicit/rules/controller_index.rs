//! `controller-index`: a controller written without an index gets one.

use std::collections::{HashMap, HashSet};

use crate::compat::Behaviour;
use crate::implicit::address::Numbers;
use crate::implicit::controller_list;
use crate::implicit::{Effect, Origin, Rule, Scene, Stage};
use crate::xml::NodeId;

pub(super) static RULE: Rule = Rule {
    id: "controller-index",
    stage: Stage::ControllerIndexes,
    effect: Effect::Decides,
    title: "Index of a controller",
    reference: "virDomainDefPostParseDeviceIterator",
    since: "1.3.5; before, a missing index was 0",
    apply,
};

/// The EHCI master and its UHCI companions, one of each makes a USB 2.0 controller.
const USB2: [&str; 4] = ["ich9-ehci1", "ich9-uhci1", "ich9-uhci2", "ich9-uhci3"];

/// *When*: `index` is missing. The four functions of one ICH9 USB 2.0 controller share an index; the list is
/// sorted again when one of these, other than the first controller of all, was numbered.
fn apply(scene: &mut Scene<'_>) {
    let list = scene.devices("controller");
    let mut unsorted = false;
    let mut used = HashMap::new();
    let mut parts = Parts::of(scene);
    for (position, node) in list.iter().copied().enumerate() {
        let controller = scene.controller(node);
        if controller.index().is_some() {
            continue;
        }
        let (type_, model) = (controller.type_().into_owned(), controller.model().into_owned());
        let shared =
            if type_ == "usb" { group_index(scene, &list[..position], &model, &parts) } else { None };
        let (index, because) = match shared {
            _ if !scene.does(Behaviour::NumbersControllers) => {
                (0, "Without an index it is number 0.".to_owned())
            }
            Some(index) => {
                (index, "All functions of one ICH9 USB controller have the same index.".to_owned())
            }
            None => (
                free_index(scene, &mut used, &type_),
                format!("The lowest index that no other {type_} controller has."),
            ),
        };
        unsorted |= position > 0 && type_ == "usb" && USB2.contains(&&*model);
        scene.set(node, "@index", &index.to_string(), Origin::Default, because);
        parts.take(&type_, &model, Some(index));
    }
    if unsorted && scene.does(Behaviour::SortsNumberedControllers) {
        // Every controller is put into the list anew, so that masters precede their companions.
        let sorted = controller_list::inserted(scene, &list);
        scene.reorder(&sorted, "libvirt lists a USB master before its companions.");
    }
}

/// The functions of ICH9 USB controllers that have an index: which, and the index.
struct Parts(HashSet<(usize, u32)>);

impl Parts {
    fn of(scene: &Scene<'_>) -> Parts {
        let mut parts = Parts(HashSet::new());
        for it in scene.controllers("usb") {
            parts.take("usb", &it.model(), it.index());
        }
        parts
    }

    fn take(&mut self, type_: &str, model: &str, index: Option<u32>) {
        let part = USB2.iter().position(|it| type_ == "usb" && *it == model);
        self.0.extend(part.zip(index));
    }
}

/// The index of the group before, if this model is still missing in it.
fn group_index(scene: &Scene<'_>, before: &[NodeId], model: &str, parts: &Parts) -> Option<u32> {
    let usb = |node: &NodeId| scene.controller(*node).type_() == "usb";
    let part = USB2.iter().position(|it| *it == model)?;
    let last = scene.controller(*before.iter().rfind(|it| usb(it))?);
    if !USB2.contains(&&*last.model()) {
        return None;
    }
    let index = last.index()?;
    (!parts.0.contains(&(part, index))).then_some(index)
}

fn free_index(scene: &Scene<'_>, used: &mut HashMap<String, Numbers>, type_: &str) -> u32 {
    let indexes = || scene.controllers(type_).iter().filter_map(|it| it.index()).collect();
    used.entry(type_.to_owned()).or_insert_with(indexes).take_lowest()
}
