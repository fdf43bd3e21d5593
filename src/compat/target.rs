//! `Target`: the libvirt and QEMU that a domain is exported for, by number or by the name of a distribution.

use super::near::distance;
use super::{Version, VersionError};
use crate::order;
use std::fmt;

/// Where a domain shall go.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Target {
    /// What people call it: "RHEL 6.2", "libvirt 0.9.4".
    pub name: String,
    /// The release of libvirt.
    pub libvirt: Version,
    /// The release of QEMU, where known.
    pub qemu: Option<Version>,
    /// How sure we are of the two numbers.
    pub confidence: Confidence,
}

/// How sure we are that a distribution ships those releases.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Confidence {
    /// From memory, unconfirmed.
    Low,
    /// From memory, plausible.
    Medium,
    /// Seen, or well known; or given by number.
    High,
}

/// One distribution of the table targets.tsv.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Distribution {
    /// The word that names it: `rhel6.2`.
    pub id: &'static str,
    /// What people call it: "RHEL 6.2".
    pub name: &'static str,
    /// The release of libvirt it ships.
    pub libvirt: Version,
    /// The release of QEMU it ships.
    pub qemu: Version,
    /// How sure we are of the two numbers.
    pub confidence: Confidence,
    /// Every word that names it, the id first.
    words: &'static str,
}

/// The distributions we know, by family and age.
pub fn distributions() -> impl Iterator<Item = Distribution> {
    include_str!("targets.tsv").lines().filter(|line| !line.starts_with('#')).map(|line| {
        let mut cells = line.split('\t');
        let mut cell = || cells.next().unwrap_or_default();
        let (words, name) = (cell(), cell());
        let mut release = || cell().parse().unwrap_or_else(|error| panic!("targets.tsv, {name}: {error}"));
        let (libvirt, qemu) = (release(), release());
        let confidence = match cell() {
            "high" => Confidence::High,
            "medium" => Confidence::Medium,
            _ => Confidence::Low,
        };
        let id = words.split(' ').next().unwrap_or_default();
        Distribution { id, name, libvirt, qemu, confidence, words }
    })
}

impl Distribution {
    /// Whether the word names it, as in `almalinux-9.4`, `Debian 12` or `centos7.9`.
    fn is(&self, word: &str) -> bool {
        self.words.split(' ').any(|it| it == word)
    }

    /// What it is as a target.
    pub fn target(&self) -> Target {
        Target {
            name: self.name.to_owned(),
            libvirt: self.libvirt,
            qemu: Some(self.qemu),
            confidence: self.confidence,
        }
    }
}

impl Target {
    /// A bare release of libvirt.
    pub fn libvirt(libvirt: Version) -> Target {
        Target { name: format!("libvirt {libvirt}"), libvirt, qemu: None, confidence: Confidence::High }
    }

    /// Reads "libvirt=0.9.4,qemu=0.12", a bare "0.9.4", a distribution ("rhel6.2", "Debian 12"), or a distribution
    /// with other numbers ("rhel7.9,qemu=2.12").
    ///
    /// # Errors
    /// A name that no target has, with the nearest ones; a key or a release that is none.
    pub fn parse(text: &str) -> Result<Target, TargetError> {
        let (mut named, mut libvirt, mut qemu) = (None, None, None);
        for part in text.split(',').map(str::trim) {
            match part.split_once('=') {
                Some(("libvirt", value)) => libvirt = Some(value.parse()?),
                Some(("qemu", value)) => qemu = Some(value.parse()?),
                Some((key, _)) => return Err(TargetError::Key(key.to_owned())),
                None if part.starts_with(|first: char| first.is_ascii_digit()) => {
                    libvirt = Some(part.parse()?)
                }
                None => named = Some(find(part)?.target()),
            }
        }
        let mut target = match (named, libvirt) {
            (Some(target), None) => target,
            (Some(target), Some(libvirt)) => Target { libvirt, ..target },
            (None, Some(libvirt)) => Target::libvirt(libvirt),
            (None, None) => return Err(TargetError::NoLibvirt),
        };
        target.qemu = qemu.or(target.qemu);
        Ok(target)
    }
}

fn find(text: &str) -> Result<Distribution, TargetError> {
    let word = normal(text);
    distributions().find(|it| it.is(&word)).ok_or_else(|| TargetError::Unknown(text.to_owned(), near(&word)))
}

/// The word of the table that the text would be: "AlmaLinux 9.4" is `alma9.4`.
fn normal(text: &str) -> String {
    let mut word = text.to_ascii_lowercase().replace([' ', '_'], "");
    for (long, short) in
        [("almalinux", "alma"), ("rockylinux", "rocky"), ("opensuseleap", "leap"), ("opensuse-leap", "leap")]
    {
        word = word.replace(long, short);
    }
    let names_release =
        word.rsplit_once('-').filter(|(_, rest)| rest.starts_with(|it: char| it.is_ascii_digit()));
    names_release.map(|(name, release)| format!("{name}{release}")).unwrap_or(word)
}

/// The ids most like the word: those of the same distribution, or the few with the least to change.
fn near(word: &str) -> Vec<&'static str> {
    let name = word.trim_end_matches(|it: char| it.is_ascii_digit() || it == '.');
    let of_name = |it: &&'static str| {
        !name.is_empty()
            && it.starts_with(name)
            && it[name.len()..].starts_with(|it: char| it.is_ascii_digit())
    };
    let words = || distributions().flat_map(|it| it.words.split(' '));
    let mut near: Vec<_> = words().filter(of_name).collect();
    if near.is_empty() {
        near = words().filter(|it| distance(word, it) <= word.len().max(3) / 3).collect();
    }
    order::by_key(&mut near, |it| distance(word, it));
    near.truncate(6);
    near
}

/// Why a target could not be read.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum TargetError {
    /// No distribution of that name; the nearest ones.
    Unknown(String, Vec<&'static str>),
    /// Neither `libvirt=` nor `qemu=`.
    Key(String),
    /// Not a release number.
    Version(VersionError),
    /// Only QEMU was given.
    NoLibvirt,
}

impl From<VersionError> for TargetError {
    fn from(error: VersionError) -> TargetError {
        TargetError::Version(error)
    }
}

impl fmt::Display for TargetError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            TargetError::Unknown(text, near) if near.is_empty() => {
                write!(
                    f,
                    "no target is called \"{text}\"; expected a distribution such as rhel6.2 or debian12, or libvirt=0.9.4"
                )
            }
            TargetError::Unknown(text, near) => {
                write!(f, "no target is called \"{text}\"; did you mean {}?", near.join(", "))
            }
            TargetError::Key(key) => write!(f, "\"{key}\" is not understood; expected libvirt=… or qemu=…"),
            TargetError::Version(error) => error.fmt(f),
            TargetError::NoLibvirt => {
                f.write_str("which libvirt? Expected libvirt=0.9.4 or a distribution such as rhel6.2")
            }
        }
    }
}

impl std::error::Error for TargetError {}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(text: &str) -> (String, Option<String>) {
        let target = Target::parse(text).unwrap_or_else(|error| panic!("{text}: {error}"));
        (target.libvirt.to_string(), target.qemu.map(|it| it.to_string()))
    }

    fn pair(libvirt: &str, qemu: &str) -> (String, Option<String>) {
        (libvirt.to_owned(), Some(qemu.to_owned()))
    }

    #[test]
    fn by_number() {
        assert_eq!(parse("0.9.4"), ("0.9.4".to_owned(), None));
        assert_eq!(parse("libvirt=0.9.4,qemu=0.12"), pair("0.9.4", "0.12.0"));
        assert_eq!(Target::parse("9.0").unwrap().name, "libvirt 9.0.0");
    }

    #[test]
    fn by_name() {
        assert_eq!(parse("rhel6.2"), pair("0.9.4", "0.12.1"));
        for text in ["rhel7.6", "rhel7.7", "rhel7.8", "rhel7.9", "centos7.9", "CentOS 7.9", "centos-7.9"] {
            assert_eq!(parse(text), pair("4.5.0", "1.5.3"), "{text}");
        }
        for text in ["alma9.4", "rocky9.4", "AlmaLinux 9.4", "rocky_linux-9.4"] {
            assert_eq!(parse(text), pair("10.0.0", "8.2.0"), "{text}");
        }
        for text in ["debian12", "Debian 12", "bookworm"] {
            assert_eq!(parse(text), pair("9.0.0", "7.2.0"), "{text}");
        }
        assert_eq!(parse("debian12-backports"), pair("11.3.0", "10.0.0"));
        assert_eq!(parse("leap15.5"), parse("sles15sp5"));
        assert_eq!(parse("rhel7.9,qemu=2.12"), pair("4.5.0", "2.12.0"));
    }

    #[test]
    fn faults_name_what_is_near() {
        let fault = |text| Target::parse(text).unwrap_err().to_string();
        assert!(fault("rhel6.22").contains("rhel6.2,"), "{}", fault("rhel6.22"));
        assert!(fault("debain12").contains("debian12"), "{}", fault("debain12"));
        assert!(fault("rhel5").contains("rhel"), "{}", fault("rhel5"));
        assert!(fault("windows").contains("expected a distribution"));
        assert!(fault("xen=4").contains("libvirt=") && fault("qemu=2.0").contains("libvirt="));
        assert!(fault("0.x").contains("release number") && fault("").contains("expected"));
    }

    #[test]
    fn every_word_names_one() {
        let mut words: Vec<_> = distributions().flat_map(|it| it.words.split(' ')).collect();
        let all = words.len();
        order::plainly(&mut words);
        words.dedup();
        assert_eq!(words.len(), all);
        for distribution in distributions() {
            assert_eq!(Target::parse(distribution.id).unwrap(), distribution.target());
        }
    }
}
