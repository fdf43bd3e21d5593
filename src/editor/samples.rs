//! Domains to start from, written by us.

/// A sample.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sample {
    /// Its id and file name.
    pub id: &'static str,
    /// What it is.
    pub title: &'static str,
    /// What there is to see.
    pub text_hint: &'static str,
    /// The XML.
    pub text: &'static str,
}

/// All samples, simplest first.
pub fn samples() -> &'static [Sample] {
    &[]
}
