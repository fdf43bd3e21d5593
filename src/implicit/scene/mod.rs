//! What a rule sees: the document so far and the host. What it may do stands in [`edits`].

mod edits;

use std::borrow::Cow;
use std::cell::OnceCell;
use std::rc::Rc;

use crate::compat::Behaviour;
use crate::domain::{Controller, Disk, Domain, number};
use crate::format::{Layout, Shape};
use crate::implicit::ledger::{Entry, Ledger, Subject};
use crate::implicit::settle::settled;
use crate::implicit::{Completed, Mode, Remark, Rule};
use crate::machine::{Arch, Host, Machine, Qemu, Version};
use crate::xml::{Document, NodeId};

/// More virtual CPUs or I/O threads than any guest has; rules look at each one.
const MOST_THREADS: u32 = 16384;

/// A document on its way through the pipeline. Every edit is recorded for the rule that is running.
pub struct Scene<'h> {
    document: Document,
    host: &'h Host,
    mode: Mode,
    arch: Arch,
    machine: Machine,
    qemu: Qemu,
    rule: &'static Rule,
    entries: Vec<Entry>,
    refusals: Vec<Remark>,
    not_predicted: Vec<Remark>,
    random: Vec<Remark>,
    /// What [`Scene::shapes`] has found, until an edit changes it.
    shapes: OnceCell<Shapes>,
    unnamed: Vec<Remark>,
}

/// Elements with their shapes, to be walked over while the scene changes.
type Shapes = Rc<[(NodeId, &'static Shape)]>;

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
            entries: Vec::new(),
            refusals: Vec::new(),
            not_predicted: Vec::new(),
            random: Vec::new(),
            shapes: OnceCell::new(),
            unnamed: Vec::new(),
        }
    }

    pub(super) fn run(&mut self, rule: &'static Rule) {
        self.rule = rule;
        (rule.apply)(self);
    }

    pub(super) fn finish(self, original: &Document) -> Completed {
        Completed {
            ledger: Ledger::of(settled(self.entries, original, &self.document)),
            document: self.document,
            refusals: self.refusals,
            not_predicted: self.not_predicted,
            random: self.random,
            unnamed: self.unnamed,
            host: self.host.clone(),
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

    /// Whether the host's libvirt does so already.
    pub fn does(&self, behaviour: Behaviour) -> bool {
        behaviour.is_of(self.host.libvirt)
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

    /// What the `<emulator>` can do. The 64-bit one runs 32-bit x86 guests as well, in its own way.
    pub fn emulator(&self) -> Qemu {
        let is_64_bit = self.domain().value("devices/emulator").is_some_and(|it| it.ends_with("x86_64"));
        match self.arch {
            Arch::I686 if is_64_bit => self.host.capabilities(Arch::X86_64),
            _ => self.qemu.clone(),
        }
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
        if !self.machine.is_modelled() {
            let (arch, machine) = (self.arch, &self.machine.name);
            return Some(match domain.machine() {
                Some(_) => format!("Implicit devices are not predicted for the machine {machine} of {arch}."),
                None => format!("Implicit devices are not predicted for {arch}."),
            });
        }
        None
    }

    /// Every element that libvirt reads, with its shape, parents first. What is inside a foreign sub-tree is not
    /// listed.
    pub fn shapes(&self) -> Shapes {
        self.shapes.get_or_init(|| Layout::get().walk(&self.document).into()).clone()
    }

    /// Whether a rule before has added this very element.
    pub fn is_added(&self, node: NodeId) -> bool {
        self.entries.iter().any(|it| it.subject == Subject::Added(node))
    }

    /// The number of virtual CPUs, 1 unless written; `None` where it cannot be read or no machine has so many.
    pub fn vcpus(&self) -> Option<u32> {
        let Some(written) = self.domain().value("vcpu") else { return Some(1) };
        number(&written).filter(|it| *it <= MOST_THREADS)
    }

    /// The number of I/O threads in `<iothreads>`, 0 unless written; `None` where no guest has so many.
    pub fn iothreads(&self) -> Option<u32> {
        let asked = self.number(self.root(), "iothreads").unwrap_or(0);
        u32::try_from(asked).ok().filter(|it| *it <= MOST_THREADS)
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
        self.document.value_is(node, path, value)
    }

    /// The number at a path. For memory sizes it is in KiB, once the parse stage has converted them.
    pub fn number(&self, node: NodeId, path: &str) -> Option<u64> {
        self.value(node, path)?.trim().parse().ok()
    }

    /// Says that libvirt refuses the domain because of this node.
    pub fn refuse(&mut self, node: NodeId, message: impl Into<String>) {
        let refusal = self.remark(node, message);
        self.refusals.push(refusal);
    }

    /// Says that libvirt refuses the domain because of this attribute of the node.
    pub fn refuse_attribute(&mut self, node: NodeId, attribute: Option<String>, message: impl Into<String>) {
        let refusal = Remark { attribute, ..self.remark(node, message) };
        self.refusals.push(refusal);
    }

    fn remark(&self, node: NodeId, message: impl Into<String>) -> Remark {
        Remark { node, attribute: None, rule: self.rule.id, message: message.into() }
    }

    /// Says that what libvirt does here is not known to us.
    pub fn not_predicted(&mut self, node: NodeId, message: impl Into<String>) {
        let remark = self.remark(node, message);
        self.not_predicted.push(remark);
    }

    /// Says that libvirt makes this value up at random, and that a placeholder stands for it.
    pub fn random(&mut self, node: NodeId, message: impl Into<String>) {
        let remark = self.remark(node, message);
        self.random.push(remark);
    }

    /// Says that QEMU puts this into the guest by itself, while the host's libvirt does not show it.
    pub fn unnamed(&mut self, what: impl std::fmt::Display) {
        let libvirt = self.libvirt();
        let message =
            format!("The guest also has {what}. QEMU adds it by itself; libvirt {libvirt} does not name it.");
        let remark = self.remark(self.root(), message);
        self.unnamed.push(remark);
    }

    /// Whether something has been refused so far.
    pub fn is_refused(&self) -> bool {
        !self.refusals.is_empty()
    }
}
