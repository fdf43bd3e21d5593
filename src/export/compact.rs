//! The compact style: what the same host would fill in again, word for word, is left out.
//!
//! Nothing here knows what libvirt fills in: see [`leave_out`].

use crate::order;
use std::collections::{HashMap, HashSet};

use super::record::{Place, Record, Source};
use super::report::{Action, Class};
use super::twins::{inverse, twins};
use super::work::Work;
use crate::command::{Outcome, Part, leave_out, without};
use crate::compat::distributions;
use crate::format;
use crate::implicit::{Completed, Mode, complete};
use crate::machine::Host;
use crate::xml::{self, Document, NodeId};

/// Completions that one export may take; what was not tried by then stays written.
const MOST_TRIALS: usize = 400;
/// Hosts whose defaults were measured, to say where they differ.
const MEASURED: [&str; 3] = ["debian11", "debian12", "debian13"];

/// The source without what its host would fill in again.
pub(super) fn compact(work: &mut Work<'_>) -> Document {
    let (original, completed) = (work.original, work.completed);
    let candidates = candidates(original, completed);
    let (document, dropped) =
        leave_out(original, work.host, Outcome::of(completed), &candidates, MOST_TRIALS);
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
    order::by_key(&mut devices, |it| kinds[original.name(*it)]);
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
