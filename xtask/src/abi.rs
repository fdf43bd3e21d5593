//! `cargo xtask abi [OPTION…] [DIR…]`: changes one property of a stored domain at a time and holds our verdict on the
//! guest ABI against libvirt's own check, which has real libvirt replace the XML of a saved guest.

use crate::libvirt::{Answer, Libvirt};
use crate::matrix::domains::{self, Domain};
use crate::recorded;
use libvirt_domain_editor::compat::Known;
use libvirt_domain_editor::export::{GuestAbi, GuestComparison, compare_guests};
use libvirt_domain_editor::xml::{
    self, Change, Document, remove_attribute, remove_node, set_attribute, set_text,
};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

const USAGE: &str = "usage: cargo xtask abi [OPTION…] [DIR…]
  DIR                folders of domain XML, at any depth; otherwise tests/cases and the test data of libvirt
  --release RELEASE  of libvirt, 7.0.0, 9.0.0 or 11.3.0; otherwise 11.3.0
  --every N          try each Nth change of a domain only, other ones for the next domain
  --failing          name what libvirt refuses and we call the same, and what libvirt accepts and we call changed";

/// Counts by what we say and whether libvirt takes it.
type Counts = BTreeMap<(&'static str, bool), usize>;

/// Asks, and prints how often who said what.
///
/// # Errors
/// An option that there is not, a folder that cannot be read, or no libvirt.
pub(crate) fn run(root: &Path, words: &[String]) -> Result<(), String> {
    let (mut folders, mut release, mut every, mut failing) = (Vec::new(), "11.3.0".to_owned(), 1, false);
    let mut rest = words.iter();
    while let Some(word) = rest.next() {
        match word.as_str() {
            "--release" => release = rest.next().cloned().ok_or(USAGE)?,
            "--every" => every = rest.next().and_then(|it| it.parse().ok()).ok_or(USAGE)?,
            "--failing" => failing = true,
            option if option.starts_with('-') => return Err(USAGE.to_owned()),
            folder => folders.push(PathBuf::from(folder)),
        }
    }
    if folders.is_empty() {
        folders = vec![root.join("tests/cases"), root.join("../shared/corpus/libvirt-11.3.0/in")];
    }
    let mut libvirt = Libvirt::start(&release)?;
    let (mut counts, mut domains, mut first) = (Counts::new(), 0, 0);
    for domain in domains::below(&folders)? {
        first += 1;
        match try_all(&domain, &release, &mut libvirt, (first, every), failing, &mut counts) {
            Ok(tried) => domains += usize::from(tried),
            // Some changes end libvirt itself; the rest of the domain is left out.
            Err(reason) => {
                println!("{}: {reason}", domain.name);
                libvirt = Libvirt::start(&release)?;
            }
        }
    }
    println!("{domains} domains, {} changes that libvirt {release} defines", counts.values().sum::<usize>());
    for ((ours, taken), count) in counts {
        println!("{count:>7} {ours}, {} by libvirt", if taken { "accepted" } else { "refused" });
    }
    Ok(())
}

/// Tries the changes of one domain; whether libvirt stores it and takes it back unchanged.
fn try_all(
    domain: &Domain,
    release: &str,
    libvirt: &mut Libvirt,
    (first, every): (usize, usize),
    failing: bool,
    counts: &mut Counts,
) -> Result<bool, String> {
    if !libvirt.can_define(&domain.text) {
        return Ok(false);
    }
    let Answer::Accepted { plain, migratable } = libvirt.define(&domain.text)? else { return Ok(false) };
    if libvirt.same_guest(&migratable, &plain).is_err() {
        return Ok(false);
    }
    let host = recorded::host(release);
    let before = xml::parse(&plain).map_err(|error| error.to_string())?;
    for (what, after) in mutants(&before).skip(first % every).step_by(every) {
        let text = after.to_string();
        let after = xml::parse(&text).map_err(|error| error.to_string())?;
        if matches!(libvirt.define(&text)?, Answer::Refused(_)) {
            continue;
        }
        let said = libvirt.same_guest(&migratable, &text);
        let GuestComparison { guest_abi, differences, .. } = compare_guests(&before, &after, &host);
        let ours = match guest_abi {
            GuestAbi::Same => "same",
            GuestAbi::Changed => "changed",
            GuestAbi::Unknown => "unknown",
        };
        *counts.entry((ours, said.is_ok())).or_default() += 1;
        match said {
            Err(message) if failing && guest_abi == GuestAbi::Same => {
                println!("{} {what}: refused: {}", domain.name, message.trim());
            }
            Ok(()) if failing && guest_abi == GuestAbi::Changed => {
                let noticed: Vec<_> = differences.iter().map(|it| it.property.as_str()).collect();
                println!("{} {what}: accepted: {}", domain.name, noticed.join(", "));
            }
            _ => {}
        }
    }
    Ok(true)
}

/// The domain with one property changed, and which.
fn mutants(document: &Document) -> impl Iterator<Item = (String, Document)> {
    let mut all: Vec<(String, Vec<Change>)> = Vec::new();
    let changed = |changes: Vec<Change>| {
        let mut mutant = document.clone();
        changes.into_iter().for_each(|it| drop(mutant.apply(it)));
        mutant
    };
    for node in document.descendants(document.root()) {
        if document.element(node).is_none() {
            continue;
        }
        let path = document.path_of(node);
        if node != document.root() {
            all.push((format!("without {path}"), remove_node(document, node)));
        }
        let known = Known::at(path_without_places(&path).as_str());
        for attribute in document.attributes(node) {
            let (name, value) = (attribute.name.to_string(), attribute.value().into_owned());
            all.push((format!("without {path}/@{name}"), remove_attribute(document, node, &name)));
            let listed = known.and_then(|it| it.attribute(&name));
            let listed: Vec<&str> = listed.iter().flat_map(|it| it.values()).map(|it| it.0).collect();
            for other in others(&value, &listed) {
                let change = set_attribute(document, node, &name, &other);
                all.push((format!("{path}/@{name} {value} -> {other}"), change));
            }
        }
        let text = document.text(node).trim().to_owned();
        if !text.is_empty() && document.elements(node).next().is_none() {
            for other in others(&text, &[]) {
                all.push((format!("{path} {text} -> {other}"), set_text(document, node, &other)));
            }
        }
    }
    all.into_iter().map(move |(what, changes)| (what, changed(changes)))
}

fn path_without_places(path: &str) -> String {
    let steps = path.split('/').map(|it| it.split('[').next().unwrap_or(it));
    steps.collect::<Vec<_>>().join("/").trim_start_matches('/').to_owned()
}

/// Other values that may be allowed where this one is.
fn others(value: &str, listed: &[&str]) -> Vec<String> {
    if !listed.is_empty() {
        return listed.iter().filter(|it| **it != value).take(3).map(|it| (*it).to_owned()).collect();
    }
    if let Some(number) = value.strip_prefix("0x").and_then(|it| u64::from_str_radix(it, 16).ok()) {
        return vec![format!("0x{:x}", number ^ 1), format!("0x{:x}", number + 0x10)];
    }
    if let Ok(number) = value.parse::<u64>() {
        return vec![(number + 1).to_string(), (number * 2).to_string()];
    }
    match value {
        "yes" => vec!["no".to_owned()],
        "no" => vec!["yes".to_owned()],
        "on" => vec!["off".to_owned()],
        "off" => vec!["on".to_owned()],
        other => match other.char_indices().last() {
            Some((at, '0')) => vec![format!("{}1", &other[..at])],
            Some((at, last)) if last.is_ascii_hexdigit() => vec![format!("{}0", &other[..at])],
            Some(_) => vec![format!("{other}x")],
            None => vec!["x".to_owned()],
        },
    }
}
