//! An export under way: the document so far and every change with its reason.

use super::report::{Action, Change, Class, Difference, GuestAbi, Report, VERSION};
use super::rewrite::Rewrite;
use super::style::Style;
use crate::command::Plan;
use crate::compat::{self, Finding, Needs, Target};
use crate::implicit::Completed;
use crate::machine::{Host, Machine, Version};
use crate::xml::{self, Document, NodeId, Positions, remove_attribute, remove_node, set_attribute};

/// What a rewrite sees and may do.
pub(super) struct Work<'e> {
    /// The document as written.
    pub(super) original: &'e Document,
    /// What the host makes of it.
    pub(super) completed: &'e Completed,
    /// The host.
    pub(super) host: &'e Host,
    /// Where it shall go.
    pub(super) target: &'e Target,
    plan: Plan,
    positions: Positions,
    rewrite: Option<&'static Rewrite>,
    changes: Vec<Change>,
}

impl<'e> Work<'e> {
    pub(super) fn new(
        original: &'e Document,
        completed: &'e Completed,
        host: &'e Host,
        target: &'e Target,
    ) -> Work<'e> {
        let positions = original.print().1;
        let plan = Plan::of(original);
        Work { original, completed, host, target, plan, positions, rewrite: None, changes: Vec::new() }
    }

    /// Goes on from a plan that has something written out already.
    pub(super) fn begin(&mut self, plan: Plan) {
        self.plan = plan;
    }

    /// The document so far.
    pub(super) fn document(&self) -> &Document {
        self.plan.document()
    }

    /// Release of the target's libvirt.
    pub(super) fn libvirt(&self) -> Version {
        self.target.libvirt
    }

    /// The machine type, as the host resolved it.
    pub(super) fn machine(&self) -> Machine {
        let domain = crate::domain::Domain::of(&self.completed.document);
        let arch = domain.arch().and_then(|it| crate::machine::Arch::parse(&it)).unwrap_or(self.host.arch);
        Machine::of(arch, &domain.machine().unwrap_or_default())
    }

    /// Devices of one name in the document so far.
    pub(super) fn devices(&self, name: &str) -> Vec<NodeId> {
        let document = self.document();
        match document.child(document.root(), "devices") {
            Some(devices) => document.elements_named(devices, name).collect(),
            None => Vec::new(),
        }
    }

    /// Whether the value at a path inside an element is exactly this.
    pub(super) fn is(&self, node: NodeId, path: &str, value: &str) -> bool {
        self.document().value(node, path).is_some_and(|it| it == value)
    }

    pub(super) fn run(&mut self, rewrite: &'static Rewrite) {
        if self.libvirt() < rewrite.until {
            self.rewrite = Some(rewrite);
            (rewrite.apply)(self);
            self.rewrite = None;
        }
    }

    pub(super) fn apply(&mut self, changes: Vec<xml::Change>) {
        self.plan.then(changes);
    }

    /// Leaves an element out.
    pub(super) fn drop(&mut self, node: NodeId, reason: &str) {
        self.record(node, None, Action::Dropped, reason);
        let changes = remove_node(self.document(), node);
        self.apply(changes);
    }

    /// Leaves an attribute out; nothing where there is none.
    pub(super) fn drop_attribute(&mut self, node: NodeId, name: &str, reason: &str) {
        if self.document().attribute(node, name).is_some() {
            self.record(node, Some(name), Action::Dropped, reason);
            let changes = remove_attribute(self.document(), node, name);
            self.apply(changes);
        }
    }

    /// Gives an attribute another value.
    pub(super) fn set(&mut self, node: NodeId, name: &str, value: &str, reason: &str) {
        if !self.document().attribute_is(node, name, value) {
            self.record(node, Some(name), Action::Rewritten, reason);
            let changes = set_attribute(self.document(), node, name, value);
            self.apply(changes);
        }
    }

    /// Gives an element another text.
    pub(super) fn set_text(&mut self, node: NodeId, text: &str, reason: &str) {
        if self.document().text(node) != text {
            self.record(node, None, Action::Rewritten, reason);
            let changes = xml::set_text(self.document(), node, text);
            self.apply(changes);
        }
    }

    fn record(&mut self, node: NodeId, attribute: Option<&str>, action: Action, reason: &str) {
        let rewrite = self.rewrite.expect("a rewrite is running");
        let change = Change {
            path: path(self.document(), node, attribute),
            line: self.line(node, attribute),
            action,
            class: rewrite.class,
            reason: reason.to_owned(),
            needs: Some(format!("libvirt {}", rewrite.until)),
            reference: rewrite.reference.to_owned(),
            rewrite: Some(rewrite.id),
        };
        self.changes.push(change);
    }

    /// Takes in a change that was made elsewhere.
    pub(super) fn note(&mut self, change: Change) {
        self.changes.push(change);
    }

    /// Something that the target would skip is about to be taken out.
    pub(super) fn lost(&mut self, finding: &Finding) {
        let document = self.document().clone();
        self.found(&document, finding, Action::Dropped);
    }

    /// Something that the target does not take is in the result.
    pub(super) fn stands(&mut self, result: &Document, finding: &Finding) {
        self.found(result, finding, Action::Kept);
    }

    fn found(&mut self, document: &Document, finding: &Finding, action: Action) {
        let attribute = finding.attribute.as_deref();
        let path = path(document, finding.node, attribute);
        let own = std::ptr::eq(document, self.document()) || self.document().contains(finding.node);
        self.changes.push(Change {
            line: if own { self.line(finding.node, attribute) } else { None },
            path,
            action,
            class: class(finding.class),
            reason: sentence(&finding.reason),
            needs: match finding.needs {
                Needs::Libvirt(since) => Some(format!("libvirt {}", since.version)),
                Needs::Qemu(version) => Some(format!("QEMU {version}")),
                Needs::Never => None,
            },
            reference: finding.reference.to_owned(),
            rewrite: None,
        });
    }

    /// Line in the source; `None` for what is not written there.
    fn line(&self, node: NodeId, attribute: Option<&str>) -> Option<u32> {
        if !self.original.contains(node) {
            return None;
        }
        let position =
            attribute.and_then(|name| self.original.attributes(node).iter().position(|it| &*it.name == name));
        Some(match position {
            Some(index) => self.positions.attribute_line(node, index),
            None => self.positions.line(node),
        })
    }

    /// Whether any change so far has this class.
    pub(super) fn has(&self, class: Class) -> bool {
        self.changes.iter().any(|it| it.class == class)
    }

    pub(super) fn report(
        self,
        style: Style,
        (guest_abi, guest_abi_reason): (GuestAbi, String),
        guest_abi_differences: Vec<Difference>,
        earliest_libvirt: Option<Version>,
    ) -> Report {
        Report {
            version: VERSION,
            style: style.as_str(),
            host: self.host.to_string(),
            target: Some(self.target.name.clone()),
            guest_abi,
            guest_abi_reason,
            guest_abi_differences,
            blocked: self.has(Class::Refused),
            earliest_libvirt,
            changes: self.changes,
        }
    }
}

fn path(document: &Document, node: NodeId, attribute: Option<&str>) -> String {
    let element = document.path_of(node);
    attribute.map_or(element.clone(), |name| format!("{element}/@{name}"))
}

fn class(class: compat::Class) -> Class {
    match class {
        compat::Class::Refused => Class::Refused,
        compat::Class::LostGuestChanges => Class::LostGuestChanges,
        compat::Class::LostHarmless => Class::LostHarmless,
        compat::Class::Unknown => Class::Unknown,
    }
}

/// A reason as a sentence of its own. A word of the XML at its head stays as it is spelled.
fn sentence(text: &str) -> String {
    let head = text.split(' ').next().unwrap_or_default();
    let is_plain = head.chars().all(|it| it.is_ascii_lowercase());
    let (first, rest) = text.split_at(if is_plain { text.len().min(1) } else { 0 });
    let end = if text.ends_with('.') { "" } else { "." };
    format!("{}{rest}{end}", first.to_uppercase())
}
