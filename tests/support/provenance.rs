//! Whether a ledger claims exactly what differs between a document and its completion.

use std::collections::HashMap;

use libvirt_domain_editor::format;
use libvirt_domain_editor::implicit::{Completed, Effect, Entry, Subject};
use libvirt_domain_editor::xml::{self, Document, Kind, NodeId};

/// Everything that is wrong with the ledger, each in a sentence; empty where all is well.
pub(crate) fn faults(original: &Document, completed: &Completed) -> Vec<String> {
    let mut check = Check { original, completed, claims: HashMap::new(), faults: Vec::new() };
    check.claims();
    check.nodes();
    for node in original.descendants(original.root()) {
        if original.element(node).is_some() && completed.document.is_linked(node) {
            check.attributes(node);
            check.text(node);
            check.order(node);
        }
    }
    check.printing();
    check.faults
}

/// What can differ, each by itself.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
enum Thing {
    /// Whether the node is there.
    Node(NodeId),
    Attribute(NodeId, String),
    Text(NodeId),
    /// Where it stands among its siblings.
    Place(NodeId),
}

fn thing(subject: &Subject) -> Thing {
    match subject {
        Subject::Added(node) | Subject::Dropped(node) => Thing::Node(*node),
        Subject::Attribute(node, name, _) | Subject::DroppedAttribute(node, name, _) => {
            Thing::Attribute(*node, name.to_string())
        }
        Subject::Text(node, _) => Thing::Text(*node),
        Subject::Moved(node) => Thing::Place(*node),
    }
}

struct Check<'a> {
    original: &'a Document,
    completed: &'a Completed,
    claims: HashMap<Thing, &'a Entry>,
    faults: Vec<String>,
}

impl<'a> Check<'a> {
    /// Each claim is whole, is the only one about its thing, and is about something that differs.
    fn claims(&mut self) {
        for entry in self.completed.ledger.entries() {
            let rule = entry.rule;
            let sentence = entry.because.trim();
            let whole = !rule.id.is_empty() && !rule.since.is_empty() && !rule.reference.is_empty();
            if !whole || !sentence.ends_with('.') || sentence.split(' ').count() < 3 {
                self.fault(format!("{:?} by {} is not explained: \"{sentence}\"", entry.subject, rule.id));
            }
            if rule.effect == Effect::Checks {
                self.fault(format!("{} only checks, and yet claims {}", rule.id, self.say(&entry.subject)));
            }
            if let Some(other) = self.claims.insert(thing(&entry.subject), entry) {
                self.fault(format!(
                    "{} is claimed by {} and by {}",
                    self.say(&entry.subject),
                    other.rule.id,
                    rule.id
                ));
            }
            if !self.differs(&entry.subject) {
                self.fault(format!("{} claims {}, which does not differ", rule.id, self.say(&entry.subject)));
            }
        }
    }

    fn differs(&self, subject: &Subject) -> bool {
        let (before, after) = (self.original, &self.completed.document);
        let new = |node: &NodeId| !before.contains(*node);
        match subject {
            Subject::Added(node) => new(node) && after.is_linked(*node),
            Subject::Dropped(node) => !new(node) && before.is_linked(*node) && !after.is_linked(*node),
            Subject::Attribute(node, name, old) => {
                let now = after.attribute(*node, name);
                let was = old.as_deref().map(Into::into);
                after.is_linked(*node)
                    && now.is_some()
                    && now != was
                    && (new(node) || before.attribute(*node, name) == was)
            }
            Subject::DroppedAttribute(node, name, old) => {
                !new(node)
                    && before.attribute_is(*node, name, old)
                    && (!after.is_linked(*node) || after.attribute(*node, name).is_none())
            }
            Subject::Text(node, _) => after.is_linked(*node) && (new(node) || self.text_differs(*node)),
            Subject::Moved(node) => {
                let (was, now) = (before.parent(*node), after.parent(*node));
                !new(node)
                    && after.is_linked(*node)
                    && (was != now || was.is_some_and(|it| self.another_order(it)))
            }
        }
    }

    /// What is gone and what is new, if it is not inside something that is.
    fn nodes(&mut self) {
        let (before, after) = (self.original, &self.completed.document);
        for node in before.descendants(before.top()) {
            let counts = match before.kind(node) {
                Kind::Element(_) | Kind::Comment(_) => true,
                Kind::Instruction(raw) => !raw.starts_with("xml "),
                _ => false,
            };
            let parent_stays = before.parent(node).is_none_or(|it| it == before.top() || after.is_linked(it));
            let is_gone = counts && parent_stays && !after.is_linked(node);
            if is_gone && !matches!(self.claim(Thing::Node(node)), Some(Subject::Dropped(_))) {
                self.fault(format!("nobody says why {} is gone", path(before, node)));
            }
        }
        for node in after.descendants(after.root()) {
            let parent_is_old = after.parent(node).is_some_and(|it| before.contains(it));
            let is_new = after.element(node).is_some() && parent_is_old && !before.contains(node);
            if is_new && !matches!(self.claim(Thing::Node(node)), Some(Subject::Added(_))) {
                self.fault(format!("nobody says why {} is there", path(after, node)));
            }
        }
    }

    fn attributes(&mut self, node: NodeId) {
        let (before, after) = (self.original, &self.completed.document);
        let names =
            before.attributes(node).iter().chain(after.attributes(node)).map(|it| it.name.to_string());
        for name in names {
            let (was, now) = (before.attribute(node, &name), after.attribute(node, &name));
            let claimed = match self.claim(Thing::Attribute(node, name.clone())) {
                Some(Subject::Attribute(..)) => now.is_some(),
                Some(Subject::DroppedAttribute(..)) => now.is_none(),
                _ => false,
            };
            if was != now && !claimed {
                self.fault(format!("nobody says why {} {name}={was:?} became {now:?}", path(before, node)));
            }
        }
    }

    fn text(&mut self, node: NodeId) {
        let stray = |it: &NodeId| matches!(self.claim(Thing::Node(*it)), Some(Subject::Dropped(_)));
        let claimed =
            self.claim(Thing::Text(node)).is_some() || self.original.children(node).iter().any(stray);
        if self.text_differs(node) && !claimed {
            self.fault(format!("nobody says why the text of {} changed", path(self.original, node)));
        }
    }

    /// White space around elements is layout.
    fn text_differs(&self, node: NodeId) -> bool {
        let (before, after) = (self.original, &self.completed.document);
        let (was, now) = (before.text(node), after.text(node));
        let holds = |document: &Document| document.elements(node).next().is_some();
        match holds(before) || holds(after) {
            true => was.trim() != now.trim(),
            false => was != now && !(was.trim().is_empty() && now.trim().is_empty()),
        }
    }

    /// Whether the elements inside are printed in another order than before.
    fn another_order(&self, node: NodeId) -> bool {
        let printed = |document| self.common(format::printed_order(document, node));
        printed(self.original) != printed(&self.completed.document)
    }

    fn order(&mut self, node: NodeId) {
        let (before, after) = (self.original, &self.completed.document);
        let unclaimed = |mut order: Vec<NodeId>| {
            order.retain(|it| !self.claims.contains_key(&Thing::Place(*it)));
            order
        };
        let now = unclaimed(self.common(format::printed_order(after, node)));
        // A value that is filled in may decide where its element is printed; as it was written is no other order.
        let as_printed = unclaimed(self.common(format::printed_order(before, node)));
        let as_written = unclaimed(self.common(before.elements(node).collect()));
        if now != as_printed && now != as_written {
            self.fault(format!("nobody says why the elements in {} have another order", path(before, node)));
        }
    }

    /// Of the elements those that both documents have in the same place.
    fn common(&self, mut order: Vec<NodeId>) -> Vec<NodeId> {
        let (before, after) = (self.original, &self.completed.document);
        let both = |it: &NodeId| {
            before.contains(*it) && after.is_linked(*it) && before.parent(*it) == after.parent(*it)
        };
        order.retain(both);
        order
    }

    /// Printing puts things in order and nothing else.
    fn printing(&mut self) {
        let document = &self.completed.document;
        let printed = xml::parse(&format::print(document)).expect("what was printed parses");
        let mut open = vec![(document.root(), printed.root())];
        while let Some((ours, theirs)) = open.pop() {
            let sorted = |document: &Document, node| {
                let pair = |it: &xml::Attribute| (it.name.to_string(), it.value().into_owned());
                let mut all: Vec<_> = document.attributes(node).iter().map(pair).collect();
                all.sort();
                all
            };
            let inside =
                (format::printed_order(document, ours), printed.elements(theirs).collect::<Vec<_>>());
            let text = |document: &Document, node| document.text(node).trim().to_owned();
            if document.name(ours) != printed.name(theirs)
                || sorted(document, ours) != sorted(&printed, theirs)
                || text(document, ours) != text(&printed, theirs)
                || inside.0.len() != inside.1.len()
            {
                self.fault(format!("{} is printed as something else", path(document, ours)));
                continue;
            }
            open.extend(inside.0.into_iter().zip(inside.1));
        }
    }

    fn claim(&self, thing: Thing) -> Option<&'a Subject> {
        self.claims.get(&thing).map(|it| &it.subject)
    }

    fn say(&self, subject: &Subject) -> String {
        let node = subject.node();
        let place = match self.completed.document.is_linked(node) || !self.original.contains(node) {
            true => path(&self.completed.document, node),
            false => path(self.original, node),
        };
        format!("{place} {subject:?}")
    }

    fn fault(&mut self, fault: String) {
        self.faults.push(fault);
    }
}

/// `domain/devices/disk`.
fn path(document: &Document, node: NodeId) -> String {
    let name = |it: NodeId| match document.kind(it) {
        Kind::Element(element) => element.name.to_string(),
        other => format!("{other:?}"),
    };
    let mut steps = vec![name(node)];
    let mut at = node;
    while let Some(parent) = document.parent(at).filter(|it| *it != document.top()) {
        steps.push(name(parent));
        at = parent;
    }
    steps.reverse();
    steps.join("/")
}
