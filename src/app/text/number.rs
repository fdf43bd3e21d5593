//! Numbers as each language writes them, and one thing told from several.

use super::Language;

impl Language {
    /// A number with its digits in groups of three: `12,345`, `12.345`.
    pub(in crate::app) fn number(self, number: usize) -> String {
        let separator = match self {
            Language::English => ',',
            Language::German => '.',
        };
        let digits = number.to_string();
        let mut grouped = String::with_capacity(digits.len() + digits.len() / 3);
        for (index, digit) in digits.chars().enumerate() {
            if index > 0 && (digits.len() - index).is_multiple_of(3) {
                grouped.push(separator);
            }
            grouped.push(digit);
        }
        grouped
    }

    /// `1 device`, `1,200 devices`: a number with the word for one or for several.
    pub(in crate::app) fn many(self, count: usize, one: &str, several: &str) -> String {
        format!("{} {}", self.number(count), if count == 1 { one } else { several })
    }
}
