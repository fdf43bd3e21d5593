//! Cuts a diff into blocks: runs of equal lines, which fold, and changes with the reasons that belong to them.

use crate::editor::{DiffKind, DiffLine};
use crate::order;

/// So many equal lines are shown rather than folded.
const SHORT: u32 = 2;

/// Some lines of a diff that belong together.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Block<'a> {
    /// Equal lines: where they begin on both sides, and how many there are.
    Fold { first: u32, second: u32, count: u32 },
    /// Equal lines that are shown.
    Same(&'a [DiffLine]),
    /// Lines that differ, and the numbers of the changes that explain them.
    Different(&'a [DiffLine], Vec<usize>),
}

/// The blocks of a diff, in order. A change of several lines is one block; so is a run of equal lines.
pub(super) fn of(diff: &[DiffLine]) -> Vec<Block<'_>> {
    let mut blocks: Vec<Block<'_>> = Vec::new();
    let mut start = 0;
    while start < diff.len() {
        let same = is_same(&diff[start]);
        let mut end = start + 1;
        while end < diff.len() && is_same(&diff[end]) == same && (same || joined(&diff[end - 1], &diff[end]))
        {
            end += 1;
        }
        let lines = &diff[start..end];
        blocks.push(if same { equal(lines) } else { Block::Different(lines, numbers(lines)) });
        start = end;
    }
    blocks
}

fn is_same(line: &DiffLine) -> bool {
    match line.kind {
        DiffKind::Folded(_) => true,
        DiffKind::Same => line.changes.is_empty(),
        _ => false,
    }
}

/// Two changed lines are one block unless different changes explain them.
fn joined(above: &DiffLine, below: &DiffLine) -> bool {
    above.changes == below.changes || above.changes.is_empty() || below.changes.is_empty()
}

fn equal(lines: &[DiffLine]) -> Block<'_> {
    let count = |line: &DiffLine| match line.kind {
        DiffKind::Folded(count) => count,
        _ => 1,
    };
    let count = lines.iter().map(count).sum();
    let at = |side: &Option<(u32, String)>| side.as_ref().map_or(1, |it| it.0);
    match lines.first() {
        Some(line) if count > SHORT || matches!(line.kind, DiffKind::Folded(_)) => {
            Block::Fold { first: at(&line.left), second: at(&line.right), count }
        }
        _ => Block::Same(lines),
    }
}

fn numbers(lines: &[DiffLine]) -> Vec<usize> {
    let mut numbers: Vec<usize> = lines.iter().flat_map(|line| line.changes.iter().copied()).collect();
    order::plainly(&mut numbers);
    numbers.dedup();
    numbers
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(kind: DiffKind, changes: &[usize]) -> DiffLine {
        let side = Some((7, String::new()));
        DiffLine { kind, left: side.clone(), right: side, changes: changes.to_vec() }
    }

    #[test]
    fn equal_lines_fold_and_different_changes_are_different_blocks() {
        let diff = [
            line(DiffKind::Same, &[]),
            line(DiffKind::Folded(4), &[]),
            line(DiffKind::Same, &[]),
            line(DiffKind::Changed, &[1]),
            line(DiffKind::Added, &[1]),
            line(DiffKind::Added, &[2]),
            line(DiffKind::Same, &[]),
        ];
        let expected = [
            Block::Fold { first: 7, second: 7, count: 6 },
            Block::Different(&diff[3..5], vec![1]),
            Block::Different(&diff[5..6], vec![2]),
            Block::Same(&diff[6..]),
        ];
        assert_eq!(of(&diff), expected);
    }
}
