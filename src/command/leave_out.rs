//! Leaving out what the host would fill in again, word for word.
//!
//! Nothing here knows what libvirt fills in. Each part is left out, the rest completed, and the part stays out
//! only if the domain is the same to the letter.

use std::collections::{HashMap, HashSet};

use super::Plan;
use crate::format;
use crate::history::Transaction;
use crate::implicit::{Completed, Mode, complete};
use crate::machine::Host;
use crate::xml::{Document, NodeId, remove_attribute};

/// A part of the source: an element, or one attribute of it.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Part {
    /// The element.
    pub node: NodeId,
    /// The attribute.
    pub attribute: Option<String>,
}

/// What a completion says, as far as it must be the same.
#[derive(Debug, PartialEq)]
pub struct Outcome {
    text: String,
    remarks: [usize; 3],
}

impl Outcome {
    /// Of this completion.
    pub fn of(completed: &Completed) -> Outcome {
        let remarks = [completed.refusals.len(), completed.not_predicted.len(), completed.random.len()];
        Outcome { text: format::print(&completed.document), remarks }
    }
}

/// The document without those of the candidates that come back, and these. Each list is tried by itself, in turn;
/// at most `trials` completions are taken.
pub fn leave_out(
    original: &Document,
    host: &Host,
    goal: Outcome,
    candidates: &[Vec<Part>],
    trials: usize,
) -> (Document, Vec<Part>) {
    let mut search = Search { host, goal, document: original.clone(), dropped: Vec::new(), trials };
    for parts in candidates {
        let promising = search.promising(parts);
        search.drop(&promising);
    }
    (search.document, search.dropped)
}

/// The document without the parts.
pub fn without(document: &Document, parts: &[Part]) -> Document {
    plan_without(document, parts).document().clone()
}

/// Completions that it may take to find out what of one device libvirt would add anyway.
const MOST_TRIALS: usize = 60;

/// Plans to leave elements such as devices to libvirt: what it would add again in the same way, whole or in part, is no
/// longer written. `name` is what the label calls them. The transaction is empty where libvirt would add none of it.
pub fn make_implicit(
    original: &Document,
    completed: &Completed,
    elements: &[NodeId],
    name: &str,
) -> Transaction {
    let written = elements.iter().copied().filter(|it| original.contains(*it) && original.is_linked(*it));
    let wholes: Vec<NodeId> = written.collect();
    let inner = wholes.iter().flat_map(|it| original.descendants(*it));
    let inner: Vec<NodeId> = inner.filter(|it| original.element(*it).is_some()).collect();
    let part = |node: NodeId| Part { node, attribute: None };
    // Parts of an address say nothing by themselves.
    let attributes = inner.iter().filter(|it| original.name(**it) != "address").flat_map(|node| {
        let names = original.attributes(*node).iter();
        names.map(|it| Part { node: *node, attribute: Some(it.name.to_string()) })
    });
    let candidates = [
        wholes.iter().copied().map(part).collect(),
        inner.iter().copied().filter(|it| !wholes.contains(it)).map(part).collect(),
        attributes.collect(),
    ];
    let goal = Outcome::of(completed);
    let (_, dropped) = leave_out(original, &completed.host, goal, &candidates, MOST_TRIALS);
    plan_without(original, &dropped).transaction(format!("Leave {name} to libvirt"))
}

struct Search<'e> {
    host: &'e Host,
    goal: Outcome,
    /// The source without what is dropped so far.
    document: Document,
    dropped: Vec<Part>,
    trials: usize,
}

impl Search<'_> {
    /// Parts that come back as they were when those at the same place in every element are left out together:
    /// a few completions that spare one for each part.
    fn promising(&mut self, parts: &[Part]) -> Vec<Part> {
        if parts.first().is_none_or(|it| it.attribute.is_none()) {
            return parts.to_vec();
        }
        let mut rounds: Vec<Vec<&Part>> = Vec::new();
        let mut met: HashMap<NodeId, usize> = HashMap::new();
        for part in parts.iter().filter(|it| is_there(&self.document, it)) {
            let round = met.entry(part.node).and_modify(|it| *it += 1).or_insert(0);
            if rounds.len() <= *round {
                rounds.push(Vec::new());
            }
            rounds[*round].push(part);
        }
        let mut promising = HashSet::new();
        for round in rounds {
            let all: Vec<Part> = round.iter().map(|it| (*it).clone()).collect();
            let without = without(&self.document, &all);
            let completed = complete(&without, self.host, Mode::Define).document;
            let value = |document: &Document, it: &Part| {
                let name = it.attribute.as_deref()?;
                document.attribute(it.node, name).map(|value| value.into_owned())
            };
            let back = |it: &&Part| {
                completed.is_linked(it.node) && value(&completed, it) == value(&self.document, it)
            };
            promising.extend(round.into_iter().filter(back).cloned());
        }
        parts.iter().filter(|it| promising.contains(it)).cloned().collect()
    }

    /// Drops those of the parts that come back: all together, else each half by itself.
    fn drop(&mut self, parts: &[Part]) {
        let there: Vec<Part> = parts.iter().filter(|it| is_there(&self.document, it)).cloned().collect();
        if there.is_empty() || self.trials == 0 {
            return;
        }
        self.trials -= 1;
        let next = without(&self.document, &there);
        if Outcome::of(&complete(&next, self.host, Mode::Define)) == self.goal {
            self.document = next;
            self.dropped.extend(there);
        } else if there.len() > 1 {
            let (first, second) = there.split_at(there.len() / 2);
            self.drop(first);
            self.drop(second);
        }
    }
}

fn is_there(document: &Document, part: &Part) -> bool {
    let linked = document.contains(part.node) && document.is_linked(part.node);
    linked && part.attribute.as_ref().is_none_or(|name| document.attribute(part.node, name).is_some())
}

fn plan_without(document: &Document, parts: &[Part]) -> Plan {
    let mut plan = Plan::of(document);
    for part in parts {
        if !is_there(plan.document(), part) {
            continue;
        }
        match &part.attribute {
            Some(name) => plan.then(remove_attribute(plan.document(), part.node, name)),
            None => plan.remove(part.node),
        }
    }
    plan
}
