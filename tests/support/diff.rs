//! A unified diff of two texts, for people who read why a test failed.

/// What differs, line by line: `-` is only expected, `+` is only ours. Empty when the texts are equal.
pub(crate) fn unified(expected: &str, ours: &str) -> String {
    similar::TextDiff::from_lines(expected, ours).unified_diff().to_string()
}
