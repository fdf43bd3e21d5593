//! Sizes with units, in KiB.

/// `number` of `unit` in KiB, rounded up (`virScaleInteger`); `None` where either is not understood or it
/// does not fit.
pub(super) fn to_kib(number: &str, unit: &str) -> Option<u64> {
    let number: u128 = number.parse().ok()?;
    let bytes: u128 = match unit {
        "b" | "bytes" => 1,
        "KB" => 1_000,
        "k" | "K" | "KiB" => 1 << 10,
        "MB" => 1_000_000,
        "M" | "MiB" => 1 << 20,
        "GB" => 1_000_000_000,
        "G" | "GiB" => 1 << 30,
        "TB" => 1_000_000_000_000,
        "T" | "TiB" => 1 << 40,
        _ => return None,
    };
    u64::try_from(number.checked_mul(bytes)?.div_ceil(1 << 10)).ok()
}

#[cfg(test)]
mod tests {
    use super::to_kib;

    #[test]
    fn rounds_up() {
        assert_eq!(to_kib("4", "GiB"), Some(4 << 20));
        assert_eq!(to_kib("1", "MB"), Some(977));
        assert_eq!(to_kib("1025", "bytes"), Some(2));
        assert_eq!(to_kib("1", "parsec"), None);
    }
}
