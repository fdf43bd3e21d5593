//! What is wrong with a domain on its host, or worth knowing: each problem with its place in the text, why it is one,
//! and the ways to mend it. It reads; a fix that is chosen becomes a transaction elsewhere.
//!
//! What libvirt refuses the rules of `implicit` find out; here they become problems beside what libvirt takes without
//! a word and a person would want to know.

mod checks;
mod fixes;
mod place;

use crate::compat::Known;
use crate::domain::Domain;
use crate::implicit::Completed;
use crate::machine::Arch;
use crate::xml::{Change, Document, NodeId};

pub use place::Place;

/// How bad a problem is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// libvirt refuses the domain.
    Error,
    /// libvirt takes it, and the guest or the host gets something else than written, or trouble.
    Warning,
    /// Worth knowing.
    Note,
}

impl Severity {
    /// The word for it.
    pub fn as_str(self) -> &'static str {
        match self {
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Note => "note",
        }
    }
}

/// One problem.
#[derive(Debug, Clone)]
pub struct Problem {
    /// The check or the rule that found it, in kebab case: `unique-controllers`.
    pub check: &'static str,
    /// How bad it is.
    pub severity: Severity,
    /// The node in question: of the original, or an implicit one of the completed document.
    pub node: NodeId,
    /// What of the node.
    pub place: Place,
    /// First the fact, then the reason, then the way out; whole sentences.
    pub message: String,
    /// Ways to mend it, the best first; empty where only a person can know.
    pub fixes: Vec<Fix>,
}

/// One way to mend a problem, done and undone as one step.
#[derive(Debug, Clone)]
pub struct Fix {
    /// What it does, as an imperative: `Give it index 2`.
    pub label: String,
    /// How.
    pub remedy: Remedy,
}

impl Fix {
    fn edit(label: impl Into<String>, changes: Vec<Change>) -> Fix {
        Fix { label: label.into(), remedy: Remedy::Edit(changes) }
    }
}

/// What a fix does to the document.
#[derive(Debug, Clone)]
pub enum Remedy {
    /// These changes, in order.
    Edit(Vec<Change>),
    /// It writes this implicit device of the completed document.
    MakeExplicit(NodeId),
}

/// What checks look at.
#[derive(Clone, Copy)]
struct Look<'a> {
    document: &'a Document,
    completed: &'a Completed,
}

impl<'a> Look<'a> {
    /// Whether the node stands in the text.
    fn is_written(self, node: NodeId) -> bool {
        self.document.contains(node) && self.document.is_linked(node)
    }

    /// Written devices, in the order of the text; of one name, or with "" all.
    fn devices(self, name: &'a str) -> impl Iterator<Item = NodeId> + 'a {
        let sections = self.document.elements_named(self.document.root(), "devices");
        let all = sections.flat_map(move |it| self.document.elements(it));
        all.filter(move |it| name.is_empty() || self.document.name(*it) == name)
    }

    /// The guest's architecture.
    fn arch(self) -> Arch {
        let named = Domain::of(self.document).arch().and_then(|it| Arch::parse(&it));
        named.unwrap_or(self.completed.host.arch)
    }

    /// What libvirt's releases read at the element; `None` where none reads it.
    fn known(self, node: NodeId) -> Option<Known> {
        let Some(parent) = self.document.parent(node).filter(|it| *it != self.document.top()) else {
            return (self.document.name(node) == "domain").then(Known::root);
        };
        self.known(parent)?.child(self.document.name(node))
    }
}

/// Every problem of a document on the host that completed it, in the order of the checks.
pub fn problems(document: &Document, completed: &Completed) -> Vec<Problem> {
    let look = Look { document, completed };
    let mut found = Vec::new();
    for check in checks::ALL {
        check(look, &mut found);
    }
    found
}
