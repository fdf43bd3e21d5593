//! `forms.txt`: what of an element people look for first, and what it is for.

use std::collections::HashMap;
use std::sync::OnceLock;

/// The lines about one element or section: path of a value, and what it is for.
pub(super) type Lines = Vec<(&'static str, &'static str)>;

/// The lines under that heading; none where the table has no such heading.
pub(super) fn lines(heading: &str) -> &'static [(&'static str, &'static str)] {
    static TABLE: OnceLock<HashMap<&'static str, Lines>> = OnceLock::new();
    TABLE.get_or_init(read).get(heading).map_or(&[], |it| it)
}

fn read() -> HashMap<&'static str, Lines> {
    let mut table: HashMap<&str, Lines> = HashMap::new();
    let mut heading = "";
    for line in include_str!("forms.txt").lines().filter(|it| !it.is_empty() && !it.starts_with('#')) {
        match line.strip_prefix('[').and_then(|it| it.strip_suffix(']')) {
            Some(it) => heading = it,
            None => table.entry(heading).or_default().extend(line.split_once(' ')),
        }
    }
    table
}

#[cfg(test)]
mod tests {
    use super::read;
    use crate::compat::Known;
    use crate::inventory::section_kinds;

    /// A typing error in a path would hide the line.
    #[test]
    fn every_line_is_about_something_that_libvirt_reads() {
        for (heading, lines) in read() {
            let section = section_kinds().iter().any(|it| it.id == heading);
            let around = if section { "/domain".to_owned() } else { format!("/domain/{heading}") };
            for (path, sentence) in lines {
                let (inside, attribute) = path.split_once('@').unwrap_or((path, ""));
                let place = format!("{around}/{inside}");
                let known = Known::at(place.trim_end_matches('/'));
                let known = known.unwrap_or_else(|| panic!("{heading}: no {place}"));
                assert!(attribute.is_empty() || known.attribute(attribute).is_some(), "{heading}: {path}");
                assert!(sentence.ends_with('.'), "{heading}: {path}: a whole sentence");
            }
        }
    }
}
