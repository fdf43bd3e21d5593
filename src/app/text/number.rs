//! Numbers as each language writes them, and one thing told from several.

use super::Language;
use crate::editor::grouped;

impl Language {
    /// A number with its digits in groups of three: `12,345`, `12.345`.
    pub(in crate::app) fn number(self, number: usize) -> String {
        grouped(&number.to_string(), self.thousands())
    }

    /// `1 device`, `1,200 devices`: a number with the word for one or for several.
    pub(in crate::app) fn many(self, count: usize, one: &str, several: &str) -> String {
        format!("{} {}", self.number(count), if count == 1 { one } else { several })
    }
}
