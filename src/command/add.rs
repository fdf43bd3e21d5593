//! Adding a device or a section: what `devices.txt` or `sections.txt` says of its kind, in the version that the machine
//! takes.

use super::plan::Plan;
use super::sight::Sight;
use super::unused::Unused;
use crate::history::Transaction;
use crate::implicit::{Completed, Mode, complete};
use crate::inventory::section_kinds;
use crate::xml::{self, NodeId, Tree};

/// A kind of device that can be added, or a section.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kind {
    /// Names it: `disk`, `controller-usb`; a section as `inventory::section_kinds` does: `numatune`.
    pub id: &'static str,
    /// What people call it.
    pub title: &'static str,
    /// It is a section, and so stands in `<domain>` itself.
    pub is_section: bool,
    /// Its XML with places to fill, the best first.
    versions: Vec<&'static str>,
}

/// An element that is to be written, and what libvirt would make of the domain then.
#[derive(Debug, Clone)]
pub struct Planned {
    /// Writes it.
    pub transaction: Transaction,
    /// The document with it.
    pub document: xml::Document,
    /// What libvirt makes of that document.
    pub completed: Completed,
    /// The element, in either.
    pub node: NodeId,
}

impl Planned {
    pub(super) fn of(plan: Plan, node: NodeId, completed: Completed, label: String) -> Planned {
        Planned { document: plan.document().clone(), transaction: plan.transaction(label), completed, node }
    }
}

/// Every kind of device, then every section that a domain may lack, in the order of the tables.
pub fn kinds() -> Vec<Kind> {
    let titles = section_kinds();
    let titled = |id: &str| titles.iter().find(|it| it.id == id).map_or("", |it| it.title);
    let devices = read(include_str!("devices.txt"));
    let sections = read(include_str!("sections.txt"));
    let sections = sections.into_iter().map(|it| Kind { title: titled(it.id), is_section: true, ..it });
    devices.into_iter().chain(sections).collect()
}

fn read(table: &'static str) -> Vec<Kind> {
    let mut kinds: Vec<Kind> = Vec::new();
    for line in table.lines().filter(|it| !it.starts_with('#')) {
        match (line.strip_prefix('[').and_then(|it| it.split_once(']')), kinds.last_mut()) {
            (Some((id, title)), _) => {
                kinds.push(Kind { id, title: title.trim(), is_section: false, versions: Vec::new() });
            }
            (None, Some(kind)) if line != "or" => kind.versions.push(line),
            _ => {}
        }
    }
    kinds
}

/// Plans to add a device of the kind behind its like, or a section where libvirt prints it: the first version that libvirt takes on this machine. Where it
/// takes none the first is planned all the same, with the refusals in [`Planned::completed`]. `None` for a kind that
/// the tables do not have.
pub fn add(sight: &Sight<'_>, kind: &str) -> Option<Planned> {
    let kind = kinds().into_iter().find(|it| it.id == kind)?;
    let refused = sight.completed.refusals.len();
    let mut first = None;
    for version in &kind.versions {
        let planned = planned(sight, &kind, version);
        if planned.completed.refusals.len() <= refused {
            return Some(planned);
        }
        first.get_or_insert(planned);
    }
    first
}

fn planned(sight: &Sight<'_>, kind: &Kind, version: &str) -> Planned {
    let mut plan = Plan::of(sight.written);
    let root = plan.document().root();
    let around = if kind.is_section {
        root
    } else {
        let devices = plan.document().child(root, "devices");
        devices.unwrap_or_else(|| plan.insert_in_order(root, Tree::element("devices")))
    };
    let text = Unused::of(&sight.completed.document).fill(version);
    let template = xml::parse(&text).expect("the table holds well-formed XML");
    let node = plan.insert_in_order(around, template.tree(template.root()).without_blanks());
    let completed = complete(plan.document(), &sight.completed.host, Mode::Define);
    Planned::of(plan, node, completed, format!("Add {}", kind.title))
}

#[cfg(test)]
mod tests {
    use super::kinds;
    use crate::command::unused::Unused;
    use crate::xml::parse;

    #[test]
    fn every_version_is_an_element() {
        let domain = parse("<domain><name>a &amp; b</name></domain>").unwrap();
        for kind in kinds() {
            assert!(!kind.title.is_empty(), "{} is a section that there is not", kind.id);
            assert!(!kind.versions.is_empty(), "{}", kind.id);
            for version in kind.versions {
                let text = Unused::of(&domain).fill(version);
                assert!(parse(&text).is_ok() && !text.contains('{'), "{text}");
            }
        }
    }
}
