//! How libvirt spells a value anew that it has read as a number, a size, a MAC address or a UUID.

use super::Kind;
use crate::domain::interface_model;

/// The value as libvirt prints it; `None` where libvirt cannot read it, or where any text is as good.
pub(super) fn spell(kind: Kind, value: &str) -> Option<String> {
    match kind {
        Kind::Int => decimal(value),
        Kind::Number => number(value).map(|it| it.to_string()),
        Kind::Hex(digits) => number(value).map(|it| format!("0x{it:0digits$x}")),
        Kind::UpperHex(digits) => number(value).map(|it| format!("0x{it:0digits$X}")),
        Kind::Base16(digits) => {
            let value = value.trim().trim_start_matches("0x").trim_start_matches("0X");
            u64::from_str_radix(value, 16).ok().map(|it| format!("0x{it:0digits$x}"))
        }
        Kind::Port => value.split('.').map(decimal).collect::<Option<Vec<_>>>().map(|it| it.join(".")),
        Kind::Octal => u64::from_str_radix(value.trim(), 8).ok().map(|it| format!("{it:04o}")),
        Kind::Interface => Some(interface_model(value).unwrap_or(value).to_owned()),
        Kind::Mac => Some(value.to_ascii_lowercase()),
        Kind::Uuid => uuid(value),
        _ => None,
    }
}

/// Number and unit of a size as libvirt prints them (`virScaleInteger`); `None` where it cannot be read.
pub(super) fn spell_size(kind: Kind, value: &str, unit: Option<&str>) -> Option<(u64, &'static str)> {
    let assumed = match kind {
        Kind::Kib => 1 << 10,
        Kind::Pretty => 1 << 20,
        _ => 1,
    };
    let scale = unit.filter(|it| !it.is_empty()).map_or(Some(assumed), scale)?;
    let bytes = value.trim().parse::<u64>().ok()?.checked_mul(scale)?;
    Some(match kind {
        Kind::Kib => (bytes.div_ceil(1 << 10), "KiB"),
        Kind::Mib => (bytes.div_ceil(1 << 20), "M"),
        Kind::Pretty => pretty(bytes),
        _ => (bytes, "bytes"),
    })
}

/// The largest unit that divides the size (`virFormatIntPretty`).
fn pretty(bytes: u64) -> (u64, &'static str) {
    const UNITS: [&str; 6] = ["KiB", "MiB", "GiB", "TiB", "PiB", "EiB"];
    let mut found = (bytes, "B");
    for unit in UNITS {
        if found.0 == 0 || !found.0.is_multiple_of(1024) {
            break;
        }
        found = (found.0 / 1024, unit);
    }
    found
}

/// Bytes in a unit: `k`, `KiB` and their like are powers of 1024, `KB` and its like of 1000.
fn scale(unit: &str) -> Option<u64> {
    let unit = unit.to_ascii_lowercase();
    if matches!(unit.as_str(), "b" | "byte" | "bytes") {
        return Some(1);
    }
    let base: u64 = match &unit[unit.chars().next()?.len_utf8()..] {
        "" | "ib" => 1024,
        "b" => 1000,
        _ => return None,
    };
    let power = "kmgtpe".find(unit.chars().next()?)? as u32 + 1;
    base.checked_pow(power)
}

/// A decimal number without sign, blanks or zeros in front; a minus stays.
fn decimal(value: &str) -> Option<String> {
    let value = value.trim();
    let (sign, digits) = match value.strip_prefix('-') {
        Some(digits) => ("-", digits),
        None => ("", value.strip_prefix('+').unwrap_or(value)),
    };
    if digits.is_empty() || !digits.bytes().all(|it| it.is_ascii_digit()) {
        return None;
    }
    let digits = digits.trim_start_matches('0');
    Some(if digits.is_empty() { "0".to_owned() } else { format!("{sign}{digits}") })
}

/// Decimal, `0x` hexadecimal, or octal after a leading 0 (`virStrToLong_ull` with base 0).
fn number(value: &str) -> Option<u64> {
    let value = value.trim();
    let hex = value.strip_prefix("0x").or_else(|| value.strip_prefix("0X"));
    match (hex, value.strip_prefix('0')) {
        (Some(hex), _) => u64::from_str_radix(hex, 16).ok(),
        (None, Some(octal)) if !octal.is_empty() => u64::from_str_radix(octal, 8).ok(),
        _ => value.parse().ok(),
    }
}

/// 32 hexadecimal digits, grouped (`virUUIDParse`, `virUUIDFormat`).
fn uuid(value: &str) -> Option<String> {
    let digits: String = value.trim().chars().filter(|it| *it != '-').collect();
    if digits.len() != 32 || !digits.bytes().all(|it| it.is_ascii_hexdigit()) {
        return None;
    }
    let digits = digits.to_ascii_lowercase();
    let groups = [&digits[..8], &digits[8..12], &digits[12..16], &digits[16..20], &digits[20..]];
    Some(groups.join("-"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers() {
        for (kind, value, expected) in [
            (Kind::Int, " 007", Some("7")),
            (Kind::Int, "+0", Some("0")),
            (Kind::Int, "-1", Some("-1")),
            (Kind::Int, "0x1", None),
            (Kind::Hex(2), "10", Some("0x0a")),
            (Kind::Hex(2), "0X1F", Some("0x1f")),
            (Kind::Hex(4), "010", Some("0x0008")),
            (Kind::Base16(1), "3f8", Some("0x3f8")),
            (Kind::Port, "01.2", Some("1.2")),
            (Kind::UpperHex(4), "0xabcd", Some("0xABCD")),
            (Kind::Mac, "52:54:00:AB:cd:01", Some("52:54:00:ab:cd:01")),
            (Kind::Uuid, "0123456789ABCDEF0123456789abcdef", Some("01234567-89ab-cdef-0123-456789abcdef")),
            (Kind::Uuid, "[UUID]", None),
        ] {
            assert_eq!(spell(kind, value).as_deref(), expected, "{value}");
        }
    }

    #[test]
    fn sizes() {
        for (kind, value, unit, expected) in [
            (Kind::Kib, "1", Some("GiB"), Some((1_048_576, "KiB"))),
            (Kind::Kib, "2", Some("g"), Some((2_097_152, "KiB"))),
            (Kind::Kib, "1", Some("MB"), Some((977, "KiB"))),
            (Kind::Kib, "1", Some("b"), Some((1, "KiB"))),
            (Kind::Kib, "65536", None, Some((65_536, "KiB"))),
            (Kind::Kib, "1", Some("furlong"), None),
            (Kind::Mib, "4194304", None, Some((4, "M"))),
            (Kind::Bytes, "1", Some("KiB"), Some((1024, "bytes"))),
            (Kind::Pretty, "48", None, Some((48, "MiB"))),
            (Kind::Pretty, "1024", Some("MiB"), Some((1, "GiB"))),
        ] {
            assert_eq!(spell_size(kind, value, unit), expected, "{value} {unit:?}");
        }
    }
}
