//! Numbers with their digits in groups.

/// A whole number with its digits in groups of three, `12,345`; anything else as it is.
pub fn grouped(number: &str, separator: char) -> String {
    if number.len() < 4 || !number.bytes().all(|it| it.is_ascii_digit()) {
        return number.to_owned();
    }
    let mut grouped = String::with_capacity(number.len() + number.len() / 3);
    for (index, digit) in number.chars().enumerate() {
        if index > 0 && (number.len() - index).is_multiple_of(3) {
            grouped.push(separator);
        }
        grouped.push(digit);
    }
    grouped
}
