//! `Known`: what libvirt reads at a place of the domain XML, and since which release.
//!
//! The table is since.txt, made from libvirt's schemas, parsers and manual by `cargo xtask since import`. It is walked
//! from the root down, as libvirt reads. What a schema no longer has every parser that we asked reads to this day: that is
//! told beside it, and nothing is refused for it. The table is necessary, not sufficient: what depends on the value of another
//! attribute is merged (`controller/@model` lists the models of every type; `unions` tells them apart).

use super::Version;
use std::fmt;
use std::ops::Range;
use std::sync::OnceLock;

/// Since when libvirt reads something.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Since {
    /// The first release, as far as known.
    pub version: Version,
    /// How well it is known.
    pub precision: Precision,
}

/// How well a first release is known.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Precision {
    /// That very release.
    Exact,
    /// That release or any before it; nothing older was looked at.
    Floor,
    /// Some release after this one, at the latest the one named.
    After(Version),
}

impl Since {
    /// Whether the release has it.
    pub fn is_met_by(self, libvirt: Version) -> bool {
        self.precision == Precision::Floor || self.version <= libvirt
    }

    /// What the table says of it, and the last release whose schema has it.
    fn read(text: &str) -> Option<(Since, Until)> {
        match text.split_once('-') {
            Some((since, until)) => Some((Since::read_first(since)?, Some(until.parse().ok()?))),
            None => Some((Since::read_first(text)?, None)),
        }
    }

    fn read_first(text: &str) -> Option<Since> {
        let (text, precision) = if let Some(floor) = text.strip_prefix("<=") {
            (floor, Precision::Floor)
        } else if let Some((after, text)) = text.split_once("..") {
            (text, Precision::After(after.parse().ok()?))
        } else {
            (text, Precision::Exact)
        };
        Some(Since { version: text.parse().ok()?, precision })
    }

    /// The later of two.
    fn max(self, other: Since) -> Since {
        if other.version > self.version { other } else { self }
    }
}

impl fmt::Display for Since {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.precision {
            Precision::Exact => write!(f, "{}", self.version),
            Precision::Floor => write!(f, "{} or before", self.version),
            Precision::After(without) => write!(f, "between {without} and {}", self.version),
        }
    }
}

/// The last release whose schema has something; `None` where the newest has it.
type Until = Option<Version>;

/// A place in the table: an element that some release of libvirt reads.
#[derive(Clone, Copy, Debug)]
pub struct Known {
    at: usize,
    since: Since,
}

/// An attribute, or the text of an element, that some release of libvirt reads.
#[derive(Clone, Copy, Debug)]
pub struct KnownAttribute {
    at: usize,
    /// Since when it is read.
    pub since: Since,
}

impl Known {
    /// `<domain>`.
    pub fn root() -> Known {
        Known { at: 0, since: table().elements[0].since }
    }

    /// The element at that path from the root: `/domain/devices/disk`.
    pub fn at(path: &str) -> Option<Known> {
        let mut names = path.strip_prefix('/')?.split('/');
        (names.next()? == "domain").then(|| names.try_fold(Known::root(), |known, name| known.child(name)))?
    }

    /// Since when the element is read.
    pub fn since(self) -> Since {
        self.since
    }

    /// The last release whose schema has it; `None` where the newest has it.
    pub fn until(self) -> Option<Version> {
        table().elements[self.at].until
    }

    /// The element of that name inside; namespaced ones by the prefix libvirt gives them (`qemu:commandline`).
    pub fn child(self, name: &str) -> Option<Known> {
        let table = table();
        let at = table.child(table.elements[self.at].like.unwrap_or(self.at), name)?;
        // What is read where another element is described is no older than its place.
        Some(Known { at, since: table.elements[at].since.max(self.since) })
    }

    /// The elements inside, by name, with where they stand in the table.
    pub fn children(self) -> impl Iterator<Item = (&'static str, Known)> {
        let table = table();
        let of = table.elements[self.at].like.unwrap_or(self.at);
        let mut at = of + 1;
        std::iter::from_fn(move || {
            let element = table.elements.get(at).filter(|_| at < table.elements[of].end)?;
            let known = Known { at, since: element.since.max(self.since) };
            at = element.end;
            Some((element.name, known))
        })
    }

    /// The attributes by name, the element's text not among them.
    pub fn attributes(self) -> impl Iterator<Item = (&'static str, KnownAttribute)> {
        let table = table();
        let element = &table.elements[self.at];
        let all = element.like.map_or(&element.attributes, |like| &table.elements[like].attributes).clone();
        let known = move |at: usize| KnownAttribute { at, since: table.attributes[at].since.max(self.since) };
        all.map(move |at| (table.attributes[at].name, known(at))).filter(|it| !it.0.is_empty())
    }

    /// The elements inside that a step of a path means: the one of that name, or with `*` every one.
    #[cfg(test)]
    pub(super) fn inside(self, step: &str) -> Vec<Known> {
        let names =
            table().elements.iter().map(|element| element.name).filter(|name| step == "*" || *name == step);
        let mut names: Vec<_> = names.collect();
        crate::order::plainly(&mut names);
        names.dedup();
        names.into_iter().filter_map(|name| self.child(name)).collect()
    }

    /// The attribute of that name.
    pub fn attribute(self, name: &str) -> Option<KnownAttribute> {
        let table = table();
        let element = &table.elements[self.at];
        let attributes = element.like.map_or(&element.attributes, |like| &table.elements[like].attributes);
        let at = attributes.clone().find(|at| table.attributes[*at].name == name)?;
        Some(KnownAttribute { at, since: table.attributes[at].since.max(self.since) })
    }

    /// The element's text, where only certain words are accepted.
    pub fn text(self) -> Option<KnownAttribute> {
        self.attribute("")
    }
}

impl KnownAttribute {
    /// The last release whose schema has it; `None` where the newest has it.
    pub fn until(self) -> Option<Version> {
        table().attributes[self.at].until
    }

    /// Whether any text may stand there, as far as the table tells.
    pub fn is_free(self) -> bool {
        table().attributes[self.at].values.is_empty()
    }

    /// Since when the value is accepted; `None` when no release does. Free text is accepted as long as the attribute.
    pub fn value(self, value: &str) -> Option<Since> {
        if self.is_free() {
            return Some(self.since);
        }
        self.values().find(|(it, _)| *it == value).map(|(_, since)| since)
    }

    /// The last release whose schema has the value, where it is one that it lists; `None` where the newest has it.
    pub fn value_until(self, value: &str) -> Option<Version> {
        self.rows().iter().find(|it| it.word == value).map_or(self.until(), |it| it.until)
    }

    /// The accepted values, oldest first.
    pub fn values(self) -> impl Iterator<Item = (&'static str, Since)> {
        self.rows().iter().map(move |it| (it.word, it.since.max(self.since)))
    }

    fn rows(self) -> &'static [Value] {
        let table = table();
        &table.values[table.attributes[self.at].values.clone()]
    }
}

struct Table {
    /// In document order, so that an element's children lie between it and its `end`.
    elements: Vec<Element>,
    attributes: Vec<Attribute>,
    values: Vec<Value>,
}

struct Element {
    name: &'static str,
    since: Since,
    until: Until,
    attributes: Range<usize>,
    end: usize,
    /// The element whose children and attributes it has.
    like: Option<usize>,
}

struct Attribute {
    name: &'static str,
    since: Since,
    until: Until,
    values: Range<usize>,
}

struct Value {
    word: &'static str,
    since: Since,
    until: Until,
}

fn table() -> &'static Table {
    static TABLE: OnceLock<Table> = OnceLock::new();
    TABLE.get_or_init(|| Table::read(include_str!("since.txt")))
}

impl Table {
    fn read(text: &'static str) -> Table {
        let mut table = Table {
            elements: Vec::with_capacity(1024),
            attributes: Vec::with_capacity(2048),
            values: Vec::with_capacity(2560),
        };
        let mut open: Vec<usize> = Vec::new();
        let mut likes = Vec::new();
        for line in text.lines().filter(|line| !line.starts_with('#')) {
            let item = line.trim_start_matches(' ');
            let depth = line.len() - item.len();
            if item.starts_with(['@', '=']) {
                table.read_attribute(open[depth - 1], item);
            } else {
                for closed in open.drain(depth..) {
                    table.elements[closed].end = table.elements.len();
                }
                let (item, like) =
                    item.split_once(" ^").map_or((item, None), |(item, like)| (item, Some(like)));
                likes.extend(like.map(|path| (table.elements.len(), path)));
                table.read_element(open.last().copied(), item);
                open.push(table.elements.len() - 1);
            }
        }
        for closed in open {
            table.elements[closed].end = table.elements.len();
        }
        for (element, path) in likes {
            let like = path.split('/').skip(2).try_fold(0, |at, name| table.child(at, name));
            table.elements[element].like = Some(like.unwrap_or_else(|| panic!("since.txt: no {path}")));
        }
        table
    }

    fn child(&self, of: usize, name: &str) -> Option<usize> {
        let mut at = of + 1;
        while at < self.elements[of].end {
            if self.elements[at].name == name {
                return Some(at);
            }
            at = self.elements[at].end;
        }
        None
    }

    fn read_element(&mut self, parent: Option<usize>, item: &'static str) {
        let (name, since) = item.split_once(' ').unwrap_or((item, ""));
        let around = || parent.map(|it| (self.elements[it].since, self.elements[it].until));
        let (since, until) =
            Since::read(since).or_else(around).unwrap_or_else(|| panic!("since.txt: {item}"));
        let (start, end) = (self.attributes.len(), self.elements.len() + 1);
        self.elements.push(Element { name, since, until, attributes: start..start, end, like: None });
    }

    fn read_attribute(&mut self, element: usize, item: &'static str) {
        let (head, values) = item.split_once('=').unwrap_or((item, ""));
        let (name, since) = head.trim_end().split_once(' ').unwrap_or((head.trim_end(), ""));
        let around = &self.elements[element];
        let (since, until) = Since::read(since).unwrap_or((around.since, around.until));
        let start = self.values.len();
        for (index, group) in values.split('|').enumerate() {
            let mut words = group.split_whitespace();
            let own = if index == 0 { Some((since, until)) } else { words.next().and_then(Since::read) };
            let (since, until) = own.unwrap_or_else(|| panic!("since.txt: {item}"));
            self.values.extend(words.map(|word| Value { word, since, until }));
        }
        self.attributes.push(Attribute {
            name: name.trim_start_matches('@'),
            since,
            until,
            values: start..self.values.len(),
        });
        self.elements[element].attributes.end = self.attributes.len();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn version(text: &str) -> Version {
        text.parse().unwrap()
    }

    fn exact(text: &str) -> Since {
        Since { version: version(text), precision: Precision::Exact }
    }

    #[test]
    fn walks_from_the_root() {
        let controller = Known::at("/domain/devices/controller").unwrap();
        assert_eq!(controller.since(), exact("0.7.6"));
        let model = controller.attribute("model").unwrap();
        assert_eq!(model.since, exact("0.8.2"));
        assert_eq!(model.value("qemu-xhci"), Some(exact("3.3.0")));
        assert_eq!(model.value("buslogic"), Some(exact("0.8.2")));
        assert_eq!(model.value("next-year"), None);
        assert!(controller.child("colour").is_none() && controller.attribute("colour").is_none());
    }

    #[test]
    fn free_text_takes_anything() {
        let name = Known::at("/domain/os/type").unwrap().attribute("machine").unwrap();
        assert!(name.is_free());
        assert_eq!(name.value("pc-q35-99.0"), Some(name.since));
    }

    #[test]
    fn values_that_look_like_releases() {
        let version = Known::at("/domain/devices/tpm/backend").unwrap().attribute("version").unwrap();
        assert_eq!(version.value("2.0"), Some(exact("4.5.0")));
        let gic = Known::at("/domain/features/gic").unwrap().attribute("version").unwrap();
        assert_eq!((gic.value("3"), gic.value("host")), (Some(exact("1.2.16")), Some(exact("1.3.2"))));
    }

    #[test]
    fn precision_is_kept() {
        assert_eq!(Known::root().since().precision, Precision::Floor);
        let luks2 = Known::at("/domain/devices/disk/source/encryption").unwrap().attribute("format").unwrap();
        let since = luks2.value("luks2").unwrap();
        assert_eq!((since.version, since.precision), (version("8.1.0"), Precision::After(version("7.5.0"))));
        assert!(!since.is_met_by(version("7.6.0")) && since.is_met_by(version("8.1.0")));
    }

    #[test]
    fn schemas_lose_what_parsers_keep() {
        let domain = Known::root().attribute("type").unwrap();
        assert_eq!(
            (domain.value_until("parallels"), domain.value_until("kvm")),
            (Some(version("1.2.18")), None)
        );
        assert_eq!(domain.value("parallels"), Some(exact("0.10.0")));
        let acpi = Known::at("/domain/devices/hub/acpi").unwrap();
        assert_eq!((acpi.since(), acpi.until()), (exact("7.3.0"), Some(version("8.1.0"))));
        assert_eq!(acpi.attribute("index").unwrap().until(), acpi.until());
        assert_eq!(Known::at("/domain/devices/disk/acpi").unwrap().until(), None);
    }

    #[test]
    fn layers_hold_layers() {
        let deep = Known::at("/domain/devices/disk/backingStore/backingStore/backingStore/source").unwrap();
        assert_eq!(deep.since(), exact("1.2.4"));
        assert_eq!(deep.child("cookies").unwrap().since(), exact("6.2.0"));
        let mirror = Known::at("/domain/devices/disk/mirror/backingStore/backingStore/format").unwrap();
        assert_eq!(mirror.since(), exact("5.3.0"), "no older than the mirror's own layers");
        let data = Known::at("/domain/devices/disk/source/dataStore/format").unwrap();
        assert_eq!(data.since(), exact("10.10.0"));
    }

    #[test]
    fn texts() {
        let crash = Known::at("/domain/on_crash").unwrap().text().unwrap();
        assert_eq!(crash.value("coredump-destroy"), Some(exact("0.8.4")));
        assert!(Known::at("/domain/name").unwrap().text().is_none());
    }
}
