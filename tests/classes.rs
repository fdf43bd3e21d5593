//! The walk's promise, kept on every case, on libvirt's own test data where ../shared has it, and on mutants of all of
//! them: for a target each element, attribute and value is understood or has exactly one class, and below an element
//! that the target does not read nothing is said. What a target reads is asked of the table here, place by place.

#[path = "support/mutant.rs"]
mod mutant;
#[path = "support/random.rs"]
mod random;

use std::fs;
use std::path::Path;

use libvirt_domain_editor::compat::{Class, Finding, Known, KnownAttribute, Target, classify};
use libvirt_domain_editor::xml::{self, Change, Document, NodeId, set_attribute};
use mutant::mutant;
use random::Random;

/// From before USB controllers to a release newer than all that is read.
const TARGETS: [&str; 7] =
    ["0.9.4", "libvirt=1.0.2,qemu=1.2", "1.1.1", "2.0.0", "libvirt=4.0.0,qemu=2.11", "9.0.0", "99.0.0"];

/// So many changes make a mutant.
const CHANGES: usize = 4;

#[test]
fn cases_and_their_mutants() {
    hold("tests/cases");
}

#[test]
fn test_data_of_libvirt_and_its_mutants() {
    hold("../shared/corpus");
}

fn hold(folder: &str) {
    let mut texts = Vec::new();
    collect(&Path::new(env!("CARGO_MANIFEST_DIR")).join(folder), &mut texts);
    if texts.is_empty() {
        println!("skipped: {folder} is not there");
    }
    let mut faults = Vec::new();
    for (at, (name, text)) in texts.iter().enumerate() {
        let Ok(document) = xml::parse(text) else { continue };
        if document.name(document.root()) != "domain" {
            continue;
        }
        let mut random = Random::new(at as u64);
        let stranger = strange(&mutant(&document, CHANGES, &mut random), &mut random);
        for (what, document) in [("", &document), ("mutant of ", &stranger)] {
            // Each document is asked about for some of the targets.
            for target in TARGETS.iter().skip(at % 3).step_by(3) {
                let target = Target::parse(target).expect("a target");
                faults.extend(faults_of(document, &target).iter().map(|it| format!("{what}{name}: {it}")));
            }
        }
    }
    assert!(faults.is_empty(), "{} faults:\n{}", faults.len(), faults[..faults.len().min(40)].join("\n"));
}

fn collect(folder: &Path, texts: &mut Vec<(String, String)>) {
    let mut paths: Vec<_> =
        fs::read_dir(folder).into_iter().flatten().flatten().map(|it| it.path()).collect();
    paths.sort();
    for path in paths {
        if path.is_dir() {
            collect(&path, texts);
        } else if path.extension().is_some_and(|it| it == "xml") {
            texts.extend(fs::read_to_string(&path).ok().map(|text| (path.display().to_string(), text)));
        }
    }
}

/// The document with a name that nobody reads: of an element, or of an attribute.
fn strange(document: &Document, random: &mut Random) -> Document {
    let mut document = document.clone();
    let elements: Vec<NodeId> = elements(&document, document.root()).into_iter().skip(1).collect();
    let Some(node) = elements.get(random.below(elements.len())).copied() else { return document };
    let changes = match random.below(2) {
        0 => set_attribute(&document, node, "warp", "9"),
        _ => {
            let (parent, index) = (document.parent(node), document.index_in_parent(node));
            let tree = document.tree(node).renamed("warp");
            let (parent, index) = parent.zip(index).expect("it is below the root");
            vec![Change::Detach { node }, Change::Insert { parent, index, tree }]
        }
    };
    changes.into_iter().for_each(|it| drop(document.apply(it)));
    document
}

/// The element and all below it.
fn elements(document: &Document, node: NodeId) -> Vec<NodeId> {
    document.descendants(node).into_iter().filter(|it| document.element(*it).is_some()).collect()
}

/// What is wrong with the findings for the target.
fn faults_of(document: &Document, target: &Target) -> Vec<String> {
    let found = classify(document, target);
    let mut check = Check { document, target, found: &found, faults: Vec::new() };
    check.one_class_each();
    check.element(document.root(), Known::root());
    check.faults
}

struct Check<'a> {
    document: &'a Document,
    target: &'a Target,
    found: &'a [Finding],
    faults: Vec<String>,
}

impl Check<'_> {
    fn fault(&mut self, node: NodeId, attribute: Option<&str>, what: &str) {
        let place = self.document.path_of(node);
        let attribute = attribute.map(|it| format!("/@{it}")).unwrap_or_default();
        self.faults.push(format!("{}: {place}{attribute} {what}", self.target.name));
    }

    fn at(&self, node: NodeId, attribute: Option<&str>) -> Vec<Class> {
        let here = self.found.iter().filter(|it| it.node == node && it.attribute.as_deref() == attribute);
        here.map(|it| it.class).collect()
    }

    /// No place has two classes, and each is of something that stands in the document.
    fn one_class_each(&mut self) {
        for it in self.found {
            let attribute = it.attribute.as_deref();
            let classes = self.at(it.node, attribute);
            if classes.iter().any(|class| *class != it.class) {
                self.fault(it.node, attribute, &format!("has the classes {classes:?}"));
            }
            if !self.document.is_linked(it.node) {
                self.fault(it.node, attribute, "is not in the document");
            }
        }
    }

    /// What a target does with all that an element holds which it reads.
    fn element(&mut self, node: NodeId, known: Known) {
        let document = self.document;
        let attributes = document.attributes(node).iter();
        for attribute in attributes.filter(|it| &*it.name != "xmlns" && !it.name.contains(':')) {
            self.attribute(node, Some(&attribute.name), &attribute.value(), known.attribute(&attribute.name));
        }
        if known.text().is_some() {
            self.attribute(node, None, &document.text(node), known.text());
        }
        let is_read = |it: &NodeId| document.name(node) != "metadata" && !document.name(*it).contains(':');
        for child in document.elements(node).filter(is_read) {
            let inner = known.child(document.name(child));
            match inner.filter(|it| it.since().is_met_by(self.target.libvirt)) {
                Some(known) => self.element(child, known),
                None => self.unknown(child),
            }
        }
    }

    /// What the target does not read has one class, and nothing is said of what it holds.
    fn unknown(&mut self, node: NodeId) {
        let own = self.at(node, None);
        if own.is_empty() {
            self.fault(node, None, "is not read, and has no class");
        }
        for inside in elements(self.document, node) {
            let below = |it: &&Finding| it.node == inside && (inside != node || it.attribute.is_some());
            if let Some(it) = self.found.iter().find(below) {
                self.fault(
                    inside,
                    it.attribute.as_deref(),
                    &format!("has a class, though {} is not read", self.document.name(node)),
                );
            }
        }
    }

    fn attribute(&mut self, node: NodeId, name: Option<&str>, value: &str, known: Option<KnownAttribute>) {
        let libvirt = self.target.libvirt;
        let is_read = known.is_some_and(|it| it.since.is_met_by(libvirt));
        let is_taken = known.and_then(|it| it.value(value)).is_some_and(|it| it.is_met_by(libvirt));
        // An entry of SMBIOS that is not looked for is passed over as a whole.
        let whole = self.at(node, None);
        if !(is_read && is_taken) && self.at(node, name).is_empty() && whole.is_empty() {
            let what = if is_read {
                "has a value that is not taken, and no class"
            } else {
                "is not read, and has no class"
            };
            self.fault(node, name, what);
        }
    }
}
