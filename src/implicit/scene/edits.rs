//! What a rule may do. Every edit is recorded for the rule that is running, with the reason.

use ecow::EcoString;
use std::collections::HashSet;

use super::Scene;
use crate::compat::Behaviour;
use crate::format::Layout;
use crate::implicit::Origin;
use crate::implicit::controller_list::Listed;
use crate::implicit::ledger::{Entry, Subject};
use crate::xml::{Attribute, Change, NodeId, Tree};

/// More controllers of one type than any guest has; libvirt itself takes minutes for them.
const MOST_CONTROLLERS: u32 = 4096;

/// Among so many entries before a new one its reason is looked for, as rules say the same of one device after another.
const SAID_LATELY: usize = 4;

impl Scene<'_> {
    /// Adds an element as the last child of `parent`; the printer puts it where libvirt does.
    pub fn add(&mut self, parent: NodeId, tree: Tree, origin: Origin, because: impl AsRef<str>) -> NodeId {
        self.add_at(parent, self.document.children(parent).len(), tree, origin, because)
    }

    /// Adds an element at a position among the children of `parent`.
    pub fn add_at(
        &mut self,
        parent: NodeId,
        index: usize,
        tree: Tree,
        origin: Origin,
        because: impl AsRef<str>,
    ) -> NodeId {
        self.apply(Change::Insert { parent, index, tree });
        let node = self.document.children(parent)[index];
        self.record(Subject::Added(node), origin, because);
        node
    }

    /// Adds a device at the end of its list.
    pub fn add_device(&mut self, tree: Tree, origin: Origin, because: impl AsRef<str>) -> NodeId {
        let devices = self.devices_element();
        self.add(devices, tree, origin, because)
    }

    /// Adds a device before another one.
    pub fn add_device_before(
        &mut self,
        before: NodeId,
        tree: Tree,
        origin: Origin,
        because: impl AsRef<str>,
    ) -> NodeId {
        let devices = self.devices_element();
        let index = self.document.index_in_parent(before).unwrap_or(0);
        self.add_at(devices, index, tree, origin, because)
    }

    /// Adds a controller where libvirt's list has it (`virDomainControllerInsert`): ordered by index within its
    /// type, a USB master before its companions. Older releases append what they add themselves.
    pub fn add_controller(&mut self, tree: Tree, origin: Origin, because: impl AsRef<str>) -> NodeId {
        let node = self.add_device(tree, origin, because);
        if !self.does(Behaviour::SortsAddedControllers) {
            return node;
        }
        let others = self.devices("controller");
        let (_, others) = others.split_last().expect("one was just added");
        let listed = others.iter().map(|it| Listed::of(self.controller(*it)));
        let place = Listed::of(self.controller(node)).place(listed);
        if let Some(next) = others.get(place) {
            let index = self.document.index_in_parent(*next).unwrap_or(0);
            let parent = self.devices_element();
            self.apply(Change::Detach { node });
            self.apply(Change::Attach { parent, index, node });
        }
        node
    }

    /// The same for one whose index follows that of another one of its type: there is nothing to look for.
    pub fn add_controller_after(
        &mut self,
        before: NodeId,
        tree: Tree,
        origin: Origin,
        because: impl AsRef<str>,
    ) -> NodeId {
        let place =
            self.document.index_in_parent(before).filter(|_| self.does(Behaviour::SortsAddedControllers));
        match place {
            Some(place) => {
                let devices = self.devices_element();
                self.add_at(devices, place + 1, tree, origin, because)
            }
            None => self.add_device(tree, origin, because),
        }
    }

    /// Adds the controllers of a type from 0 to `last` that are missing.
    pub fn demand_controllers(&mut self, type_: &str, last: u32, model: Option<&str>, because: &str) {
        if last > MOST_CONTROLLERS {
            let message = format!(
                "What libvirt makes of {type_} controller {last} and all before it is not predicted."
            );
            self.not_predicted(self.document.root(), message);
            return;
        }
        let written: HashSet<u32> = self.controllers(type_).iter().filter_map(|it| it.index()).collect();
        let mut before = None;
        for index in 0..=last {
            if written.contains(&index) {
                before = None;
                continue;
            }
            let tree = Tree::element("controller").with("type", type_).with("index", index.to_string());
            let tree = match model {
                Some(model) => tree.with("model", model),
                None => tree,
            };
            before = Some(match before {
                Some(before) => self.add_controller_after(before, tree, Origin::Demanded, because),
                None => self.add_controller(tree, Origin::Demanded, because),
            });
        }
    }

    /// Gives an attribute a default value: nothing happens where it has one already.
    pub fn fill(&mut self, node: NodeId, path: &str, value: &str, because: impl AsRef<str>) {
        if self.value(node, path).is_none() {
            self.set(node, path, value, Origin::Default, because);
        }
    }

    /// Gives the attribute at `path` a value, such as `@model` or `target/@bus`; elements on the way are
    /// added where missing. Nothing is recorded where it has that value already.
    pub fn set(&mut self, node: NodeId, path: &str, value: &str, origin: Origin, because: impl AsRef<str>) {
        let (elements, name) = path.rsplit_once('@').expect("a path to an attribute");
        let because = because.as_ref();
        let node = self.reach(node, elements, origin, because);
        let attributes = self.document.attributes(node);
        let index = attributes.iter().position(|it| it.name == *name);
        let before = index.map(|index| EcoString::from(attributes[index].value()));
        if before.as_ref().is_some_and(|it| *it == *value) {
            return;
        }
        match index {
            Some(index) => {
                let attribute = attributes[index].with_value(value);
                self.apply(Change::ReplaceAttribute { node, index, attribute });
            }
            None => {
                let (index, attribute) = (attributes.len(), Attribute::new(name, value, '\''));
                self.apply(Change::InsertAttribute { node, index, attribute });
            }
        }
        self.record(Subject::Attribute(node, name.into(), before), origin, because);
    }

    /// Gives the element at `path` a text; elements on the way are added where missing.
    pub fn set_text(
        &mut self,
        node: NodeId,
        path: &str,
        text: &str,
        origin: Origin,
        because: impl AsRef<str>,
    ) {
        let because = because.as_ref();
        let node = self.reach(node, path, origin, because);
        let before = EcoString::from(self.document.text(node));
        let had_text = !self.document.children(node).is_empty();
        if had_text && before == *text {
            return;
        }
        for change in crate::xml::set_text(&self.document, node, text) {
            self.apply(change);
        }
        self.record(Subject::Text(node, had_text.then_some(before)), origin, because);
    }

    /// Gives a device its `<address>`: a new one, or the written one anew as a whole.
    pub fn give_address(
        &mut self,
        node: NodeId,
        type_: &str,
        attributes: &[(&str, String)],
        origin: Origin,
        because: &str,
    ) {
        let Some(address) = self.document.child(node, "address") else {
            let tree = Tree::element("address").with("type", type_);
            let tree = attributes.iter().fold(tree, |tree, (name, value)| tree.with(name, value));
            self.add(node, tree, origin, because);
            return;
        };
        let written = self.document.attributes(address).iter().map(|it| it.name.to_string());
        let given = |name: &str| name == "type" || attributes.iter().any(|(it, _)| *it == name);
        for name in written.filter(|it| !given(it)).collect::<Vec<_>>() {
            self.drop_attribute(address, &name, "libvirt gives the address anew as a whole.");
        }
        self.set(address, "@type", type_, origin, because);
        for (name, value) in attributes {
            self.set(address, &format!("@{name}"), value, origin, because);
        }
    }

    /// Takes an element out.
    pub fn drop(&mut self, node: NodeId, because: impl AsRef<str>) {
        self.apply(Change::Detach { node });
        self.record(Subject::Dropped(node), Origin::Default, because);
    }

    /// Takes an attribute away; nothing where there is none.
    pub fn drop_attribute(&mut self, node: NodeId, name: &str, because: impl AsRef<str>) {
        let attributes = self.document.attributes(node);
        let Some(index) = attributes.iter().position(|it| it.name == *name) else { return };
        let value = attributes[index].value().into();
        self.apply(Change::RemoveAttribute { node, index });
        self.record(Subject::DroppedAttribute(node, name.into(), value), Origin::Default, because);
    }

    /// Moves an element to another position among its siblings, counted without itself.
    pub fn move_to(&mut self, node: NodeId, index: usize, because: impl AsRef<str>) {
        let Some(parent) = self.document.parent(node) else { return };
        if self.document.index_in_parent(node) == Some(index) {
            return;
        }
        self.apply(Change::Detach { node });
        self.apply(Change::Attach { parent, index, node });
        self.record(Subject::Moved(node), Origin::Default, because);
    }

    /// Moves an element to the end of another parent.
    pub fn move_into(&mut self, node: NodeId, parent: NodeId, because: impl AsRef<str>) {
        self.apply(Change::Detach { node });
        let index = self.document.children(parent).len();
        self.apply(Change::Attach { parent, index, node });
        self.record(Subject::Moved(node), Origin::Default, because);
    }

    /// Puts siblings into this order, on the places that they have together.
    pub fn reorder(&mut self, nodes: &[NodeId], because: &str) {
        let Some(parent) = nodes.first().and_then(|it| self.document.parent(*it)) else { return };
        let all: HashSet<NodeId> = nodes.iter().copied().collect();
        let mut children = self.document.children(parent).to_vec();
        let mut moved = Vec::new();
        for (place, node) in children.iter_mut().filter(|it| all.contains(it)).zip(nodes) {
            if *place != *node {
                *place = *node;
                moved.push(*node);
            }
        }
        if moved.is_empty() {
            return;
        }
        self.apply(Change::Order { parent, children });
        for node in moved {
            self.record(Subject::Moved(node), Origin::Default, because);
        }
    }

    /// The one way to the document.
    fn apply(&mut self, change: Change) {
        if Layout::is_shaped_by(&change) {
            self.shapes.take();
        }
        self.document.apply(change);
    }

    fn record(&mut self, subject: Subject, origin: Origin, because: impl AsRef<str>) {
        let because = because.as_ref();
        let recent = self.entries.iter().rev().take(SAID_LATELY);
        let said = recent.map(|it| &it.because).find(|it| ***it == *because).cloned();
        let because = said.unwrap_or_else(|| because.into());
        self.entries.push(Entry { rule: self.rule, subject, origin, because });
    }

    /// The element at `path` below `node`, added where it is missing.
    fn reach(&mut self, node: NodeId, path: &str, origin: Origin, because: &str) -> NodeId {
        path.split('/').filter(|step| !step.is_empty()).fold(node, |at, step| {
            match self.document.child(at, step) {
                Some(child) => child,
                None => self.add(at, Tree::element(step), origin, because),
            }
        })
    }

    fn devices_element(&mut self) -> NodeId {
        let root = self.document.root();
        self.reach(root, "devices", Origin::BuiltIn, "libvirt always prints a list of devices.")
    }
}
