//! What stands in a domain outside of its devices, in sections for people.

use crate::domain::Domain;
use crate::implicit::{Completed, Origin};
use crate::xml::{Document, NodeId};

/// A section that a domain can have.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SectionKind {
    /// Names it: `memory`.
    pub id: &'static str,
    /// What people call it.
    pub title: &'static str,
    /// Its elements, as paths below `<domain>`; none for the section of what no other names.
    pub elements: Vec<&'static str>,
    /// Every domain has it.
    pub always: bool,
}

/// A section of one domain.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Section {
    /// Which one.
    pub kind: SectionKind,
    /// One line: what it says.
    pub description: String,
    /// Whether some of it is written, or all that is in it comes from libvirt.
    pub origin: Origin,
    /// Its elements: written ones, read by libvirt or not, and those that libvirt adds.
    pub nodes: Vec<NodeId>,
}

/// The section of what no other names.
pub const OTHER: &str = "other";

/// Every section there can be, in the order in which they are shown.
pub fn section_kinds() -> Vec<SectionKind> {
    let table = include_str!("sections.txt").lines().filter(|it| !it.starts_with('#'));
    let read = |line: &'static str| {
        let (head, elements) = line.split_once(": ")?;
        let (id, title) = head.split_once(' ')?;
        let elements = elements.split(' ').collect();
        let always = title.ends_with('*');
        Some(SectionKind { id, title: title.trim_end_matches('*'), elements, always })
    };
    let other = SectionKind { id: OTHER, title: "Other elements", elements: Vec::new(), always: false };
    table.filter_map(read).chain([other]).collect()
}

/// The sections that a domain has: those that every one has, and those of which something is there.
pub fn sections(original: &Document, completed: &Completed) -> Vec<Section> {
    let mut left = top(original, completed);
    let mut sections = Vec::new();
    for kind in section_kinds() {
        let belongs =
            |(path, _): &(String, NodeId)| kind.id == OTHER || kind.elements.contains(&path.as_str());
        let (own, others): (Vec<_>, Vec<_>) = left.into_iter().partition(belongs);
        left = others;
        if !kind.always && own.is_empty() {
            continue;
        }
        let nodes: Vec<NodeId> = own.into_iter().map(|(_, node)| node).collect();
        let written = nodes.iter().any(|it| original.contains(*it) && original.is_linked(*it));
        let added = nodes.iter().find_map(|it| completed.ledger.added(*it)).map(|it| it.origin);
        let origin = if written { Origin::Written } else { added.unwrap_or(Origin::Written) };
        let description = describe(&kind, original, completed, &nodes);
        sections.push(Section { kind, description, origin, nodes });
    }
    sections
}

/// The elements outside of the devices, with their paths: the written ones, then the added ones.
fn top(original: &Document, completed: &Completed) -> Vec<(String, NodeId)> {
    let mut found: Vec<(String, NodeId)> = Vec::new();
    for document in [original, &completed.document] {
        let root = document.root();
        for node in document.elements(root) {
            match document.name(node) {
                "devices" => {
                    let emulators = document.elements_named(node, "emulator");
                    found.extend(emulators.map(|it| ("devices/emulator".to_owned(), it)));
                }
                name => found.push((name.to_owned(), node)),
            }
        }
    }
    let mut seen = std::collections::HashSet::new();
    found.retain(|it| seen.insert(it.1));
    found
}

fn describe(kind: &SectionKind, original: &Document, completed: &Completed, nodes: &[NodeId]) -> String {
    let document = &completed.document;
    let domain = Domain::of(document);
    let at = |path: &str| {
        let value = domain.value(path).map(|it| it.trim().to_owned());
        value.filter(|it| !it.is_empty())
    };
    let size = |path: &str| at(path).and_then(|it| it.parse::<u64>().ok()).map(size);
    let with = |value: Option<String>, word: &str| value.map(|it| format!("{it} {word}"));
    let says = |word: &str, value: Option<String>| value.map(|it| format!("{word} {it}"));
    let parts: Vec<Option<String>> = match kind.id {
        "domain" => vec![at("os/type/@machine"), with(at("vcpu"), "vcpu"), size("memory"), cpu(&at)],
        "memory" => vec![
            size("memory"),
            says("now", size("currentMemory").filter(|it| Some(it) != size("memory").as_ref())),
            says("up to", size("maxMemory")),
            document.find(document.root(), "memoryBacking/hugepages").map(|_| "huge pages".to_owned()),
            says("from", at("memoryBacking/source/@type")),
        ],
        "vcpus" => vec![
            with(at("vcpu"), "vcpu"),
            with(at("vcpu/@current"), "at start"),
            with(at("iothreads"), "iothreads"),
        ],
        "cpu" => vec![cpu(&at), topology(&at), numa(document)],
        "os" => vec![
            at("os/type/@machine"),
            at("os/type/@arch"),
            at("os/@firmware").or_else(|| at("os/loader").map(|it| file_name(&it))),
            says("boots", boots(document)),
        ],
        "clock" => vec![at("clock/@offset"), at("clock/@timezone"), timers(document)],
        "events" => {
            let event = |name: &str| says(name, at(&format!("on_{name}")));
            vec![event("poweroff"), event("reboot"), event("crash")]
        }
        "features" => vec![names_in(document, "features")],
        "emulator" => vec![at("devices/emulator")],
        _ => vec![Some(summary(original, document, nodes))],
    };
    parts.into_iter().flatten().filter(|it| !it.is_empty()).collect::<Vec<_>>().join(" · ")
}

fn cpu(at: &impl Fn(&str) -> Option<String>) -> Option<String> {
    match (at("cpu/@mode"), at("cpu/model")) {
        (Some(mode), Some(model)) if mode == "custom" => Some(model),
        (mode, model) => mode.or(model),
    }
}

fn topology(at: &impl Fn(&str) -> Option<String>) -> Option<String> {
    let part = |name: &str| at(&format!("cpu/topology/@{name}"));
    Some(format!("{} sockets × {} cores × {} threads", part("sockets")?, part("cores")?, part("threads")?))
}

fn numa(document: &Document) -> Option<String> {
    let numa = document.find(document.root(), "cpu/numa")?;
    match document.elements_named(numa, "cell").count() {
        0 => None,
        1 => Some("1 NUMA cell".to_owned()),
        count => Some(format!("{count} NUMA cells")),
    }
}

fn boots(document: &Document) -> Option<String> {
    let os = document.child(document.root(), "os")?;
    let devices = document.elements_named(os, "boot").filter_map(|it| document.attribute(it, "dev"));
    let devices: Vec<_> = devices.collect();
    (!devices.is_empty()).then(|| devices.join(", "))
}

fn timers(document: &Document) -> Option<String> {
    let clock = document.child(document.root(), "clock")?;
    let timers = document.elements_named(clock, "timer").filter_map(|it| document.attribute(it, "name"));
    let timers: Vec<_> = timers.collect();
    (!timers.is_empty()).then(|| timers.join(", "))
}

fn names_in(document: &Document, section: &str) -> Option<String> {
    let section = document.child(document.root(), section)?;
    let names: Vec<&str> = document.elements(section).map(|it| document.name(it)).collect();
    Some(names.join(", "))
}

/// What any element says, as it is written: its attributes and text, else the names of what it holds.
fn summary(original: &Document, document: &Document, nodes: &[NodeId]) -> String {
    let written = |node: NodeId| original.contains(node) && original.is_linked(node);
    let of = |node: NodeId| if written(node) { original } else { document };
    let one = |node: NodeId| {
        let document = of(node);
        let attributes = document.attributes(node).iter().map(|it| format!("{}={}", it.name, it.value()));
        let text = document.text(node).trim().to_owned();
        let mut parts: Vec<String> = attributes.chain(Some(text).filter(|it| !it.is_empty())).collect();
        parts.extend(document.elements(node).map(|it| document.name(it).to_owned()).take(4));
        match (parts.is_empty(), nodes.len()) {
            (true, _) => document.name(node).to_owned(),
            (false, 1) => parts.join(", "),
            (false, _) => format!("{} {}", document.name(node), parts.join(", ")),
        }
    };
    nodes.iter().map(|it| one(*it)).collect::<Vec<_>>().join(" · ")
}

fn file_name(path: &str) -> String {
    path.rsplit('/').next().unwrap_or(path).to_owned()
}

/// KiB in the largest unit that holds a whole number.
fn size(kib: u64) -> String {
    match kib {
        0 => "0 KiB".to_owned(),
        _ if kib.is_multiple_of(1 << 20) => format!("{} GiB", kib >> 20),
        _ if kib.is_multiple_of(1 << 10) => format!("{} MiB", kib >> 10),
        _ => format!("{kib} KiB"),
    }
}

#[cfg(test)]
mod tests {
    use super::{section_kinds, sections};
    use crate::implicit::{Mode, complete};
    use crate::machine::Host;
    use crate::xml::parse;

    #[test]
    fn every_domain_has_the_sections_that_people_look_for() {
        let text = "<domain type='kvm'><name>a</name><memory unit='GiB'>2</memory><colour shade='blue'/>\
                    <on_crash>destroy</on_crash><metadata><x/></metadata></domain>";
        let document = parse(text).unwrap();
        let completed = complete(&document, &Host::default(), Mode::Define);
        let all = sections(&document, &completed);
        let line = |id: &str| all.iter().find(|it| it.kind.id == id).map(|it| it.description.clone());
        assert_eq!(line("memory").as_deref(), Some("2 GiB"));
        assert_eq!(line("events").as_deref(), Some("poweroff destroy · reboot restart · crash destroy"));
        assert_eq!(line("other").as_deref(), Some("shade=blue"));
        assert_eq!(line("metadata").as_deref(), Some("x"));
        assert_eq!(line("perf"), None);
        assert!(all.iter().all(|it| !it.kind.always || line(it.kind.id).is_some()));
    }

    #[test]
    fn an_element_is_in_one_section() {
        let mut names: Vec<_> = section_kinds().into_iter().flat_map(|it| it.elements).collect();
        let all = names.len();
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), all);
    }
}
