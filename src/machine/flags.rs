//! The table of QEMU capabilities, flags.txt, as libvirt names and saw them.

use super::{Arch, Version};
use std::sync::OnceLock;

/// The table, read once.
pub(super) fn flags() -> &'static Flags {
    static FLAGS: OnceLock<Flags> = OnceLock::new();
    FLAGS.get_or_init(|| Flags::read(include_str!("flags.txt")))
}

/// QEMU series of each architecture, ascending.
type Series = Vec<(Arch, Vec<Version>)>;

/// Which QEMU series has which capability.
pub(super) struct Flags {
    /// What was measured.
    builds: Series,
    /// By name, ascending; per architecture the series that turn it on, off, on again …
    turns: Vec<(&'static str, Series)>,
}

impl Flags {
    /// The measured series of an architecture; empty where nothing was measured.
    pub(super) fn builds(&self, arch: Arch) -> &[Version] {
        of(&self.builds, arch)
    }

    /// Whether the series has the capability; one that is in no table is absent.
    pub(super) fn has(&self, flag: &str, arch: Arch, series: Version) -> bool {
        let Ok(at) = self.turns.binary_search_by_key(&flag, |(name, _)| name) else { return false };
        of(&self.turns[at].1, arch).iter().filter(|turn| **turn <= series).count() % 2 == 1
    }

    /// The first measured series with the capability.
    pub(super) fn first_with(&self, flag: &str, arch: Arch) -> Option<Version> {
        let at = self.turns.binary_search_by_key(&flag, |(name, _)| name).ok()?;
        of(&self.turns[at].1, arch).first().copied()
    }

    fn read(text: &'static str) -> Flags {
        let mut flags = Flags { builds: Vec::new(), turns: Vec::new() };
        for line in text.lines().filter(|line| !line.starts_with('#')) {
            let mut words = line.split(' ');
            match words.next() {
                Some("builds") => {
                    let arch = words.next().map_or_else(|| panic!("builds without arch"), arch);
                    flags.builds.push((arch, words.map(series).collect()));
                }
                Some(name) => flags.turns.push((name, words.map(turns).collect())),
                None => {}
            }
        }
        flags
    }
}

fn of(table: &[(Arch, Vec<Version>)], arch: Arch) -> &[Version] {
    table.iter().find(|(it, _)| *it == arch).map_or(&[], |(_, versions)| versions)
}

fn turns(word: &str) -> (Arch, Vec<Version>) {
    let (name, turns) = word.split_once(':').unwrap_or_else(|| panic!("flags.txt: {word}"));
    (arch(name), turns.split('-').map(series).collect())
}

/// The architecture of a word of a table that the program carries.
pub(super) fn arch(word: &str) -> Arch {
    Arch::parse(word).unwrap_or_else(|| panic!("no architecture: {word}"))
}

/// The release of a word of a table that the program carries.
pub(super) fn series(word: &str) -> Version {
    word.parse().unwrap_or_else(|error| panic!("{error}"))
}
