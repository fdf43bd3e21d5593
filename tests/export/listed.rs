//! What is known to be judged otherwise, with the reason: tests/export/exceptions.txt.

use std::collections::BTreeSet;
use std::fs;

use crate::recorded::root;

/// Names of cases listed for the target, each line being `case target : reason`.
pub(crate) fn for_target(target: &str) -> BTreeSet<String> {
    let text = fs::read_to_string(root().join("tests/export/exceptions.txt")).unwrap_or_default();
    let lines = text.lines().filter(|it| !it.is_empty() && !it.starts_with('#'));
    lines
        .filter_map(|line| {
            let (place, _reason) = line.split_once(" : ")?;
            let (case, targets) = place.split_once(' ')?;
            targets.split(' ').any(|it| it == target).then(|| case.to_owned())
        })
        .collect()
}
