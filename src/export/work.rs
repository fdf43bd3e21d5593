//! An export under way: the document so far and every change with its reason.

use super::choice::{Choice, Choices};
use super::notes::Notes;
use super::offer::{Accepted, Offering};
use super::record::{Place, Record, Source};
use super::report::{Action, Class};
use super::rewrite::Rewrite;
use crate::command::Plan;
use crate::compat::{Finding, Target, Wording, guest_notices};
use crate::implicit::Completed;
use crate::machine::{Host, Machine, Version};
use crate::order;
use crate::xml::{
    self, Change, Document, Kind, NodeId, Tree, close_element, insert_element, remove_attribute, remove_node,
    set_attribute,
};

/// What a rewrite sees and may do.
#[derive(Clone)]
pub(super) struct Work<'e> {
    /// The document as written.
    pub(super) original: &'e Document,
    /// What the host makes of it.
    pub(super) completed: &'e Completed,
    /// The host.
    pub(super) host: &'e Host,
    /// Where it shall go.
    pub(super) target: &'e Target,
    choices: Option<&'e Choices>,
    /// The accepted offers; `None` where none are looked for.
    accepted: Option<&'e Accepted>,
    offers: Vec<Offering>,
    plan: Plan,
    rewrite: Option<&'static Rewrite>,
    needs: Version,
    /// The changes so far.
    pub(super) notes: Notes,
}

impl<'e> Work<'e> {
    pub(super) fn new(
        original: &'e Document,
        completed: &'e Completed,
        host: &'e Host,
        target: &'e Target,
    ) -> Work<'e> {
        let plan = Plan::of(original);
        let needs = target.libvirt;
        Work {
            original,
            completed,
            host,
            target,
            choices: None,
            accepted: None,
            offers: Vec::new(),
            plan,
            rewrite: None,
            needs,
            notes: Notes::default(),
        }
    }

    /// From here on lines are treated as was chosen.
    pub(super) fn choose(&mut self, choices: &'e Choices) {
        self.choices = Some(choices).filter(|it| !it.is_empty());
    }

    /// From here on offers are looked for, and these are carried out.
    pub(super) fn accept(&mut self, accepted: &'e Accepted) {
        self.accepted = Some(accepted);
    }

    /// Whether offers are looked for.
    pub(super) fn wants_offers(&self) -> bool {
        self.accepted.is_some()
    }

    /// Whether the user wants other hardware in place of what stands there.
    pub(super) fn is_to_be_rewritten(&self, node: NodeId, attribute: Option<&str>) -> bool {
        self.choice(node, attribute) == Some(Choice::Rewrite)
    }

    /// Whether the user accepts the offer of this id.
    pub(super) fn accepts(&self, id: &str) -> bool {
        self.accepted.is_some_and(|it| it.contains(id))
    }

    /// Takes in an offer, the first of its id: what comes later finds the line changed.
    pub(super) fn offer(&mut self, offering: Offering) {
        if self.offers.iter().all(|it| it.id != offering.id) {
            self.offers.push(offering);
        }
    }

    /// Every offer so far.
    pub(super) fn offers(&self) -> &[Offering] {
        &self.offers
    }

    /// Goes on with changes that were noted.
    pub(super) fn then(&mut self, changes: Vec<Change>) {
        self.plan.then(changes);
    }

    /// Whether the user keeps it as it is.
    pub(super) fn keeps(&self, node: NodeId, attribute: Option<&str>) -> bool {
        self.choice(node, attribute) == Some(Choice::Keep)
    }

    fn choice(&self, node: NodeId, attribute: Option<&str>) -> Option<Choice> {
        self.choices?.get(&(node, attribute.map(str::to_owned))).copied()
    }

    /// Takes out what the user leaves out.
    pub(super) fn leave_out_chosen(&mut self) {
        let chosen = self.choices.into_iter().flatten().filter(|it| *it.1 == Choice::LeaveOut);
        let mut lines: Vec<_> = chosen.map(|it| it.0).collect();
        order::plainly(&mut lines);
        for (node, attribute) in lines {
            let (node, attribute) = (*node, attribute.as_deref());
            let document = self.document();
            let there = document.contains(node) && document.is_linked(node);
            if !there || attribute.is_some_and(|name| document.attribute(node, name).is_none()) {
                continue;
            }
            let is_seen = guest_notices(document, node, attribute);
            self.note(Record {
                node: Some(node),
                attribute: attribute.map(str::to_owned),
                place: self.place(node),
                action: Action::Dropped,
                class: if is_seen { Class::LostGuestChanges } else { Class::HostOnly },
                reason: "It was chosen to be left out.".to_owned(),
                needs: None,
                reference: String::new(),
                source: Source::Chosen,
            });
            match attribute {
                Some(name) => self.plan.then(remove_attribute(self.plan.document(), node, name)),
                None => self.remove(node),
            }
        }
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

    /// USB addresses of devices, where the only controller is the one that i440fx has and nobody names.
    pub(super) fn addresses_on_built_in_usb(&self) -> Vec<NodeId> {
        let document = self.document();
        let Some(devices) = document.child(document.root(), "devices") else { return Vec::new() };
        let mut controllers = document.elements_named(devices, "controller");
        if controllers.any(|it| self.is(it, "@type", "usb")) || !self.machine().is_i440fx() {
            return Vec::new();
        }
        let addresses = document.elements(devices).filter_map(|it| document.child(it, "address"));
        addresses.filter(|it| self.is(*it, "@type", "usb")).collect()
    }

    /// Whether the value at a path inside an element is exactly this.
    pub(super) fn is(&self, node: NodeId, path: &str, value: &str) -> bool {
        self.document().value_is(node, path, value)
    }

    pub(super) fn run(&mut self, rewrite: &'static Rewrite) {
        if self.lacks(rewrite.until) {
            self.needs = rewrite.until.since();
            self.rewrite = Some(rewrite);
            (rewrite.apply)(self);
            self.rewrite = None;
        }
    }

    /// Whether the target has no such words.
    pub(super) fn lacks(&self, wording: Wording) -> bool {
        !wording.is_of(self.libvirt())
    }

    /// From here on the rewrite is about what this release took first, where it is about several things.
    pub(super) fn needs(&mut self, release: Version) {
        self.needs = release;
    }

    /// Leaves an element out.
    pub(super) fn drop(&mut self, node: NodeId, reason: &str) {
        if self.keeps(node, None) {
            return;
        }
        self.record(node, None, Action::Dropped, reason);
        self.remove(node);
    }

    /// Leaves an element out, and keeps the one around it even where that then holds nothing.
    pub(super) fn drop_alone(&mut self, node: NodeId, reason: &str) {
        if self.keeps(node, None) {
            return;
        }
        self.record(node, None, Action::Dropped, reason);
        let parent = self.document().parent(node);
        self.plan.then(remove_node(self.plan.document(), node));
        if let Some(parent) = parent.filter(|it| is_blank(self.plan.document(), *it)) {
            self.plan.then(close_element(self.plan.document(), parent));
        }
    }

    /// Puts an element in, right after another child or before all of them.
    pub(super) fn put(&mut self, parent: NodeId, after: Option<NodeId>, tree: Tree, reason: &str) {
        self.plan.then(insert_element(self.plan.document(), parent, after, without_blanks(tree)));
        let children: Vec<NodeId> = self.document().elements(parent).collect();
        let at = after.and_then(|it| children.iter().position(|child| *child == it)).map_or(0, |at| at + 1);
        if let Some(new) = children.get(at).copied() {
            self.record(new, None, Action::Added, reason);
        }
    }

    /// Puts the child elements into another order, each where one was.
    pub(super) fn reorder(&mut self, parent: NodeId, order: &[NodeId], reason: &str) {
        let mut slots: Vec<usize> =
            order.iter().filter_map(|it| self.document().index_in_parent(*it)).collect();
        order::plainly(&mut slots);
        // What is not written has its place told with the rest of it.
        if self.original.contains(parent) {
            self.record(parent, None, Action::Rewritten, reason);
        }
        // From the front on, so that what is put back stands where it shall.
        for (index, node) in slots.into_iter().zip(order.iter().copied()) {
            if self.document().children(parent)[index] != node {
                let there = self.document().children(parent)[index];
                let from = self.document().index_in_parent(node).expect("a child of the parent");
                self.plan.then(vec![
                    Change::Detach { node },
                    Change::Detach { node: there },
                    Change::Attach { parent, index, node },
                    Change::Attach { parent, index: from, node: there },
                ]);
            }
        }
    }

    /// Leaves an attribute out; nothing where there is none.
    pub(super) fn drop_attribute(&mut self, node: NodeId, name: &str, reason: &str) {
        if self.document().attribute(node, name).is_some() && !self.keeps(node, Some(name)) {
            self.record(node, Some(name), Action::Dropped, reason);
            self.plan.then(remove_attribute(self.plan.document(), node, name));
        }
    }

    /// Gives an attribute another value.
    pub(super) fn set(&mut self, node: NodeId, name: &str, value: &str, reason: &str) {
        if !self.document().attribute_is(node, name, value) && !self.keeps(node, Some(name)) {
            self.record(node, Some(name), Action::Rewritten, reason);
            self.plan.then(set_attribute(self.plan.document(), node, name, value));
        }
    }

    /// Gives an element another text.
    pub(super) fn set_text(&mut self, node: NodeId, text: &str, reason: &str) {
        if self.document().text(node) != text && !self.keeps(node, None) {
            self.record(node, None, Action::Rewritten, reason);
            self.plan.then(xml::set_text(self.plan.document(), node, text));
        }
    }

    /// Where a node of the document so far stands.
    pub(super) fn place(&self, node: NodeId) -> Place {
        Place::of(self.original, self.document(), node)
    }

    fn record(&mut self, node: NodeId, attribute: Option<&str>, action: Action, reason: &str) {
        let rewrite = self.rewrite.expect("a rewrite is running");
        self.note(Record {
            node: Some(node),
            attribute: attribute.map(str::to_owned),
            place: self.place(node),
            action,
            class: rewrite.class,
            reason: reason.to_owned(),
            needs: Some(format!("libvirt {}", self.needs)),
            reference: rewrite.reference.to_owned(),
            source: Source::Rewrite(rewrite.id),
        });
    }

    /// Takes an element out, and what then says nothing around it.
    pub(super) fn remove(&mut self, node: NodeId) {
        let parent = self.document().parent(node);
        self.plan.then(remove_node(self.plan.document(), node));
        let document = self.plan.document();
        let Some(parent) = parent.filter(|it| is_blank(document, *it)) else { return };
        let is_list = parent == document.root()
            || document.parent(parent) == Some(document.root()) && document.name(parent) == "devices";
        match document.attributes(parent).is_empty() && !is_list {
            true => {
                let place = self.place(parent);
                self.note(Record {
                    node: Some(parent),
                    attribute: None,
                    place,
                    action: Action::Dropped,
                    class: Class::LostHarmless,
                    reason: "Nothing that it held is left.".to_owned(),
                    needs: None,
                    reference: "virDomainDefParseXML".to_owned(),
                    source: Source::Libvirt,
                });
                self.remove(parent);
            }
            false => self.plan.then(close_element(document, parent)),
        }
    }

    /// Takes out what the target would skip; nothing where it went with something else.
    pub(super) fn leave_out(&mut self, finding: &Finding) {
        if !self.document().is_linked(finding.node) {
            return;
        }
        let record = Record::of(self.place(finding.node), finding, Action::Dropped);
        self.note(record);
        match &finding.attribute {
            Some(name) => self.plan.then(remove_attribute(self.plan.document(), finding.node, name)),
            None => self.remove(finding.node),
        }
    }

    /// Something that the target does not take is in the result, at the place.
    pub(super) fn stands(&mut self, place: Place, finding: &Finding) {
        self.note(Record::of(place, finding, Action::Kept));
    }

    /// Takes in a change.
    pub(super) fn note(&mut self, record: Record) {
        self.notes.note(record, self.original);
    }
}

/// Whether nothing but white space is inside.
fn is_blank(document: &Document, node: NodeId) -> bool {
    let blank = |it: &NodeId| matches!(document.kind(*it), Kind::Text(raw) if raw.trim().is_empty());
    document.children(node).iter().all(blank)
}

/// The tree without the white space that laid it out elsewhere.
fn without_blanks(mut tree: Tree) -> Tree {
    tree.children.retain(|it| !matches!(&it.kind, Kind::Text(raw) if raw.trim().is_empty()));
    tree.children = tree.children.into_iter().map(without_blanks).collect();
    tree
}
