//! The compact style: what the same host would fill in again, word for word, is left out.
//!
//! Nothing here knows what libvirt fills in. Each part is left out, the rest completed, and the part stays out
//! only if the domain is the same to the letter.

use std::collections::{HashMap, HashSet};

use super::record::{Place, Record, Source};
use super::report::{Action, Class};
use super::twins::{inverse, twins};
use super::work::Work;
use crate::compat::distributions;
use crate::format;
use crate::implicit::{Completed, Mode, complete};
use crate::machine::Host;
use crate::xml::{self, Change, Document, NodeId, close_element, remove_attribute, remove_node};

/// Completions that one export may take; what was not tried by then stays written.
const MOST_TRIALS: usize = 400;
/// Hosts whose defaults were measured, to say where they differ.
const MEASURED: [&str; 3] = ["debian11", "debian12", "debian13"];

/// A part of the source: an element, or one attribute of it.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
struct Part {
    node: NodeId,
    attribute: Option<String>,
}

/// The source without what its host would fill in again.
pub(super) fn compact(work: &mut Work<'_>) -> Document {
    let (original, completed) = (work.original, work.completed);
    let mut search = Search {
        host: work.host,
        goal: Outcome::of(completed),
        document: original.clone(),
        dropped: Vec::new(),
        trials: MOST_TRIALS,
    };
    for parts in candidates(original, completed) {
        let promising = search.promising(&parts);
        search.drop(&promising);
    }
    let Search { document, dropped, .. } = search;
    let others = distributions().filter(|it| MEASURED.contains(&it.id));
    let others: Vec<Host> = others
        .map(|it| Host { libvirt: it.libvirt, qemu: it.qemu, ..work.host.clone() })
        .filter(|it| (it.libvirt, it.qemu.series()) != (work.host.libvirt, work.host.qemu.series()))
        .collect();
    let differing: Vec<(&Host, HashSet<Part>)> =
        others.iter().map(|host| (host, differing(original, &dropped, host))).collect();
    for part in dropped {
        let elsewhere: Vec<String> = differing
            .iter()
            .filter(|(_, parts)| parts.contains(&part))
            .map(|(host, _)| format!("libvirt {} with QEMU {}", host.libvirt, host.qemu.series()))
            .collect();
        let reason = match &elsewhere[..] {
            [] => "This host fills it in again, word for word.".to_owned(),
            hosts => format!(
                "This host fills it in again, word for word. Elsewhere the default is another: {} would not.",
                hosts.join(", ")
            ),
        };
        work.note(Record {
            place: Place::of(original, original, part.node),
            node: Some(part.node),
            attribute: part.attribute,
            action: Action::Dropped,
            class: if elsewhere.is_empty() { Class::Safe } else { Class::HostOnly },
            reason,
            needs: None,
            reference: String::new(),
            source: Source::Libvirt,
        });
    }
    document
}

/// What a completion says, as far as it must be the same.
#[derive(PartialEq)]
struct Outcome {
    text: String,
    remarks: [usize; 3],
}

impl Outcome {
    fn of(completed: &Completed) -> Outcome {
        let remarks = [completed.refusals.len(), completed.not_predicted.len(), completed.random.len()];
        Outcome { text: format::print(&completed.document), remarks }
    }
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

/// What may be tried, the whole before its parts: devices, what they and the domain hold, attributes. Kinds of
/// which there are few come first. What libvirt does not print it would not add.
fn candidates(original: &Document, completed: &Completed) -> [Vec<Part>; 3] {
    let text = xml::parse(&format::print(&completed.document)).expect("what was printed parses");
    let printed = inverse(&twins(&completed.document, &text));
    let root = original.root();
    let list = original.child(root, "devices");
    let part = |node: NodeId| Part { node, attribute: None };
    let mut devices: Vec<NodeId> = list.into_iter().flat_map(|it| original.elements(it)).collect();
    let mut kinds: HashMap<&str, usize> = HashMap::new();
    devices.iter().for_each(|it| *kinds.entry(original.name(*it)).or_insert(0) += 1);
    devices.sort_by_key(|it| kinds[original.name(*it)]);
    let all = original.descendants(root);
    let elements =
        || all.iter().copied().filter(|it| original.element(*it).is_some() && printed.contains_key(it));
    let inner = elements().filter(|it| *it != root && Some(*it) != list && original.parent(*it) != list);
    // Parts of an address say nothing by themselves.
    let attributes = elements().filter(|it| original.name(*it) != "address").flat_map(|node| {
        let is_printed = |name: &str| text.attribute(printed[&node], name).is_some();
        let names = original.attributes(node).iter().map(|it| it.name.to_string());
        let names: Vec<String> = names.filter(|it| is_printed(it)).collect();
        names.into_iter().map(move |name| Part { node, attribute: Some(name) })
    });
    let devices = devices.into_iter().filter(|it| printed.contains_key(it)).map(part);
    [devices.collect(), inner.map(part).collect(), attributes.collect()]
}

fn is_there(document: &Document, part: &Part) -> bool {
    let linked = document.contains(part.node) && document.is_linked(part.node);
    linked && part.attribute.as_ref().is_none_or(|name| document.attribute(part.node, name).is_some())
}

/// The document without the parts.
fn without(document: &Document, parts: &[Part]) -> Document {
    let mut document = document.clone();
    let apply = |document: &mut Document, changes: Vec<Change>| {
        changes.into_iter().for_each(|it| drop(document.apply(it)));
    };
    for part in parts {
        if !is_there(&document, part) {
            continue;
        }
        let changes = match &part.attribute {
            Some(name) => remove_attribute(&document, part.node, name),
            None => remove_node(&document, part.node),
        };
        let parent = document.parent(part.node);
        apply(&mut document, changes);
        if let Some(parent) = parent.filter(|it| part.attribute.is_none() && is_blank(&document, *it)) {
            let changes = close_element(&document, parent);
            apply(&mut document, changes);
        }
    }
    document
}

fn is_blank(document: &Document, node: NodeId) -> bool {
    document.elements(node).next().is_none() && document.text(node).trim().is_empty()
}

/// Those of the parts that another host would not fill in as they are; none where it refuses the source.
fn differing(original: &Document, parts: &[Part], host: &Host) -> HashSet<Part> {
    let before = complete(original, host, Mode::Define);
    let mut found = HashSet::new();
    if before.refusals.is_empty() {
        search(original, parts, host, &Outcome::of(&before), &mut found);
    }
    found
}

fn search(original: &Document, parts: &[Part], host: &Host, goal: &Outcome, found: &mut HashSet<Part>) {
    if parts.is_empty() || Outcome::of(&complete(&without(original, parts), host, Mode::Define)) == *goal {
        return;
    }
    match parts {
        [one] => {
            found.insert(one.clone());
        }
        several => {
            let known = found.len();
            let (first, second) = several.split_at(several.len() / 2);
            search(original, first, host, goal, found);
            search(original, second, host, goal, found);
            // Only together do they differ.
            if found.len() == known {
                found.extend(several.iter().cloned());
            }
        }
    }
}
