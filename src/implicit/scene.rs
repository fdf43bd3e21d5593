//! What a rule sees and may do: the document so far, the host, and recorded edits.

use std::borrow::Cow;
use std::collections::HashSet;

use super::controller_list::Listed;
use super::ledger::{Entry, Ledger, Subject};
use super::{Completed, Mode, Origin, Remark, Rule};
use crate::domain::{Controller, Disk, Domain};
use crate::machine::{Arch, Family, Host, Machine, Qemu, Version};
use crate::xml::{Attribute, Change, Document, NodeId, Tree};

/// A document on its way through the pipeline. Every edit is recorded for the rule that is running.
pub struct Scene<'h> {
    document: Document,
    host: &'h Host,
    mode: Mode,
    arch: Arch,
    machine: Machine,
    qemu: Qemu,
    rule: &'static Rule,
    ledger: Ledger,
    refusals: Vec<Remark>,
    not_predicted: Vec<Remark>,
    random: Vec<Remark>,
}

/// More controllers of one type than any guest has; libvirt itself takes minutes for them.
const MOST_CONTROLLERS: u32 = 4096;

impl<'h> Scene<'h> {
    pub(super) fn new(document: Document, host: &'h Host, mode: Mode) -> Scene<'h> {
        let domain = Domain::of(&document);
        let arch = domain.arch().and_then(|it| Arch::parse(&it)).unwrap_or(host.arch);
        let machine = Machine::of(arch, &domain.machine().unwrap_or_default());
        Scene {
            qemu: host.capabilities(arch),
            document,
            host,
            mode,
            arch,
            machine,
            rule: super::rules::ALL[0],
            ledger: Ledger::default(),
            refusals: Vec::new(),
            not_predicted: Vec::new(),
            random: Vec::new(),
        }
    }

    pub(super) fn run(&mut self, rule: &'static Rule) {
        self.rule = rule;
        (rule.apply)(self);
    }

    pub(super) fn finish(self) -> Completed {
        Completed {
            document: self.document,
            ledger: self.ledger,
            refusals: self.refusals,
            not_predicted: self.not_predicted,
            random: self.random,
            host: *self.host,
        }
    }

    // What a rule sees.

    /// The document as the rules so far have left it.
    pub fn document(&self) -> &Document {
        &self.document
    }

    /// The element `<domain>`.
    pub fn root(&self) -> NodeId {
        self.document.root()
    }

    /// The root view.
    pub fn domain(&self) -> Domain<'_> {
        Domain::of(&self.document)
    }

    /// Release of the host's libvirt.
    pub fn libvirt(&self) -> Version {
        self.host.libvirt
    }

    /// Whether the host's libvirt is this release or later.
    pub fn since(&self, major: u16, minor: u16, micro: u16) -> bool {
        self.host.libvirt >= Version::new(major, minor, micro)
    }

    /// Whether libvirt puts controllers that it adds at their place by type and index, as 11.3.0 does; 9.0.0
    /// appends them. Releases in between were not measured.
    pub fn inserts_controllers(&self) -> bool {
        self.since(9, 1, 0)
    }

    /// The host.
    pub fn host(&self) -> &Host {
        self.host
    }

    /// Whether this is `virsh define` rather than a stored configuration being loaded.
    pub fn defining(&self) -> bool {
        self.mode == Mode::Define
    }

    /// Guest architecture.
    pub fn arch(&self) -> Arch {
        self.arch
    }

    /// The machine type. Once the machine rule has run it is the canonical one.
    pub fn machine(&self) -> &Machine {
        &self.machine
    }

    /// The machine rule tells what the name came to.
    pub fn set_machine(&mut self, name: &str) {
        self.machine = Machine::of(self.arch, name);
    }

    /// What the host's QEMU can do for this architecture.
    pub fn qemu(&self) -> &Qemu {
        &self.qemu
    }

    /// Whether the host's QEMU has a capability, named as in libvirt's capability files.
    pub fn has(&self, capability: &str) -> bool {
        self.qemu.has(capability)
    }

    /// Why this kind of domain is outside what the rules know; `None` where they hold.
    pub(super) fn unmodelled(&self) -> Option<String> {
        let domain = self.domain();
        if !domain.is_qemu() {
            let driver = domain.virt_type();
            return Some(format!("Implicit devices are not predicted for the driver of type='{driver}'."));
        }
        if !matches!(self.machine.family, Family::I440fx | Family::Q35 | Family::Isapc)
            && domain.machine().is_some()
        {
            let (arch, machine) = (self.arch, &self.machine.name);
            return Some(format!("Implicit devices are not predicted for the machine {machine} of {arch}."));
        }
        if !self.arch.is_x86() {
            return Some(format!("Implicit devices are not predicted for {}.", self.arch));
        }
        None
    }

    /// Devices of one element name, in the order of libvirt's list.
    pub fn devices(&self, name: &str) -> Vec<NodeId> {
        match self.domain().devices() {
            Some(devices) => self.document.elements_named(devices, name).collect(),
            None => Vec::new(),
        }
    }

    /// Controllers of one `@type`, in list order.
    pub fn controllers(&self, type_: &str) -> Vec<Controller<'_>> {
        let all = self.devices("controller").into_iter();
        all.map(|node| self.controller(node)).filter(|it| it.type_() == type_).collect()
    }

    /// The view on one `<controller>`.
    pub fn controller(&self, node: NodeId) -> Controller<'_> {
        Controller { document: &self.document, node }
    }

    /// The view on one `<disk>`.
    pub fn disk(&self, node: NodeId) -> Disk<'_> {
        Disk { document: &self.document, node }
    }

    /// Disks, in list order.
    pub fn disks(&self) -> Vec<Disk<'_>> {
        self.devices("disk").into_iter().map(|node| Disk { document: &self.document, node }).collect()
    }

    /// Value at a path inside an element: `@model`, `target/@dev`, `format`.
    pub fn value(&self, node: NodeId, path: &str) -> Option<Cow<'_, str>> {
        self.document.value(node, path)
    }

    /// Whether the value at a path is exactly this.
    pub fn is(&self, node: NodeId, path: &str, value: &str) -> bool {
        self.value(node, path).is_some_and(|it| it == value)
    }

    /// The number at a path. For memory sizes it is in KiB, once the parse stage has converted them.
    pub fn number(&self, node: NodeId, path: &str) -> Option<u64> {
        self.value(node, path)?.trim().parse().ok()
    }

    // What a rule may do. Each of these is recorded with the reason.

    /// Adds an element as the last child of `parent`; the printer puts it where libvirt does.
    pub fn add(&mut self, parent: NodeId, tree: Tree, origin: Origin, because: impl Into<String>) -> NodeId {
        self.add_at(parent, self.document.children(parent).len(), tree, origin, because)
    }

    /// Adds an element at a position among the children of `parent`.
    pub fn add_at(
        &mut self,
        parent: NodeId,
        index: usize,
        tree: Tree,
        origin: Origin,
        because: impl Into<String>,
    ) -> NodeId {
        self.document.apply(Change::Insert { parent, index, tree });
        let node = self.document.children(parent)[index];
        self.record(Subject::Added(node), origin, because);
        node
    }

    /// Adds a device at the end of its list.
    pub fn add_device(&mut self, tree: Tree, origin: Origin, because: impl Into<String>) -> NodeId {
        let devices = self.devices_element();
        self.add(devices, tree, origin, because)
    }

    /// Adds a device before another one.
    pub fn add_device_before(
        &mut self,
        before: NodeId,
        tree: Tree,
        origin: Origin,
        because: impl Into<String>,
    ) -> NodeId {
        let devices = self.devices_element();
        let index = self.document.index_in_parent(before).unwrap_or(0);
        self.add_at(devices, index, tree, origin, because)
    }

    /// Adds a controller where libvirt's list has it (`virDomainControllerInsert`): ordered by index within its
    /// type, a USB master before its companions. Older releases append what they add themselves.
    pub fn add_controller(&mut self, tree: Tree, origin: Origin, because: impl Into<String>) -> NodeId {
        let node = self.add_device(tree, origin, because);
        if !self.inserts_controllers() {
            return node;
        }
        let others = self.devices("controller");
        let others = &others[..others.len() - 1];
        let listed: Vec<_> = others.iter().map(|it| Listed::of(&self.controller(*it))).collect();
        if let Some(next) = others.get(Listed::of(&self.controller(node)).place(&listed)) {
            let index = self.document.index_in_parent(*next).unwrap_or(0);
            let parent = self.devices_element();
            self.document.apply(Change::Detach { node });
            self.document.apply(Change::Attach { parent, index, node });
        }
        node
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
            // Right behind the one just added there is nothing to look for.
            let place = before
                .filter(|_| self.inserts_controllers())
                .and_then(|it| self.document.index_in_parent(it));
            before = Some(match place {
                Some(place) => {
                    let devices = self.devices_element();
                    self.add_at(devices, place + 1, tree, Origin::Demanded, because)
                }
                None => self.add_controller(tree, Origin::Demanded, because),
            });
        }
    }

    /// Gives an attribute a default value: nothing happens where it has one already.
    pub fn fill(&mut self, node: NodeId, path: &str, value: &str, because: impl Into<String>) {
        if self.value(node, path).is_none() {
            self.set(node, path, value, Origin::Default, because);
        }
    }

    /// Gives the attribute at `path` a value, such as `@model` or `target/@bus`; elements on the way are
    /// added where missing. Nothing is recorded where it has that value already.
    pub fn set(&mut self, node: NodeId, path: &str, value: &str, origin: Origin, because: impl Into<String>) {
        let (elements, name) = path.rsplit_once('@').expect("a path to an attribute");
        let because = because.into();
        let node = self.reach(node, elements, origin, &because);
        let attributes = self.document.attributes(node);
        let index = attributes.iter().position(|it| &*it.name == name);
        let before = index.map(|index| attributes[index].value().into_owned());
        if before.as_deref() == Some(value) {
            return;
        }
        match index {
            Some(index) => {
                let attribute = attributes[index].with_value(value);
                self.document.apply(Change::ReplaceAttribute { node, index, attribute });
            }
            None => {
                let (index, attribute) = (attributes.len(), Attribute::new(name, value, '\''));
                self.document.apply(Change::InsertAttribute { node, index, attribute });
            }
        }
        self.record(Subject::Attribute(node, name.to_owned(), before), origin, because);
    }

    /// Gives the element at `path` a text; elements on the way are added where missing.
    pub fn set_text(
        &mut self,
        node: NodeId,
        path: &str,
        text: &str,
        origin: Origin,
        because: impl Into<String>,
    ) {
        let because = because.into();
        let node = self.reach(node, path, origin, &because);
        let before = self.document.text(node).into_owned();
        let had_text = !self.document.children(node).is_empty();
        if had_text && before == text {
            return;
        }
        for change in crate::xml::set_text(&self.document, node, text) {
            self.document.apply(change);
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
    pub fn drop(&mut self, node: NodeId, because: impl Into<String>) {
        self.document.apply(Change::Detach { node });
        self.record(Subject::Dropped(node), Origin::Default, because);
    }

    /// Takes an attribute away; nothing where there is none.
    pub fn drop_attribute(&mut self, node: NodeId, name: &str, because: impl Into<String>) {
        let attributes = self.document.attributes(node);
        let Some(index) = attributes.iter().position(|it| &*it.name == name) else { return };
        let value = attributes[index].value().into_owned();
        self.document.apply(Change::RemoveAttribute { node, index });
        self.record(Subject::DroppedAttribute(node, name.to_owned(), value), Origin::Default, because);
    }

    /// Moves an element to another position among its siblings, counted without itself.
    pub fn move_to(&mut self, node: NodeId, index: usize, because: impl Into<String>) {
        let Some(parent) = self.document.parent(node) else { return };
        if self.document.index_in_parent(node) == Some(index) {
            return;
        }
        self.document.apply(Change::Detach { node });
        self.document.apply(Change::Attach { parent, index, node });
        self.record(Subject::Moved(node), Origin::Default, because);
    }

    /// Moves an element to the end of another parent.
    pub fn move_into(&mut self, node: NodeId, parent: NodeId, because: impl Into<String>) {
        self.document.apply(Change::Detach { node });
        let index = self.document.children(parent).len();
        self.document.apply(Change::Attach { parent, index, node });
        self.record(Subject::Moved(node), Origin::Default, because);
    }

    /// Puts siblings into this order, on the places that they have together.
    pub fn reorder(&mut self, nodes: &[NodeId], because: &str) {
        let Some(parent) = nodes.first().and_then(|it| self.document.parent(*it)) else { return };
        let place = |it: &NodeId| self.document.index_in_parent(*it);
        let mut places: Vec<usize> = nodes.iter().filter_map(place).collect();
        let before = places.clone();
        places.sort_unstable();
        for node in nodes {
            self.document.apply(Change::Detach { node: *node });
        }
        for (index, node) in places.iter().zip(nodes) {
            self.document.apply(Change::Attach { parent, index: *index, node: *node });
        }
        for ((before, now), node) in before.iter().zip(&places).zip(nodes) {
            if before != now {
                self.record(Subject::Moved(*node), Origin::Default, because);
            }
        }
    }

    /// Says that libvirt refuses the domain because of this node.
    pub fn refuse(&mut self, node: NodeId, message: impl Into<String>) {
        self.refusals.push(Remark { node, message: message.into() });
    }

    /// Says that what libvirt does here is not known to us.
    pub fn not_predicted(&mut self, node: NodeId, message: impl Into<String>) {
        self.not_predicted.push(Remark { node, message: message.into() });
    }

    /// Says that libvirt makes this value up at random, and that a placeholder stands for it.
    pub fn random(&mut self, node: NodeId, message: impl Into<String>) {
        self.random.push(Remark { node, message: message.into() });
    }

    /// Whether something has been refused so far.
    pub fn is_refused(&self) -> bool {
        !self.refusals.is_empty()
    }

    fn record(&mut self, subject: Subject, origin: Origin, because: impl Into<String>) {
        self.ledger.record(Entry { rule: self.rule, subject, origin, because: because.into() });
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
