//! `cargo xtask since import PATH`: makes src/compat/since.txt, the table of what libvirt knows since when.
//!
//! PATH is a tab-separated table with one row per element (kind E), attribute (A), attribute value (V) or text value (T)
//! of the domain XML, whose columns `since`, `precision` and `range_after` tell the first release, and `last_if_removed` the
//! last one whose schema has it. A new
//! libvirt release is added by adding its rows there and running this again; the heading of the result says how it is read.

mod add;
mod gone;
mod schema;

pub use add::add;

use crate::table::{self, Table};
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::Path;

/// Rows that only ever stood in a schema by mistake: no release's parser read them.
const NEVER_READ: [&str; 5] = [
    "/domain/gid",
    "/domain/uid",
    "/domain/timer",
    "/domain/devices/*/source@wiremode",
    "/domain/devices/filesystem/source@unit",
];

/// Attributes and texts whose listed values are only examples: any other is accepted as well.
const OPEN: [&str; 4] = [
    "/domain/clock@adjustment",
    "/domain/os/type@machine",
    "/domain/devices/rng/backend",
    "/domain/devices/interface/vlan@trunk",
];

/// Rows that a measurement on real libvirt, or a parser older than its schema, contradicts, and the release that it
/// gives.
const MEASURED: [(&str, &str); 3] = [
    ("/domain/cpu/numa/interconnects/bandwidth@cache", "6.6.0"),
    ("/domain/devices/interface/source@address", "<=0.7.5"),
    ("/domain/devices/interface/source@port", "<=0.7.5"),
];

/// The layer of a disk image: it holds the next layer, and a data store holds what a layer holds.
const LAYER: &str = "/domain/devices/disk/backingStore";

/// The head of the result.
const HEADING: &str = "\
# What libvirt reads in a domain, and since which release. Made by `cargo xtask since import`.
# One line per element, indented by depth, then its attributes; each with its release where that differs from the
# enclosing element's. After = the values that are as old as it, after each | a release and the values it brought.
# A line with = alone gives the element's text. No values: any text.
# Releases: 1.2.3 exact; <=0.7.5 then or before; 7.5.0..8.1.0 after the first, at the latest with the second.
# 1.2.3-2.0.0: the last schema that has it is of 2.0.0; parsers read it all the same.
# ^PATH: holds what that element holds.
";

#[derive(Default)]
struct Element {
    since: String,
    children: BTreeMap<String, Element>,
    attributes: BTreeMap<String, Attribute>,
    like: Option<&'static str>,
}

/// What a release sorts by; "or before" comes before the release itself.
type Order = (Vec<u16>, bool);

#[derive(Default)]
struct Attribute {
    since: String,
    values: BTreeMap<(Order, String), Vec<String>>,
}

/// Writes the table.
///
/// # Errors
/// The input cannot be read, or a row names an element that has no row itself.
pub fn import(root: &Path, path: &Path) -> Result<(), String> {
    let table = Table::read(path)?;
    let mut top = Element::default();
    for row in table.rows() {
        let at = if row["attr"].is_empty() {
            row["path"].to_owned()
        } else {
            format!("{}@{}", row["path"], row["attr"])
        };
        let listed = matches!(row["kind"], "V" | "T");
        if NEVER_READ.iter().any(|it| covers(it, &at)) || listed && OPEN.contains(&at.as_str()) {
            continue;
        }
        let since = match row["precision"] {
            "range" => format!("{}..{}", row["range_after"], row["since"]),
            _ => row["since"].to_owned(),
        };
        let since =
            MEASURED.iter().find(|(it, _)| *it == at).map_or(since, |(_, measured)| (*measured).to_owned());
        let since = match row["last_if_removed"] {
            "" => since,
            last => format!("{since}-{last}"),
        };
        let element = element(&mut top, row["path"]);
        match row["kind"] {
            "E" => element.since = since,
            "A" => element.attributes.entry(row["attr"].to_owned()).or_default().since = since,
            "V" | "T" => {
                let attribute = element.attributes.entry(row["attr"].to_owned()).or_default();
                attribute.values.entry((order(&since)?, since)).or_default().push(row["value"].to_owned());
            }
            other => return Err(format!("{at}: kind \"{other}\"")),
        }
    }
    mark_layers(&mut top);
    let mut text = HEADING.to_owned();
    for (name, element) in &top.children {
        print(&mut text, name, element, 0, "")?;
    }
    table::write(&root.join("src/compat/since.txt"), &text)
}

fn element<'a>(top: &'a mut Element, path: &str) -> &'a mut Element {
    path.split('/').skip(1).fold(top, |element, name| element.children.entry(name.to_owned()).or_default())
}

/// Whether the pattern is the path, or the start of it; `*` stands for one element.
fn covers(pattern: &str, at: &str) -> bool {
    let mut parts = at.split('/');
    let same = pattern
        .split('/')
        .all(|it| parts.next().is_some_and(|part| it == "*" || it == part || starts(part, it)));
    same && (parts.next().is_none() || !pattern.contains('@'))
}

/// Whether the part is the element of that name with one of its attributes.
fn starts(part: &str, name: &str) -> bool {
    part.strip_prefix(name).is_some_and(|rest| rest.starts_with('@'))
}

/// Marks what the table cuts off: the layers below a layer.
fn mark_layers(element: &mut Element) {
    for (name, child) in &mut element.children {
        if child.like.is_some() {
            continue;
        }
        if name == "backingStore" {
            let below = Element { since: child.since.clone(), like: Some(LAYER), ..Element::default() };
            child.children.insert(name.clone(), below);
        } else if name == "dataStore" {
            child.like = Some(LAYER);
        }
        mark_layers(child);
    }
}

fn print(text: &mut String, name: &str, element: &Element, depth: usize, outer: &str) -> Result<(), String> {
    if element.since.is_empty() {
        return Err(format!("<{name}> has no row of its own"));
    }
    let since = |it: &str, outer: &str| if it == outer { String::new() } else { format!(" {it}") };
    let indent = " ".repeat(depth);
    let like = element.like.map(|path| format!(" ^{path}")).unwrap_or_default();
    writeln!(text, "{indent}{name}{}{like}", since(&element.since, outer)).unwrap();
    for (name, attribute) in &element.attributes {
        // The text of an element is kept as the attribute without a name.
        let own = if name.is_empty() { &element.since } else { &attribute.since };
        let name = if name.is_empty() { String::new() } else { format!("@{name}") };
        write!(text, "{indent} {name}{}", since(own, &element.since)).unwrap();
        let mut opening = if name.is_empty() { "=" } else { " =" };
        for ((_, at), values) in &attribute.values {
            let mut values = values.clone();
            values.sort();
            let at = if *at == *own { String::new() } else { format!(" | {at}") };
            write!(text, "{opening}{at} {}", values.join(" ")).unwrap();
            opening = "";
        }
        text.push('\n');
    }
    for (name, child) in &element.children {
        print(text, name, child, depth + 1, &element.since)?;
    }
    Ok(())
}

fn order(since: &str) -> Result<Order, String> {
    let first = since.split('-').next().unwrap_or_default();
    let last = first.trim_start_matches("<=").rsplit("..").next().unwrap_or_default();
    let number = |part: &str| part.parse().map_err(|_| format!("\"{since}\" is no release"));
    Ok((last.split('.').map(number).collect::<Result<_, _>>()?, !since.starts_with("<=")))
}
