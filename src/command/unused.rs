//! What a new device may be called so that no other is called so: names of disks, indexes, ids.

use std::collections::HashSet;

use crate::domain::{Controller, Domain, number, target_name};
use crate::xml::{Document, escape_attribute};

/// Looks for what is not used in a completed domain.
#[derive(Debug, Clone, Copy)]
pub(super) struct Unused<'d> {
    domain: Domain<'d>,
}

impl<'d> Unused<'d> {
    pub(super) fn of(document: &'d Document) -> Unused<'d> {
        Unused { domain: Domain::of(document) }
    }

    /// A name for a disk that begins so: `vdb`.
    pub(super) fn disk(&self, prefix: &str) -> String {
        let document = self.domain.document;
        let names = self.domain.list("disk").filter_map(|it| document.value(it, "target/@dev"));
        let used: HashSet<String> = names.map(|it| it.into_owned()).collect();
        let free = (0..).map(|it| target_name(prefix, it)).find(|it| !used.contains(it));
        free.expect("there are more names than disks")
    }

    /// An index for a controller of that type.
    pub(super) fn index(&self, type_: &str) -> u32 {
        let document = self.domain.document;
        let like = self.domain.list("controller").map(|node| Controller { document, node });
        first_free(like.filter(|it| it.type_() == type_).filter_map(|it| it.index()), 0)
    }

    /// An id for an `<audio>`.
    pub(super) fn audio(&self) -> u32 {
        let document = self.domain.document;
        first_free(self.domain.list("audio").filter_map(|it| number(&document.attribute(it, "id")?)), 1)
    }

    /// A template with its places filled.
    pub(super) fn fill(&self, template: &str) -> String {
        let mut filled = String::new();
        let mut rest = template;
        while let Some((before, after)) = rest.split_once('{') {
            let (place, behind) = after.split_once('}').unwrap_or((after, ""));
            filled.push_str(before);
            filled.push_str(&self.place(place));
            rest = behind;
        }
        filled + rest
    }

    fn place(&self, place: &str) -> String {
        match place.split_once(' ').unwrap_or((place, "")) {
            ("dev", prefix) => self.disk(prefix),
            ("index", type_) => self.index(type_).to_string(),
            ("id", _) => self.audio().to_string(),
            ("count", name) => {
                let document = self.domain.document;
                let devices = self.domain.devices().into_iter();
                let like =
                    devices.flat_map(|it| document.elements(it)).filter(|it| document.name(*it) == name);
                like.count().to_string()
            }
            _ => {
                let name = self.domain.value("name").map(|it| it.trim().to_owned());
                let name = name.filter(|it| !it.is_empty()).unwrap_or_else(|| "guest".to_owned());
                escape_attribute(&name).into_owned()
            }
        }
    }
}

fn first_free(used: impl Iterator<Item = u32>, from: u32) -> u32 {
    let used: HashSet<u32> = used.collect();
    (from..).find(|it| !used.contains(it)).expect("there are more numbers than devices")
}
