//! Cuts a diff into blocks: runs of unchanged lines, and changes with the reasons that belong to them.

use crate::editor::{DiffKind, DiffLine};

/// Some lines of a diff that belong together.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Block<'a> {
    /// The lines.
    pub(super) lines: &'a [DiffLine],
    /// Numbers of the changes that explain them.
    pub(super) changes: Vec<usize>,
    /// Nothing differs here.
    pub(super) same: bool,
}

/// The blocks of a diff, in order. A change of several lines is one block; so is a run of equal lines.
pub(super) fn of(diff: &[DiffLine]) -> Vec<Block<'_>> {
    let mut blocks: Vec<Block<'_>> = Vec::new();
    let mut start = 0;
    while start < diff.len() {
        let kind = sort(&diff[start]);
        let mut end = start + 1;
        while end < diff.len()
            && kind != Sort::Folded
            && sort(&diff[end]) == kind
            && joined(&diff[end - 1], &diff[end])
        {
            end += 1;
        }
        let lines = &diff[start..end];
        let mut changes: Vec<usize> = lines.iter().flat_map(|line| line.changes.iter().copied()).collect();
        changes.sort_unstable();
        changes.dedup();
        blocks.push(Block { lines, changes, same: kind != Sort::Different });
        start = end;
    }
    blocks
}

#[derive(PartialEq)]
enum Sort {
    Same,
    Different,
    Folded,
}

fn sort(line: &DiffLine) -> Sort {
    match line.kind {
        DiffKind::Folded(_) => Sort::Folded,
        DiffKind::Same if line.changes.is_empty() => Sort::Same,
        _ => Sort::Different,
    }
}

/// Two changed lines are one block unless different changes explain them.
fn joined(above: &DiffLine, below: &DiffLine) -> bool {
    above.changes == below.changes || above.changes.is_empty() || below.changes.is_empty()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(kind: DiffKind, changes: &[usize]) -> DiffLine {
        DiffLine { kind, left: None, right: None, changes: changes.to_vec() }
    }

    #[test]
    fn different_changes_are_different_blocks() {
        let diff = [
            line(DiffKind::Folded(4), &[]),
            line(DiffKind::Same, &[]),
            line(DiffKind::Changed, &[1]),
            line(DiffKind::Added, &[1]),
            line(DiffKind::Added, &[2]),
            line(DiffKind::Same, &[]),
        ];
        let sizes: Vec<(usize, Vec<usize>, bool)> =
            of(&diff).into_iter().map(|it| (it.lines.len(), it.changes, it.same)).collect();
        assert_eq!(
            sizes,
            [
                (1, vec![], true),
                (1, vec![], true),
                (2, vec![1], false),
                (1, vec![2], false),
                (1, vec![], true),
            ]
        );
    }
}
