//! What a release's RELAX NG schema lets stand in a domain.

use libvirt_domain_editor::xml::{self, Document, NodeId};
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::fs;
use std::path::Path;

/// An element as the schema has it.
#[derive(Default)]
pub(super) struct Allowed {
    pub(super) children: BTreeMap<String, Allowed>,
    /// By name, the empty one for the element's text: the words that may stand there; `None` for any.
    pub(super) attributes: BTreeMap<String, Option<BTreeSet<String>>>,
}

/// Reads `domain.rng` and what it includes.
///
/// # Errors
/// A file cannot be read or is no schema.
pub(super) fn read(folder: &Path) -> Result<Allowed, String> {
    let mut schema = Schema::default();
    schema.load(folder, "domain.rng")?;
    let mut top = Allowed::default();
    schema.name("domain", &mut top, &mut HashSet::new());
    Ok(top)
}

#[derive(Default)]
struct Schema {
    files: Vec<Document>,
    read: HashSet<String>,
    defines: HashMap<String, Vec<(usize, NodeId)>>,
}

impl Schema {
    fn load(&mut self, folder: &Path, name: &str) -> Result<(), String> {
        if !self.read.insert(name.to_owned()) {
            return Ok(());
        }
        let path = folder.join(name);
        let said = |error: &dyn std::fmt::Display| format!("{}: {error}", path.display());
        let text = fs::read_to_string(&path).map_err(|error| said(&error))?;
        let document = xml::parse(&text).map_err(|error| said(&error))?;
        let at = self.files.len();
        let mut included = Vec::new();
        for node in document.descendants(document.root()) {
            let value = |name: &str| document.attribute(node, name).map(|it| it.into_owned());
            match document.element(node).map(|it| &*it.name) {
                Some("define") => {
                    self.defines.entry(value("name").unwrap_or_default()).or_default().push((at, node))
                }
                Some("include") => included.extend(value("href")),
                _ => {}
            }
        }
        self.files.push(document);
        included.iter().try_for_each(|it| self.load(folder, it))
    }

    /// What a name stands for. A pattern may hold itself; inside one element it is looked at once.
    fn name(&self, name: &str, into: &mut Allowed, open: &mut HashSet<String>) {
        if !open.insert(name.to_owned()) {
            return;
        }
        for (file, node) in self.defines.get(name).into_iter().flatten() {
            self.inside(*file, *node, into, open);
        }
        open.remove(name);
    }

    fn inside(&self, file: usize, node: NodeId, into: &mut Allowed, open: &mut HashSet<String>) {
        let document = &self.files[file];
        for child in document.elements(node) {
            let name = document.attribute(child, "name").map(|it| it.into_owned());
            match (document.name(child), name) {
                ("element", Some(name)) => {
                    let name = prefix(document, child).map_or(name.clone(), |it| format!("{it}:{name}"));
                    self.inside(file, child, into.children.entry(name).or_default(), open)
                }
                ("attribute", Some(name)) => {
                    let words = self.words(file, child, &mut HashSet::new());
                    let words = words.filter(|it| !it.is_empty());
                    join(into.attributes.entry(name).or_insert_with(|| Some(BTreeSet::new())), words);
                }
                ("ref", Some(name)) => self.name(&name, into, open),
                ("value", _) => {
                    let word = BTreeSet::from([document.text(child).trim().to_owned()]);
                    join(
                        into.attributes.entry(String::new()).or_insert_with(|| Some(BTreeSet::new())),
                        Some(word),
                    );
                }
                ("data" | "text" | "list", _) => {
                    into.attributes.insert(String::new(), None);
                }
                ("element" | "attribute", None) => {}
                _ => self.inside(file, child, into, open),
            }
        }
    }

    /// The words of an attribute; `None` where any text may stand.
    fn words(&self, file: usize, node: NodeId, open: &mut HashSet<String>) -> Option<BTreeSet<String>> {
        let document = &self.files[file];
        let mut words = BTreeSet::new();
        for child in document.elements(node) {
            match document.name(child) {
                "value" => drop(words.insert(document.text(child).trim().to_owned())),
                "data" | "text" | "list" => return None,
                "ref" => {
                    let name = document.attribute(child, "name").unwrap_or_default().into_owned();
                    if open.insert(name.clone()) {
                        for (file, node) in self.defines.get(&name).into_iter().flatten() {
                            words.extend(self.words(*file, *node, open)?);
                        }
                    }
                }
                _ => words.extend(self.words(file, child, open)?),
            }
        }
        Some(words)
    }
}

/// The prefix that the table gives to names of the namespace in force; VMware's have none there.
fn prefix(document: &Document, node: NodeId) -> Option<String> {
    let around = std::iter::successors(Some(node), |it| document.parent(*it));
    let uri =
        around.filter(|it| document.element(*it).is_some()).find_map(|it| document.attribute(it, "ns"))?;
    let prefix = uri.strip_prefix("http://libvirt.org/schemas/domain/")?.split('/').next()?.to_owned();
    (prefix != "vmware").then_some(prefix)
}

/// Any text beats words, and words add up.
fn join(known: &mut Option<BTreeSet<String>>, more: Option<BTreeSet<String>>) {
    match (known.as_mut(), more) {
        (Some(known), Some(more)) => known.extend(more),
        _ => *known = None,
    }
}
