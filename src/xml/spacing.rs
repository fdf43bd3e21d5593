//! White space inside tags. It is nearly always the usual one, which takes no memory of its own.

use ecow::EcoString;

/// What stands in two places of a tag; `None` where both are as usual.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Spacing(Option<Box<[EcoString; 2]>>);

impl Spacing {
    pub(super) const USUAL: Spacing = Spacing(None);

    pub(super) fn new(spelled: [&str; 2], usual: [&str; 2]) -> Spacing {
        Spacing((spelled != usual).then(|| Box::new(spelled.map(EcoString::from))))
    }

    /// What stands in both places.
    pub(super) fn spelled<'a>(&'a self, usual: [&'a str; 2]) -> [&'a str; 2] {
        match self.0.as_deref() {
            Some([first, second]) => [first, second],
            None => usual,
        }
    }
}
