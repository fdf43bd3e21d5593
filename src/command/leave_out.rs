//! Leaving out what the host would fill in again, word for word.
//!
//! Nothing here knows what libvirt fills in. Parts are left out, the rest completed, and they stay out only if the
//! domain is the same to the letter. What came in their place says which to try next, so that the number of
//! completions grows with the kinds of things in a domain and hardly with how many there are.

use std::collections::{HashMap, HashSet};
use std::mem::take;
use std::vec::IntoIter;

use super::Plan;
use super::returned::{Part, Return, returned};
use crate::format::print;
use crate::history::Transaction;
use crate::implicit::{Completed, Mode, complete};
use crate::xml::{Document, NodeId, remove_attribute};

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
        Outcome { text: print(&completed.document), remarks }
    }
}

fn without(document: &Document, parts: &[Part]) -> Document {
    plan_without(document, parts).document().clone()
}

/// Completions that it may take to find out what of one device libvirt would add anyway.
const MOST_TRIALS: usize = 60;

/// So many parts are tried one by one although none of them came back as it was.
const FEW: usize = 16;

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
    let (_, dropped) = LeavingOut::of(original, completed, candidates.to_vec(), MOST_TRIALS).at_once();
    plan_without(original, &dropped).transaction(format!("Leave {name} to libvirt"))
}

/// A search for what may be left out, under way.
#[derive(Debug)]
pub struct LeavingOut<'e> {
    original: &'e Document,
    completed: &'e Completed,
    goal: Outcome,
    /// The source without what is dropped so far.
    document: Document,
    dropped: Vec<Part>,
    /// Lists of parts that were not looked at yet.
    lists: IntoIter<Vec<Part>>,
    probes: Probes,
    /// Parts to be left out together, the next ones last.
    heaps: Vec<Vec<Part>>,
    trials: usize,
}

/// Which parts of a list are worth a trial: those of one kind are left out together, in every device at once.
#[derive(Debug, Default)]
struct Probes {
    parts: Vec<Part>,
    rounds: IntoIter<Vec<Part>>,
    promising: HashSet<Part>,
}

impl<'e> LeavingOut<'e> {
    /// Each list of candidates is tried by itself, in turn, and what is left out must leave what the host makes of it
    /// as it is in `completed`. At most `trials` completions are taken beyond those that tell what is worth one.
    pub fn of(
        original: &'e Document,
        completed: &'e Completed,
        candidates: Vec<Vec<Part>>,
        trials: usize,
    ) -> LeavingOut<'e> {
        LeavingOut {
            original,
            completed,
            goal: Outcome::of(completed),
            document: original.clone(),
            dropped: Vec::new(),
            lists: candidates.into_iter(),
            probes: Probes::default(),
            heaps: Vec::new(),
            trials,
        }
    }

    /// Goes on by one completion; `false` where nothing is left to be tried.
    pub fn step(&mut self) -> bool {
        if let Some(heap) = self.heaps.pop() {
            self.leave_out(heap);
        } else if let Some(round) = self.probes.rounds.next() {
            self.probe(round);
        } else if !self.probes.parts.is_empty() {
            let Probes { mut parts, promising, .. } = take(&mut self.probes);
            parts.retain(|it| promising.contains(it));
            self.heaps.push(parts);
        } else {
            let Some(list) = self.lists.next() else { return false };
            self.look_at(list);
        }
        true
    }

    /// The document without those of the candidates that come back, and these.
    pub fn found(self) -> (Document, Vec<Part>) {
        (self.document, self.dropped)
    }

    /// All of it at once.
    pub fn at_once(mut self) -> (Document, Vec<Part>) {
        while self.step() {}
        self.found()
    }

    fn look_at(&mut self, list: Vec<Part>) {
        let parts: Vec<Part> = list.into_iter().filter(|it| is_there(&self.document, it)).collect();
        let rounds = rounds(&self.document, &parts);
        let probed: HashSet<&Part> = rounds.iter().flatten().collect();
        let (probed, others): (Vec<Part>, Vec<Part>) =
            parts.iter().cloned().partition(|it| probed.contains(it));
        self.heaps.extend(others.chunks(FEW).rev().map(<[Part]>::to_vec));
        match rounds.len() < probed.len() {
            true => {
                self.probes = Probes { parts: probed, rounds: rounds.into_iter(), promising: HashSet::new() }
            }
            false => self.heaps.extend(probed.chunks(FEW).rev().map(<[Part]>::to_vec)),
        }
    }

    fn probe(&mut self, round: Vec<Part>) {
        let (_, returned) = self.complete_without(&round);
        let came = round.into_iter().zip(returned).filter(|it| it.1 != Return::Nothing);
        self.probes.promising.extend(came.map(|it| it.0));
    }

    /// Leaves the parts out if they come back: all together, else those that came back and then the others, where that
    /// tells them apart, else each half by itself.
    fn leave_out(&mut self, parts: Vec<Part>) {
        let parts: Vec<Part> = parts.into_iter().filter(|it| is_there(&self.document, it)).collect();
        if parts.is_empty() || self.trials == 0 {
            return;
        }
        self.trials -= 1;
        let (next, returned) = self.complete_without(&parts);
        let Some(next) = next else { return self.split(parts, &returned) };
        self.document = next;
        self.dropped.extend(parts);
    }

    fn split(&mut self, mut parts: Vec<Part>, returned: &[Return]) {
        if parts.len() < 2 {
            return;
        }
        let mut same = returned.iter().map(|it| *it == Return::Same);
        let came: Vec<Part> = parts.extract_if(.., |_| same.next() == Some(true)).collect();
        match (came.is_empty(), parts.is_empty()) {
            (false, false) => self.heaps.extend([parts, came]),
            // What so many do not do together none of them does.
            (true, _) if parts.len() > FEW => {}
            (is_empty, _) => {
                let mut parts = if is_empty { parts } else { came };
                let second = parts.split_off(parts.len() / 2);
                self.heaps.extend([second, parts]);
            }
        }
    }

    /// The document without the parts where it is completed to the same, and what came in their place.
    fn complete_without(&self, parts: &[Part]) -> (Option<Document>, Vec<Return>) {
        let next = without(&self.document, parts);
        let completed = complete(&next, &self.completed.host, Mode::Define);
        let returned = returned(parts, self.original, &self.completed.document, &completed.document);
        ((Outcome::of(&completed) == self.goal).then_some(next), returned)
    }
}

/// Parts that are left out together to see which come back: of every device one kind of things.
fn rounds(document: &Document, parts: &[Part]) -> Vec<Vec<Part>> {
    let mut rounds: Vec<Vec<Part>> = Vec::new();
    let mut met: HashMap<String, Vec<String>> = HashMap::new();
    let mut counted: HashMap<NodeId, usize> = HashMap::new();
    for part in parts {
        let round = match &part.attribute {
            // Of an element one attribute at a time.
            Some(_) => *counted.entry(part.node).and_modify(|it| *it += 1).or_insert(0),
            None => {
                let Some((around, kind)) = kind(document, part.node) else { continue };
                let kinds = met.entry(around).or_default();
                kinds.iter().position(|it| *it == kind).unwrap_or_else(|| {
                    kinds.push(kind);
                    kinds.len() - 1
                })
            }
        };
        if rounds.len() <= round {
            rounds.resize(round + 1, Vec::new());
        }
        rounds[round].push(part.clone());
    }
    rounds
}

/// What it is in, by name: the list of devices or a device; and what it is there, by its names from there down. `None`
/// for parts of sections, of which there are few.
fn kind(document: &Document, node: NodeId) -> Option<(String, String)> {
    let around = std::iter::successors(Some(node), |it| document.parent(*it));
    let mut names: Vec<&str> =
        around.take_while(|it| *it != document.root()).map(|it| document.name(it)).collect();
    if names.pop() != Some("devices") {
        return None;
    }
    let device = names.pop().unwrap_or_default();
    Some(match names.is_empty() {
        true => (String::new(), device.to_owned()),
        false => (device.to_owned(), names.join(" ")),
    })
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
