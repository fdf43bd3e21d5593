//! Two texts side by side.

use serde::Serialize;

/// One line of a diff.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct DiffLine {
    /// What kind of line.
    pub kind: DiffKind,
    /// Line number and text on the left; `None` where only the right has one.
    pub left: Option<(u32, String)>,
    /// Line number and text on the right.
    pub right: Option<(u32, String)>,
    /// Numbers of the changes (from 1) that explain this line.
    pub changes: Vec<usize>,
}

/// Kinds of diff lines.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum DiffKind {
    /// The same on both sides.
    Same,
    /// On both sides, different.
    Changed,
    /// On the right only.
    Added,
    /// On the left only.
    Removed,
    /// Stands for a run of equal lines that is folded; `left` and `right` hold its first line.
    Folded(u32),
}
