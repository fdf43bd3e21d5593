//! What a user decides about a line of the source, in place of what the export for the target would do with it.

use std::collections::HashMap;

use crate::xml::NodeId;

/// What becomes of a written element or attribute.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Choice {
    /// It stays as it is, whatever the target makes of it: it must be new enough.
    Keep,
    /// It is left out.
    LeaveOut,
    /// It becomes what the target takes, even where that is other hardware: what would be offered for it is done. Where the
    /// export rewrites it anyway, nothing more.
    Rewrite,
}

/// Decided lines: the element, and the attribute where one is meant.
pub type Choices = HashMap<(NodeId, Option<String>), Choice>;
