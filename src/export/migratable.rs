//! The migratable form: what `virsh dumpxml --migratable` prints (`qemuDomainDefFormatBufInternal`).
//!
//! libvirt prints the stored definition, reads it back, and leaves out what older releases choke on though
//! their guests have it anyway.

use std::collections::HashMap;

use super::record::{Place, Record, Source};
use super::report::{Action, Class};
use super::twins::twins;
use crate::compat::Behaviour;
use crate::domain::{Controller, Domain};
use crate::format;
use crate::implicit::{Completed, Mode, complete};
use crate::machine::{Arch, Machine, Version};
use crate::xml::{self, Document, NodeId, Tree, remove_attribute, set_attribute};

/// The migratable form of a completed document, in canonical order.
pub fn migratable(completed: &Completed) -> Document {
    Form::of(completed).document
}

/// The migratable form, and how it came about.
pub(super) struct Form {
    pub(super) document: Document,
    /// What was left out on the way to it, with ids of the completed document.
    pub(super) dropped: Vec<Record>,
    /// Of the elements that come from the completed document, which they were there.
    pub(super) twins: HashMap<NodeId, NodeId>,
    libvirt: Version,
}

impl Form {
    pub(super) fn of(completed: &Completed) -> Form {
        let stored = format::print(&completed.document);
        let stored = xml::parse(&stored).expect("what was printed parses");
        let document = complete(&stored, &completed.host, Mode::Load).document;
        let twins = twins(&completed.document, &stored);
        let mut form = Form { document, twins, libvirt: completed.host.libvirt, dropped: Vec::new() };
        form.usb_controller();
        form.host_bridges();
        form.pci_root();
        form.panic();
        form.serial();
        form.keyboard();
        form.audio();
        form.itco();
        form.graphics();
        form.firmware();
        form
    }

    /// The only USB controller, if it is the one that i440fx has anyway.
    fn usb_controller(&mut self) {
        let [node] = self.controllers("usb")[..] else { return };
        let controller = Controller { document: &self.document, node };
        let model = controller.model();
        let is_default = model.is_empty() || (model == "piix3-uhci" && self.does(Behaviour::NamesUsbModel));
        let machine_allows =
            self.machine().is_i440fx() || !self.does(Behaviour::MigratesWithoutUsbOnI440fxOnly);
        if self.does(Behaviour::MigratesWithoutUsbController)
            && controller.index() == Some(0)
            && is_default
            && machine_allows
            && !self.named(node)
        {
            self.leave_out(
                node,
                "0.9.4 and older refuse this controller and start QEMU with -usb, so the guest has it.",
                "0.9.5",
            );
        }
    }

    /// The only PCI controller, if it is a plain pci-root.
    fn pci_root(&mut self) {
        let [node] = self.controllers("pci")[..] else { return };
        let controller = Controller { document: &self.document, node };
        let plain = controller.index() == Some(0)
            && controller.model() == "pci-root"
            && self.document.child(node, "pcihole64").is_none();
        if self.does(Behaviour::ListsPciRoot) && plain && !self.named(node) {
            self.leave_out(
                node,
                "Releases before 1.0.5 refuse this controller; the machine has the bus anyway.",
                "1.0.5",
            );
        }
    }

    /// The name of pseries' host bridges, which are all the same.
    fn host_bridges(&mut self) {
        for node in self.controllers("pci") {
            let Some(model) = self.document.child(node, "model") else { continue };
            if self.document.attribute_is(model, "name", "spapr-pci-host-bridge") {
                let reason =
                    "Releases before 3.6.0 refuse this name; QEMU has no other host bridge for pseries.";
                self.leave_out(model, reason, "3.6.0");
            }
        }
    }

    /// The panic device that comes with the machine.
    fn panic(&mut self) {
        let built_in = |it: &NodeId| {
            ["s390", "pseries"].iter().any(|model| self.document.attribute_is(*it, "model", model))
        };
        let first = self.devices("panic").into_iter().find(built_in);
        if let Some(node) = first.filter(|_| self.does(Behaviour::MigratesWithoutPanic)) {
            self.leave_out(node, "The machine has this panic device anyway.", "1.2.1");
        }
    }

    /// Serial ports of boards, which once were called nothing at all.
    fn serial(&mut self) {
        if !self.does(Behaviour::NamesSerialTarget) {
            return;
        }
        for serial in self.devices("serial") {
            let Some(target) = self.document.child(serial, "target") else { continue };
            let is = |type_: &str| self.document.attribute_is(target, "type", type_);
            if !is("system-serial") && !is("spapr-vio-serial") {
                continue;
            }
            let reason = "Releases before 3.10.0 refuse this word; the machine's serial ports are of that kind anyway.";
            self.record(target, Some("type"), Action::Dropped, reason, "3.10.0");
            self.change(remove_attribute(&self.document, target, "type"));
            if let Some(model) = self.document.child(target, "model") {
                self.leave_out(model, reason, "3.10.0");
            }
        }
    }

    /// Keyboards that releases before 1.2.2 do not know, though their guests have them.
    fn keyboard(&mut self) {
        if !self.does(Behaviour::AddsPs2Keyboard) {
            return;
        }
        for node in self.devices("input") {
            let on = |bus: &str| self.document.attribute_is(node, "bus", bus);
            if self.document.attribute_is(node, "type", "keyboard") && (on("ps2") || on("xen")) {
                self.leave_out(
                    node,
                    "Releases before 1.2.2 refuse this keyboard; the machine has it anyway.",
                    "1.2.2",
                );
            }
        }
    }

    /// The only `<audio>`, if it is what libvirt would have added.
    fn audio(&mut self) {
        let [node] = self.devices("audio")[..] else { return };
        let mut kinds = self.devices("graphics").into_iter().filter_map(|it| {
            match &*self.document.attribute(it, "type")? {
                "vnc" => Some("none"),
                "spice" => Some("spice"),
                _ => None,
            }
        });
        let default = match self.devices("graphics")[..] {
            [] => Some("none"),
            _ => kinds.next_back(),
        };
        let plain = self.document.attribute_is(node, "id", "1")
            && self.document.attributes(node).len() == 2
            && self.document.elements(node).next().is_none();
        if self.does(Behaviour::AddsAudio)
            && plain
            && default.is_some_and(|it| self.document.attribute_is(node, "type", it))
        {
            self.leave_out(
                node,
                "It is the backend that libvirt chooses anyway; the guest does not see it.",
                "7.2.0",
            );
        }
    }

    /// The watchdog that every q35 has, if it does what it does by itself.
    fn itco(&mut self) {
        let is = |it: &NodeId, name: &str, value: &str| self.document.attribute_is(*it, name, value);
        let nodes = self.devices("watchdog").into_iter();
        let nodes: Vec<NodeId> =
            nodes.filter(|it| is(it, "model", "itco") && is(it, "action", "reset")).collect();
        if self.does(Behaviour::ListsItcoWatchdog) && self.machine().is_q35() {
            for node in nodes {
                self.leave_out(
                    node,
                    "Every q35 machine has this watchdog; releases before 9.1.0 do not know its name.",
                    "9.1.0",
                );
            }
        }
    }

    /// `<listen>` elements in the words of older releases.
    fn graphics(&mut self) {
        if !self.does(Behaviour::AddsListenAlways) {
            return;
        }
        for node in self.devices("graphics") {
            let Some(listen) = self.document.child(node, "listen") else { continue };
            let listens = |type_: &str| self.document.attribute_is(listen, "type", type_);
            if self.document.attribute_is(node, "type", "spice") && listens("none") {
                let reason = "Releases before 2.0.0 refuse listen type none; autoport='no' says the same.";
                self.leave_out(listen, reason, "2.0.0");
                self.record(node, Some("autoport"), Action::Rewritten, reason, "2.0.0");
                self.change(set_attribute(&self.document, node, "autoport", "no"));
            } else if self.document.attribute_is(node, "type", "vnc")
                && listens("socket")
                // Where libvirt chooses the socket, there is no attribute that would say it.
                && self.document.attribute(listen, "socket").is_some()
            {
                self.leave_out(
                    listen,
                    "Releases before 2.0.0 refuse listen type socket; the attribute socket says the same.",
                    "2.0.0",
                );
                self.close_with_tag(node);
            }
        }
    }

    /// Some releases close the emptied element on a line of its own.
    fn close_with_tag(&mut self, node: NodeId) {
        if self.does(Behaviour::ClosesEmptiedDisplayLong) && !self.does(Behaviour::ClosesEmptiedDisplayShort)
        {
            self.change(vec![xml::Change::Insert { parent: node, index: 0, tree: Tree::text("") }]);
        }
    }

    /// Firmware selection, once the images are named.
    fn firmware(&mut self) {
        let Some(os) = self.document.child(self.document.root(), "os") else { return };
        let is_named = self.document.value(os, "loader").is_some_and(|it| !it.is_empty());
        if !is_named || self.document.attribute(os, "firmware").is_none() {
            return;
        }
        const REASON: &str = "The images that it stands for are named, so older releases need not choose.";
        if let Some(wanted) = self.document.child(os, "firmware") {
            self.leave_out(wanted, REASON, "7.2.0");
        }
        self.record(os, Some("firmware"), Action::Dropped, REASON, "5.2.0");
        self.change(remove_attribute(&self.document, os, "firmware"));
    }

    fn does(&self, behaviour: Behaviour) -> bool {
        behaviour.is_of(self.libvirt)
    }

    fn machine(&self) -> Machine {
        let domain = Domain::of(&self.document);
        let arch = domain.arch().and_then(|it| Arch::parse(&it)).unwrap_or(Arch::X86_64);
        Machine::of(arch, &domain.machine().unwrap_or_default())
    }

    fn devices(&self, name: &str) -> Vec<NodeId> {
        match self.document.child(self.document.root(), "devices") {
            Some(devices) => self.document.elements_named(devices, name).collect(),
            None => Vec::new(),
        }
    }

    fn controllers(&self, type_: &str) -> Vec<NodeId> {
        let all = self.devices("controller").into_iter();
        all.filter(|it| self.document.attribute_is(*it, "type", type_)).collect()
    }

    /// Whether the user gave it an alias, which libvirt then keeps it for.
    fn named(&self, node: NodeId) -> bool {
        self.does(Behaviour::MigratesNamedDevices)
            && self.document.value(node, "alias/@name").is_some_and(|it| it.starts_with("ua-"))
    }

    fn leave_out(&mut self, node: NodeId, reason: &str, needs: &str) {
        self.record(node, None, Action::Dropped, reason, needs);
        self.change(vec![xml::Change::Detach { node }]);
    }

    fn record(&mut self, node: NodeId, attribute: Option<&str>, action: Action, reason: &str, needs: &str) {
        self.dropped.push(Record {
            node: self.twins.get(&node).copied(),
            attribute: attribute.map(str::to_owned),
            place: Place::elsewhere(self.document.path_of(node)),
            action,
            class: Class::Safe,
            reason: reason.to_owned(),
            needs: Some(format!("libvirt {needs}")),
            reference: "qemuDomainDefFormatBufInternal".to_owned(),
            source: Source::Libvirt,
        });
    }

    fn change(&mut self, changes: Vec<xml::Change>) {
        for change in changes {
            self.document.apply(change);
        }
    }
}
