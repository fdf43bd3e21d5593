//! Two texts side by side, line by line.

use similar::DiffOp;
use similar::algorithms::{Capture, Compact, Replace, myers};

use super::view::{DiffKind, DiffLine};

/// Lines of context that stay unfolded around a change.
const CONTEXT: usize = 3;

/// Aligns two texts. Runs of equal lines away from changes are folded into one record each.
pub(super) fn lines(left: &str, right: &str) -> Vec<DiffLine> {
    let (old, new): (Vec<&str>, Vec<&str>) = (left.lines().collect(), right.lines().collect());
    let side = |lines: &[&str], at: usize| Some((at as u32 + 1, (*lines.get(at)?).to_owned()));
    let mut all = Vec::new();
    let mut push = |kind, left: Option<usize>, right: Option<usize>| {
        all.push(DiffLine {
            kind,
            left: left.and_then(|it| side(&old, it)),
            right: right.and_then(|it| side(&new, it)),
            changes: Vec::new(),
        });
    };
    for op in edits(left, right) {
        match op {
            DiffOp::Equal { old_index, new_index, len } => {
                (0..len).for_each(|it| push(DiffKind::Same, Some(old_index + it), Some(new_index + it)));
            }
            DiffOp::Delete { old_index, old_len, .. } => {
                (0..old_len).for_each(|it| push(DiffKind::Removed, Some(old_index + it), None));
            }
            DiffOp::Insert { new_index, new_len, .. } => {
                (0..new_len).for_each(|it| push(DiffKind::Added, None, Some(new_index + it)));
            }
            DiffOp::Replace { old_index, old_len, new_index, new_len } => {
                for it in 0..old_len.max(new_len) {
                    match (it < old_len, it < new_len) {
                        (true, true) => push(DiffKind::Changed, Some(old_index + it), Some(new_index + it)),
                        (true, false) => push(DiffKind::Removed, Some(old_index + it), None),
                        (false, _) => push(DiffKind::Added, None, Some(new_index + it)),
                    }
                }
            }
        }
    }
    fold(all)
}

/// What to do to the lines of `left` to get those of `right`, line ends included. By one algorithm, named: the
/// library's own choice would bring all it has into the page, an eighth of the download.
fn edits(left: &str, right: &str) -> Vec<DiffOp> {
    let (old, new): (Vec<&str>, Vec<&str>) =
        (left.split_inclusive('\n').collect(), right.split_inclusive('\n').collect());
    let (old, new) = (old.as_slice(), new.as_slice());
    let mut found = Compact::new(Replace::new(Capture::new()), old, new);
    let Ok(()) = myers::diff(&mut found, old, 0..old.len(), new, 0..new.len());
    found.into_inner().into_inner().into_ops()
}

/// Gives each line the words that stand on it in other texts of as many lines.
pub(super) fn reword(lines: &mut [DiffLine], left: &str, right: &str) {
    let (left, right): (Vec<&str>, Vec<&str>) = (left.lines().collect(), right.lines().collect());
    let say = |side: &mut Option<(u32, String)>, texts: &[&str]| {
        if let Some((number, text)) = side {
            *text = texts.get(*number as usize - 1).copied().unwrap_or_default().to_owned();
        }
    };
    for line in lines {
        say(&mut line.left, &left);
        say(&mut line.right, &right);
    }
}

/// How many lines are added and removed; a changed line counts as both.
pub(super) fn count(lines: &[DiffLine]) -> (usize, usize) {
    let count = |kinds: [DiffKind; 2]| lines.iter().filter(|it| kinds.contains(&it.kind)).count();
    (count([DiffKind::Added, DiffKind::Changed]), count([DiffKind::Removed, DiffKind::Changed]))
}

fn fold(lines: Vec<DiffLine>) -> Vec<DiffLine> {
    let near: Vec<bool> = (0..lines.len())
        .map(|at| {
            let around = at.saturating_sub(CONTEXT)..(at + CONTEXT + 1).min(lines.len());
            lines[around].iter().any(|it| it.kind != DiffKind::Same)
        })
        .collect();
    let mut folded: Vec<DiffLine> = Vec::new();
    for (line, near) in lines.into_iter().zip(near) {
        match folded.last_mut().map(|it| &mut it.kind) {
            Some(DiffKind::Folded(count)) if !near => *count += 1,
            _ if near => folded.push(line),
            _ => folded.push(DiffLine { kind: DiffKind::Folded(1), ..line }),
        }
    }
    folded
}
