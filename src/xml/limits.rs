//! How large a document may be. Past a limit parsing stops with an error that names it.

/// Largest text, in bytes.
pub const BYTES: usize = 16 << 20;
/// Deepest nesting of elements.
pub const DEPTH: usize = 256;
/// Most attributes on one element.
pub const ATTRIBUTES: usize = 1024;
