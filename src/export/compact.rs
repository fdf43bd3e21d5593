//! The compact style: what the same host would fill in again, word for word, is left out.
//!
//! Nothing here knows what libvirt fills in: see [`LeavingOut`].

use crate::order;
use std::collections::HashMap;
use std::vec::IntoIter;

use super::Prepared;
use super::record::{Place, Record, Source};
use super::report::{Action, Class};
use super::twins::{inverse, twins};
use super::work::Work;
use crate::command::{LeavingOut, Outcome, Part, Return, returned};
use crate::compat::distributions;
use crate::format;
use crate::implicit::{Completed, Mode, complete};
use crate::machine::Host;
use crate::xml::{self, Document, NodeId};

/// Completions that one export may take; what was not tried by then stays written.
const MOST_TRIALS: usize = 200;
/// Hosts whose defaults were measured, to say where they differ.
const MEASURED: [&str; 3] = ["debian11", "debian12", "debian13"];

/// The source without what its host would fill in again, for whatever target.
#[derive(Debug, Clone)]
pub(super) struct Compact {
    document: Document,
    dropped: Vec<Dropped>,
}

/// A part that was left out.
#[derive(Debug, Clone)]
struct Dropped {
    part: Part,
    /// Hosts that would not fill it in as it was.
    elsewhere: Vec<String>,
}

/// The search for the compact form, to be carried on step by step: the completions that it takes are many.
#[derive(Debug)]
pub struct Compacting<'p> {
    prepared: &'p Prepared<'p>,
    search: Option<LeavingOut<'p>>,
    others: IntoIter<Host>,
    compact: Compact,
}

impl<'p> Compacting<'p> {
    pub(super) fn of(prepared: &'p Prepared<'p>) -> Compacting<'p> {
        let (original, completed, host) = (prepared.document(), prepared.completed(), prepared.host());
        let others = distributions().filter(|it| MEASURED.contains(&it.id));
        let others: Vec<Host> = others
            .map(|it| Host { libvirt: it.libvirt, qemu: it.qemu, ..host.clone() })
            .filter(|it| (it.libvirt, it.qemu.series()) != (host.libvirt, host.qemu.series()))
            .collect();
        let candidates = candidates(original, completed).to_vec();
        Compacting {
            prepared,
            search: Some(LeavingOut::of(original, completed, candidates, MOST_TRIALS)),
            others: others.into_iter(),
            compact: Compact { document: original.clone(), dropped: Vec::new() },
        }
    }

    /// Goes on by one completion or two; `false` where all is found, so that [`Style::Compact`](super::Style::Compact)
    /// is exported at once.
    pub fn step(&mut self) -> bool {
        let goes_on = self.advance();
        if !goes_on {
            self.prepared.keep(self.compact.clone());
        }
        goes_on
    }

    /// All of it at once.
    pub(super) fn at_once(mut self) -> Compact {
        while self.advance() {}
        self.compact
    }

    fn advance(&mut self) -> bool {
        if self.search.as_mut().is_some_and(LeavingOut::step) {
            return true;
        }
        if let Some(search) = self.search.take() {
            let (document, dropped) = search.found();
            let dropped = dropped.into_iter().map(|part| Dropped { part, elsewhere: Vec::new() }).collect();
            self.compact = Compact { document, dropped };
        }
        let next = self.others.next();
        if let Some(host) = &next {
            self.compact.ask(self.prepared.document(), host);
        }
        next.is_some()
    }
}

impl Compact {
    /// Asks another host whether it would fill in the same; nothing where it refuses the source.
    fn ask(&mut self, original: &Document, host: &Host) {
        let before = complete(original, host, Mode::Define);
        if self.dropped.is_empty() || !before.refusals.is_empty() {
            return;
        }
        let after = complete(&self.document, host, Mode::Define);
        if Outcome::of(&before) == Outcome::of(&after) {
            return;
        }
        let parts: Vec<Part> = self.dropped.iter().map(|it| it.part.clone()).collect();
        let returned = returned(&parts, original, &before.document, &after.document);
        // Only together do they differ.
        let all = returned.iter().all(|it| *it == Return::Same);
        for (it, returned) in self.dropped.iter_mut().zip(returned) {
            if all || returned != Return::Same {
                it.elsewhere.push(format!("libvirt {} with QEMU {}", host.libvirt, host.qemu.series()));
            }
        }
    }

    /// The form, with a note about every part that it lacks.
    pub(super) fn told(&self, work: &mut Work<'_>) -> Document {
        let original = work.original;
        for Dropped { part, elsewhere } in &self.dropped {
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
                attribute: part.attribute.clone(),
                action: Action::Dropped,
                class: if elsewhere.is_empty() { Class::Safe } else { Class::HostOnly },
                reason,
                needs: None,
                reference: String::new(),
                source: Source::Libvirt,
            });
        }
        self.document.clone()
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

#[cfg(test)]
mod tests {
    use super::super::Prepared;
    use crate::format::print;
    use crate::implicit::{Mode, complete};
    use crate::machine::Host;
    use crate::xml::parse;

    /// A stored domain with disks that have addresses, as libvirt gives them.
    fn steps(disks: usize) -> (usize, usize) {
        let disk = |at: usize| {
            let letter = |it: usize| char::from(b'a' + (it % 26) as u8);
            format!(
                "<disk type='file'><source file='/{at}'/><target dev='sd{}{}' bus='scsi'/></disk>",
                letter(at / 26),
                letter(at)
            )
        };
        let disks: String = (0..disks).map(disk).collect();
        let text = format!(
            "<domain type='kvm'><name>a</name><memory unit='MiB'>1024</memory>\
             <os><type machine='pc-q35-7.2'>hvm</type></os><devices>{disks}</devices></domain>"
        );
        let host = Host::default();
        let stored = print(&complete(&parse(&text).unwrap(), &host, Mode::Define).document);
        let stored = parse(&stored).unwrap();
        let prepared = Prepared::new(&stored, &host);
        let mut compacting = prepared.compacting();
        let mut steps = 0;
        while compacting.step() {
            steps += 1;
        }
        (steps, prepared.compact().dropped.len())
    }

    #[test]
    fn ten_times_as_many_devices_take_no_more_completions() {
        let ((few, dropped), (many, of_many)) = (steps(20), steps(200));
        assert!(many < few + few / 2, "{few} completions for 20 disks, {many} for 200");
        // Of each disk its address goes, and how it is driven.
        assert!(of_many >= dropped + 180, "{dropped} and {of_many}");
    }
}
