//! The order in which the schemas of older releases want the parts of an element; no parser asks for one.
//!
//! Measured with the schemas of 0.9.4 to 11.3.0: each part of an element put before each other one.

use super::Version;

/// Up to here every element has its parts in an order, `<domain>` among them.
const ALL: Version = Version::new(1, 3, 1);

/// Elements whose parts have an order for longer: the first release whose schema takes any.
const LONGER: &[(&str, Version)] = &[
    ("panic", Version::new(4, 4, 0)),
    ("hub", Version::new(4, 5, 0)),
    ("input", Version::new(4, 5, 0)),
    ("redirdev", Version::new(4, 5, 0)),
    ("source", Version::new(6, 0, 0)),
    ("video", Version::new(7, 5, 0)),
    ("channel", Version::new(9, 0, 0)),
    ("console", Version::new(9, 0, 0)),
    ("controller", Version::new(9, 0, 0)),
    ("filesystem", Version::new(9, 0, 0)),
    ("parallel", Version::new(9, 0, 0)),
    ("serial", Version::new(9, 0, 0)),
    ("smartcard", Version::new(9, 0, 0)),
    ("tpm", Version::new(9, 0, 0)),
    ("watchdog", Version::new(9, 0, 0)),
];

/// Where the order was another than the one in which libvirt prints: element, the first release with it, the first
/// without, and the parts that stood at the end.
const OTHERWISE: &[(&str, Version, Version, &[&str])] = &[
    ("hostdev", Version::new(0, 9, 4), Version::new(1, 0, 2), &["alias", "address", "rom"]),
    ("hostdev", Version::new(1, 0, 2), Version::new(1, 0, 6), &["alias", "boot", "rom", "address"]),
    ("redirdev", Version::new(0, 9, 5), Version::new(4, 5, 0), &["alias", "address", "boot"]),
    ("memballoon", Version::new(1, 1, 1), Version::new(1, 2, 14), &["alias", "address", "stats"]),
];

/// Parts of `<domain>` that stand beside each other in the schemas before 11.3.0: not some of the others between them
/// and some around them.
const BESIDE: ([&str; 2], &[&str]) = (
    ["name", "uuid"],
    &[
        "memory",
        "maxMemory",
        "currentMemory",
        "memoryBacking",
        "vcpu",
        "vcpus",
        "iothreads",
        "iothreadids",
        "blkiotune",
        "memtune",
        "cputune",
        "numatune",
        "resource",
    ],
);

/// The parts of `<domain>` that the schema of the release wants beside each other, unless all or none of the others
/// stand between them.
pub fn parts_beside(libvirt: Version) -> Option<([&'static str; 2], &'static [&'static str])> {
    (libvirt < Version::new(11, 3, 0)).then_some(BESIDE)
}

/// Whether the schema of the release has an order for the parts of any element.
pub fn has_any_order(libvirt: Version) -> bool {
    LONGER.iter().any(|(_, until)| libvirt < *until)
}

/// Whether the schema of the release wants the parts of such an element in an order.
pub fn has_order(element: &str, libvirt: Version) -> bool {
    libvirt < ALL || LONGER.iter().any(|(name, until)| *name == element && libvirt < *until)
}

/// The parts that the release wants at the end of such an element, other than libvirt prints them.
pub fn last_parts(element: &str, libvirt: Version) -> &'static [&'static str] {
    let here = OTHERWISE
        .iter()
        .find(|(name, from, until, _)| *name == element && *from <= libvirt && libvirt < *until);
    here.map_or(&[], |it| it.3)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn orders_end() {
        let version = |text: &str| text.parse::<Version>().unwrap();
        assert!(has_order("disk", version("1.3.0")) && !has_order("disk", version("1.3.1")));
        assert!(has_order("video", version("7.2.0")) && !has_order("video", version("7.5.0")));
        assert_eq!(last_parts("hostdev", version("0.10.2")).last(), Some(&"rom"));
        assert_eq!(last_parts("hostdev", version("1.0.5")).last(), Some(&"address"));
        assert!(last_parts("hostdev", version("1.0.6")).is_empty());
        assert!(has_any_order(version("8.10.0")) && !has_any_order(version("9.0.0")));
        assert!(parts_beside(version("10.7.0")).is_some() && parts_beside(version("11.3.0")).is_none());
    }
}
