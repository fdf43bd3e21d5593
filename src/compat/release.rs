//! The releases of libvirt that targets may name.

use super::Version;

/// The first release that is asked about, that of the 2012 discussion.
pub const FIRST: Version = Version::new(0, 9, 4);

/// The oldest release whose own defaults were measured, so that what it would add is predicted.
pub const MEASURED: Version = Version::new(7, 0, 0);

/// Series by series: major, minor, first and last micro number.
const SERIES: &[(u16, u16, u16, u16)] = &[
    (0, 7, 5, 7),
    (0, 8, 0, 8),
    (0, 9, 0, 13),
    (0, 10, 0, 2),
    (1, 0, 0, 6),
    (1, 1, 0, 4),
    (1, 2, 0, 21),
    (1, 3, 0, 5),
];

/// Since 2.0.0 each release has a minor number of its own: major and last minor.
const YEARS: &[(u16, u16)] =
    &[(2, 5), (3, 10), (4, 10), (5, 10), (6, 10), (7, 10), (8, 10), (9, 10), (10, 10), (11, 10), (12, 8)];

/// Every release from 0.7.5, where our knowledge begins, to 12.8.0, ascending. Maintenance releases (0.9.12.3) and
/// those of distributions are not among them.
pub fn releases() -> impl Iterator<Item = Version> {
    let old = SERIES.iter().flat_map(|&(major, minor, first, last)| {
        (first..=last).map(move |micro| Version::new(major, minor, micro))
    });
    let new =
        YEARS.iter().flat_map(|&(major, last)| (0..=last).map(move |minor| Version::new(major, minor, 0)));
    old.chain(new)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ascend_without_gaps_in_what_is_known() {
        let all: Vec<_> = releases().collect();
        assert!(all.windows(2).all(|pair| pair[0] < pair[1]));
        for text in ["0.7.5", "0.9.4", "1.2.21", "2.5.0", "9.0.0", "11.3.0", "12.8.0"] {
            assert!(all.contains(&text.parse().unwrap()), "{text}");
        }
        assert!(!all.contains(&Version::new(9, 0, 1)));
    }
}
