//! `cargo xtask since add RELEASE FOLDER`: extends the table by what the schema of a release has and it has not.
//!
//! FOLDER holds the release's domain.rng. What is new gets the release; what its schema has no more gets the release
//! before as the last one; all else stays as it is, also what is of later releases. The difference is to be reviewed: a
//! schema may lag behind its parser, or be ahead of it.

use super::gone::{Last, mark};
use super::schema::{self, Allowed};
use super::{Attribute, Element, HEADING, NEVER_READ, OPEN, covers, order, print};
use crate::table;
use std::path::Path;

/// Adds to src/compat/since.txt and tells what.
///
/// # Errors
/// The schema or the table cannot be read, or the release is none.
pub fn add(root: &Path, release: &str, folder: &Path) -> Result<(), String> {
    order(release)?;
    let path = root.join("src/compat/since.txt");
    let text = std::fs::read_to_string(&path).map_err(|error| format!("{}: {error}", path.display()))?;
    let (text, new) = added(&text, release, &schema::read(folder)?)?;
    new.iter().for_each(|it| println!("{it}"));
    println!("{} new with {release}, or gone", new.len());
    table::write(&path, &text)
}

/// The table with what the release allows, and what of it is new or gone.
fn added(text: &str, release: &str, allowed: &Allowed) -> Result<(String, Vec<String>), String> {
    let mut top = read(text)?;
    let mut new = Vec::new();
    merge(&mut top, allowed, release, "", &mut new);
    mark(&mut top, allowed, &Last::before(release)?, "", &mut new);
    let mut text = HEADING.to_owned();
    for (name, element) in &top.children {
        print(&mut text, name, element, 0, "")?;
    }
    Ok((text, new))
}

fn merge(known: &mut Element, allowed: &Allowed, release: &str, path: &str, new: &mut Vec<String>) {
    // It holds what another place holds, which is looked at there.
    if known.like.is_some() {
        return;
    }
    let is_read = |at: &str| !NEVER_READ.iter().any(|it| covers(it, at));
    for (name, words) in &allowed.attributes {
        let at = if name.is_empty() { path.to_owned() } else { format!("{path}@{name}") };
        // Free text of an element is in no table.
        if !is_read(&at) || name.is_empty() && words.is_none() {
            continue;
        }
        let is_known = known.attributes.contains_key(name);
        if !is_known && name.is_empty() {
            continue;
        }
        let attribute = known.attributes.entry(name.clone()).or_default();
        // Where any text may stand, words are but examples.
        let was_free = is_known && attribute.values.is_empty();
        if !is_known {
            attribute.since = release.to_owned();
            new.push(at.clone());
        }
        let listed =
            |attribute: &Attribute, word: &String| attribute.values.values().any(|it| it.contains(word));
        for word in words.iter().flatten().filter(|_| !was_free && !OPEN.contains(&at.as_str())) {
            if !listed(attribute, word) {
                new.push(format!("{at}={word}"));
                let key = (order(release).expect("a release"), release.to_owned());
                attribute.values.entry(key).or_default().push(word.clone());
            }
        }
    }
    for (name, allowed) in &allowed.children {
        let at = format!("{path}/{name}");
        if !is_read(&at) {
            continue;
        }
        let child = known.children.entry(name.clone()).or_insert_with(|| {
            new.push(at.clone());
            Element { since: release.to_owned(), ..Element::default() }
        });
        merge(child, allowed, release, &at, new);
    }
}

/// The table as [`print`] wrote it.
fn read(text: &str) -> Result<Element, String> {
    let mut top = Element::default();
    let mut open: Vec<String> = Vec::new();
    let mut since: Vec<String> = Vec::new();
    for line in text.lines().filter(|line| !line.starts_with('#')) {
        let item = line.trim_start_matches(' ');
        let depth = line.len() - item.len();
        open.truncate(depth);
        since.truncate(depth);
        let outer = since.last().cloned().unwrap_or_default();
        if item.starts_with(['@', '=']) {
            let element = at(&mut top, &open);
            let (head, values) = item.split_once('=').unwrap_or((item, ""));
            let (name, own) = head.trim_end().split_once(' ').unwrap_or((head.trim_end(), &outer));
            let mut attribute = Attribute { since: own.to_owned(), ..Attribute::default() };
            for (index, group) in values.split('|').enumerate() {
                let mut words = group.split_whitespace();
                let release = if index == 0 { own } else { words.next().unwrap_or(own) };
                let words: Vec<String> = words.map(str::to_owned).collect();
                if !words.is_empty() {
                    attribute.values.insert((order(release)?, release.to_owned()), words);
                }
            }
            element.attributes.insert(name.trim_start_matches('@').to_owned(), attribute);
        } else {
            let (item, like) = item.split_once(" ^").map_or((item, None), |(item, like)| (item, Some(like)));
            let (name, own) = item.split_once(' ').unwrap_or((item, &outer));
            let like =
                like.map(|it| if it == super::LAYER { Ok(super::LAYER) } else { Err(format!("^{it}")) });
            let element = Element { since: own.to_owned(), like: like.transpose()?, ..Element::default() };
            at(&mut top, &open).children.insert(name.to_owned(), element);
            open.push(name.to_owned());
            since.push(own.to_owned());
        }
    }
    Ok(top)
}

fn at<'a>(top: &'a mut Element, path: &[String]) -> &'a mut Element {
    path.iter().fold(top, |element, name| element.children.entry(name.clone()).or_default())
}

#[cfg(test)]
mod tests {
    use super::*;

    const TABLE: &str = include_str!("../../../src/compat/since.txt");

    /// What 11.3.0 allows; without its schema there is nothing to test.
    fn allowed() -> Option<Allowed> {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared/schemas/11.3.0");
        schema::read(&folder).inspect_err(|error| eprintln!("skipped: {error}")).ok()
    }

    #[test]
    fn a_release_that_the_table_has_adds_nothing() {
        let Some(allowed) = allowed() else { return };
        let (text, new) = added(TABLE, "11.3.0", &allowed).unwrap();
        assert_eq!(new, Vec::<String>::new());
        assert_eq!(text, TABLE);
    }

    #[test]
    fn what_was_taken_out_comes_back() {
        let Some(allowed) = allowed() else { return };
        let taken = TABLE.replace("  @deprecated_features 11.0.0 = off on\n", "");
        assert_ne!(taken, TABLE);
        let (text, new) = added(&taken, "11.3.0", &allowed).unwrap();
        assert!(new.contains(&"/domain/cpu@deprecated_features".to_owned()), "{new:?}");
        assert!(text.contains("  @deprecated_features 11.3.0 = off on\n"));
        let later = |text: &str| text.matches(" 12.").count();
        assert_eq!(later(&text), later(TABLE), "what is newer stays");
    }

    #[test]
    fn what_a_schema_has_no_more_ends_with_the_release_before() {
        let Some(mut allowed) = allowed() else { return };
        let devices =
            allowed.children.get_mut("domain").and_then(|it| it.children.get_mut("devices")).unwrap();
        devices.children.remove("hub");
        let watchdog = devices.children.get_mut("watchdog").unwrap();
        watchdog.attributes.get_mut("model").unwrap().as_mut().unwrap().remove("ib700");
        let (text, gone) = added(TABLE, "11.3.0", &allowed).unwrap();
        assert_eq!(
            gone,
            ["/domain/devices/hub ends with 11.2.0", "/domain/devices/watchdog@model=ib700 ends with 11.2.0"]
        );
        assert!(text.contains("  hub 0.9.5-11.2.0\n   @type = usb\n"), "{text}");
        let (again, gone) = added(&text, "11.3.0", &allowed).unwrap();
        assert_eq!((again == text, gone.len()), (true, 0));
    }
}
