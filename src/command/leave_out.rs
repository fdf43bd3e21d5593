//! Leaving out what the host would fill in again, word for word.
//!
//! Nothing here knows what libvirt fills in. Parts are left out, the rest completed, and they stay out only if the
//! domain is the same to the letter. What came in their place says which to try next, so that the number of
//! completions grows with the kinds of things in a domain and hardly with how many there are.

use std::collections::{HashMap, HashSet};
use std::mem::take;
use std::vec::IntoIter;

use super::Plan;
use crate::format::{print, print_element};
use crate::history::Transaction;
use crate::implicit::{Completed, Mode, complete};
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
        Outcome { text: print(&completed.document), remarks }
    }
}

/// What came in the place of a part that was left out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Return {
    /// The same.
    Same,
    /// Something of that name.
    Other,
    /// Nothing.
    Nothing,
}

/// What came in the place of each part of `original`: `before` is a completion with them, `after` one without.
pub fn returned(parts: &[Part], original: &Document, before: &Document, after: &Document) -> Vec<Return> {
    let mut newcomers: HashMap<NodeId, Newcomers> = HashMap::new();
    let first = parts.iter().map(|part| match &part.attribute {
        Some(name) => value_returned(part.node, name, before, after),
        None => {
            let parent = original.parent(part.node).filter(|it| after.is_linked(*it));
            let there = parent.map(|it| {
                let of = || Newcomers::of(it, original, before, after);
                newcomers.entry(it).or_insert_with(of)
            });
            let is_same = there.is_some_and(|it| it.take(before, part.node));
            if is_same { Return::Same } else { Return::Nothing }
        }
    });
    let mut found: Vec<Return> = first.collect();
    // What nobody recognised stands in for the others.
    for (part, found) in parts.iter().zip(&mut found).filter(|it| it.0.attribute.is_none()) {
        let rest = original.parent(part.node).and_then(|it| newcomers.get(&it));
        if *found == Return::Nothing && rest.is_some_and(|it| it.has_any(original.name(part.node))) {
            *found = Return::Other;
        }
    }
    found
}

fn value_returned(node: NodeId, name: &str, before: &Document, after: &Document) -> Return {
    let value = |document: &Document| -> Option<String> {
        document.is_linked(node).then(|| document.attribute(node, name))?.map(|it| it.into_owned())
    };
    match value(after) {
        None => Return::Nothing,
        some if some == value(before) => Return::Same,
        Some(_) => Return::Other,
    }
}

/// Elements that a completion has in a parent and the one before had not.
struct Newcomers {
    /// By text and place the name, and how many there are.
    counts: HashMap<(String, usize), (String, usize)>,
    /// Where the elements were before.
    places: HashMap<NodeId, usize>,
}

impl Newcomers {
    fn of(parent: NodeId, original: &Document, before: &Document, after: &Document) -> Newcomers {
        let stays = |it: NodeId| original.contains(it) && after.is_linked(it);
        let places = places(before, parent, stays);
        let mut newcomers = Newcomers { counts: HashMap::new(), places: places.iter().copied().collect() };
        let added = self::places(after, parent, stays).into_iter().filter(|it| !original.contains(it.0));
        for (node, place) in added {
            let name = || (after.name(node).to_owned(), 0);
            newcomers.counts.entry((print_element(after, node), place)).or_insert_with(name).1 += 1;
        }
        // What was added before is nobody's return.
        for (node, _) in places.into_iter().filter(|it| !original.contains(it.0)) {
            newcomers.take(before, node);
        }
        newcomers
    }

    /// Takes the one that is the same as the element; whether there is one.
    fn take(&mut self, before: &Document, node: NodeId) -> bool {
        let Some(place) = self.places.get(&node).filter(|_| before.is_linked(node)) else { return false };
        match self.counts.get_mut(&(print_element(before, node), *place)).filter(|it| it.1 > 0) {
            Some((_, count)) => {
                *count -= 1;
                true
            }
            None => false,
        }
    }

    fn has_any(&self, name: &str) -> bool {
        self.counts.values().any(|it| it.0 == name && it.1 > 0)
    }
}

/// The child elements, each with how many of its name stand before it that stay.
fn places(document: &Document, parent: NodeId, stays: impl Fn(NodeId) -> bool) -> Vec<(NodeId, usize)> {
    if !document.is_linked(parent) {
        return Vec::new();
    }
    let mut met: HashMap<&str, usize> = HashMap::new();
    let place = |node: NodeId| {
        let count = met.entry(document.name(node)).or_insert(0);
        let place = *count;
        *count += usize::from(stays(node));
        (node, place)
    };
    document.elements(parent).map(place).collect()
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
