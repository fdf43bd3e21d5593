//! The tree as it is shown now, line by line: headings, rows, and runs of like rows folded into one.

use crate::editor::{Group, Key, Origin, Row};
use std::borrow::Cow;
use std::collections::BTreeSet;

/// So many like rows fold.
const RUN: usize = 3;

/// One line of the tree.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Item<'a> {
    /// The heading of a group.
    Heading { group: &'a Group, open: bool },
    /// Rows that differ in their number alone: `Root port 1–7`.
    Run { rows: &'a [Row], open: bool },
    /// A device; one of an open run stands a level deeper.
    Row { row: &'a Row, deep: bool },
}

impl Item<'_> {
    /// What folds and unfolds it, and whether it is open; nothing for a row.
    pub(super) fn fold(&self) -> Option<(String, bool)> {
        match self {
            Item::Heading { group, open } => Some((group.title.clone(), *open)),
            Item::Run { rows, open } => Some((run_id(rows), *open)),
            Item::Row { .. } => None,
        }
    }

    /// What tells it from the others.
    pub(super) fn id(&self) -> Cow<'_, str> {
        match self {
            Item::Heading { group, .. } => Cow::Borrowed(&group.title),
            Item::Run { rows, .. } => Cow::Owned(run_id(rows)),
            Item::Row { row, .. } => Cow::Borrowed(&row.key.0),
        }
    }

    /// How deep it stands.
    pub(super) fn level(&self) -> usize {
        match self {
            Item::Heading { .. } => 1,
            Item::Run { .. } | Item::Row { deep: false, .. } => 2,
            Item::Row { deep: true, .. } => 3,
        }
    }

    /// Its name, for typing ahead.
    pub(super) fn name(&self) -> &str {
        match self {
            Item::Heading { group, .. } => &group.title,
            Item::Run { rows, .. } => &rows[0].name,
            Item::Row { row, .. } => &row.name,
        }
    }

    /// The device that it stands for.
    pub(super) fn key(&self) -> Option<&Key> {
        match self {
            Item::Row { row, .. } => Some(&row.key),
            _ => None,
        }
    }
}

/// The lines of all groups.
pub(super) fn all<'a>(
    groups: &'a [Cow<'_, Group>],
    toggled: &BTreeSet<String>,
    selected: Option<&Key>,
) -> Vec<Item<'a>> {
    groups.iter().flat_map(|group| of(group, toggled, selected)).collect()
}

/// The lines of a group. Groups are open and runs are folded unless `toggled`; a run with the selection in it
/// is open.
fn of<'a>(group: &'a Group, toggled: &BTreeSet<String>, selected: Option<&Key>) -> Vec<Item<'a>> {
    let mut items = Vec::new();
    // The domain stands alone, without a heading.
    if !group.counts.is_empty() {
        let open = !toggled.contains(&group.title);
        items.push(Item::Heading { group, open });
        if !open {
            return items;
        }
    }
    let mut rest = group.rows.as_slice();
    while let Some(first) = rest.first() {
        let (run, after) = rest.split_at(rest.iter().take_while(|row| alike(first, row)).count());
        rest = after;
        let deep = run.len() >= RUN;
        if deep {
            let open = toggled.contains(&run_id(run)) || run.iter().any(|row| Some(&row.key) == selected);
            items.push(Item::Run { rows: run, open });
            if !open {
                continue;
            }
        }
        items.extend(run.iter().map(|row| Item::Row { row, deep }));
    }
    items
}

/// Whether a row goes into the same run. What was written, has a problem or moves is always seen.
fn alike(first: &Row, row: &Row) -> bool {
    let plain = |row: &Row| {
        row.origin != Origin::Written
            && row.problem.is_none()
            && row.not_predicted.is_none()
            && row.address.as_ref().is_none_or(|it| it.preview.is_none())
    };
    let same = first.icon == row.icon && first.badge == row.badge && first.description == row.description;
    std::ptr::eq(first, row) || (same && plain(first) && plain(row) && stem(&first.name) == stem(&row.name))
}

fn run_id(rows: &[Row]) -> String {
    format!("run {}", rows[0].key.0)
}

/// A name without the number at its end.
pub(super) fn stem(name: &str) -> &str {
    name.trim_end_matches(|it: char| it.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(name: &str, origin: Origin) -> Row {
        Row {
            key: Key(name.to_owned()),
            icon: "pci".to_owned(),
            name: name.to_owned(),
            description: "pcie-root-port".to_owned(),
            origin,
            badge: None,
            address: None,
            problem: None,
            not_taken: false,
            not_predicted: None,
            line: None,
        }
    }

    fn shown(toggled: &[&str], selected: Option<&str>) -> Vec<String> {
        let names = ["Root port 1", "Root port 2", "Root port 3"];
        let mut rows: Vec<Row> = names.iter().map(|name| row(name, Origin::Demanded)).collect();
        rows.push(row("Root port 4", Origin::Written));
        let group = Group { title: "PCI".to_owned(), counts: "4".to_owned(), rows };
        let toggled = toggled.iter().map(|it| (*it).to_owned()).collect();
        let selected = selected.map(|it| Key(it.to_owned()));
        let items = of(&group, &toggled, selected.as_ref());
        items.iter().map(|it| if it.key().is_some() { it.name() } else { "fold" }.to_owned()).collect()
    }

    #[test]
    fn like_rows_fold_unless_opened_or_selected() {
        let open = ["fold", "fold", "Root port 1", "Root port 2", "Root port 3", "Root port 4"];
        assert_eq!(shown(&[], None), ["fold", "fold", "Root port 4"]);
        assert_eq!(shown(&["run Root port 1"], None), open);
        assert_eq!(shown(&[], Some("Root port 2")), open);
        assert_eq!(shown(&["PCI"], None), ["fold"]);
    }
}
