//! Domains with one property changed, from the folders of tests/guest-abi: `VERDICT PATH = VALUE | gone | + <xml/>`.

use std::fmt;
use std::fs;
use std::path::{Path, PathBuf};

use libvirt_domain_editor::xml::{
    self, Document, NodeId, insert_element, remove_attribute, remove_node, set_attribute, set_text,
};

/// What is done to the domain.
#[derive(Clone)]
enum Step {
    Set(String),
    Remove,
    Add(String),
}

/// One change, with what we say of it.
#[derive(Clone)]
pub(crate) struct OneChange {
    /// `same`, `changed` or `unknown`.
    pub(crate) verdict: String,
    path: String,
    step: Step,
}

/// The changes under one heading.
#[derive(Clone)]
pub(crate) struct Section {
    /// The row of abi.tsv: `disk: serial`.
    #[allow(dead_code, reason = "each user takes its part")]
    pub(crate) row: String,
    pub(crate) changes: Vec<OneChange>,
}

/// A folder.
pub(crate) struct Changes {
    pub(crate) domain: Document,
    pub(crate) sections: Vec<Section>,
}

/// Every folder with changes.
pub(crate) fn folders(root: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(root.join("tests/guest-abi")).expect("the folder is part of the project");
    let mut folders: Vec<PathBuf> = entries.flatten().map(|it| it.path()).collect();
    folders.sort();
    folders
}

impl Changes {
    /// # Errors
    /// What cannot be read, or is no change.
    pub(crate) fn read(folder: &Path) -> Result<Changes, String> {
        let read =
            |name: &str| fs::read_to_string(folder.join(name)).map_err(|error| format!("{name}: {error}"));
        let domain = xml::parse(&read("domain.xml")?).map_err(|error| error.to_string())?;
        let mut sections: Vec<Section> = Vec::new();
        for line in read("changes.txt")?.lines().filter(|it| !it.is_empty() && !it.starts_with("# ")) {
            if let Some(row) = line.strip_prefix("== ") {
                sections.push(Section { row: row.to_owned(), changes: Vec::new() });
                continue;
            }
            let change = OneChange::read(line).ok_or_else(|| format!("no change: {line}"))?;
            sections.last_mut().ok_or("a heading comes first")?.changes.push(change);
        }
        Ok(Changes { domain, sections })
    }

    /// The domain with each change.
    ///
    /// # Errors
    /// A place that the domain does not have.
    pub(crate) fn each(&self) -> Result<Vec<(&OneChange, Document)>, String> {
        let all = self.sections.iter().flat_map(|it| &it.changes);
        all.map(|it| Ok((it, it.apply(&self.domain).ok_or_else(|| format!("no place for: {it}"))?))).collect()
    }
}

impl OneChange {
    fn read(line: &str) -> Option<OneChange> {
        let (verdict, rest) = line.split_once(' ')?;
        let (path, step) = match rest.strip_suffix(" gone") {
            Some(path) => (path, Step::Remove),
            None => match (rest.split_once(" + "), rest.split_once(" = ")) {
                (Some((path, xml)), _) => (path, Step::Add(xml.to_owned())),
                (None, Some((path, value))) => (path, Step::Set(value.to_owned())),
                (None, None) => return None,
            },
        };
        Some(OneChange { verdict: verdict.to_owned(), path: path.to_owned(), step })
    }

    fn apply(&self, domain: &Document) -> Option<Document> {
        let mut domain = domain.clone();
        let (elements, attribute) = match self.path.split_once('@') {
            Some((elements, name)) => (elements.trim_end_matches('/'), Some(name)),
            None => (self.path.as_str(), None),
        };
        let node = if elements == "." { domain.root() } else { domain.at_path(domain.root(), elements)? };
        let changes = match (&self.step, attribute) {
            (Step::Set(value), Some(name)) => set_attribute(&domain, node, name, value),
            (Step::Set(value), None) => set_text(&domain, node, value),
            (Step::Remove, Some(name)) => remove_attribute(&domain, node, name),
            (Step::Remove, None) => remove_node(&domain, node),
            (Step::Add(xml), _) => {
                let part = xml::parse(xml).ok()?;
                let last: Option<NodeId> = domain.elements(node).last();
                insert_element(&domain, node, last, part.tree(part.root()))
            }
        };
        changes.into_iter().for_each(|it| drop(domain.apply(it)));
        xml::parse(&domain.to_string()).ok()
    }
}

impl fmt::Display for OneChange {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.step {
            Step::Set(value) => write!(f, "{} {} = {value}", self.verdict, self.path),
            Step::Remove => write!(f, "{} {} gone", self.verdict, self.path),
            Step::Add(xml) => write!(f, "{} {} + {xml}", self.verdict, self.path),
        }
    }
}
