//! The ways to export, named for what was weighed when implicit controllers first broke migration.

/// How to export.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Style {
    /// The document as it is.
    Written,
    /// Everything explicit, as libvirt would store it.
    Expanded,
    /// As the host's own `dumpxml --migratable` prints it.
    Migratable,
    /// As stored, but a USB controller that nobody wrote only where a USB device needs it.
    AsNeeded,
    /// Rewritten for the target.
    Target,
    /// Without what the same host would fill in again.
    Compact,
}

impl Style {
    /// Every style, in the order in which they are offered.
    pub const ALL: [Style; 6] =
        [Style::Written, Style::Expanded, Style::Migratable, Style::AsNeeded, Style::Target, Style::Compact];

    /// The style of that word.
    pub fn parse(word: &str) -> Option<Style> {
        Style::ALL.into_iter().find(|it| it.as_str() == word)
    }

    /// The word for it on the command line.
    pub fn as_str(self) -> &'static str {
        match self {
            Style::Written => "written",
            Style::Expanded => "expanded",
            Style::Migratable => "migratable",
            Style::AsNeeded => "as-needed",
            Style::Target => "target",
            Style::Compact => "compact",
        }
    }
}
