//! `Host`: the libvirt and QEMU that complete a document.

use super::{Arch, Profile, Qemu, Version, VersionError};
use std::fmt;
use std::sync::Arc;

/// What a domain is defined on. What libvirt adds depends on all of it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Host {
    /// The release of libvirt.
    pub libvirt: Version,
    /// The release of QEMU.
    pub qemu: Version,
    /// The machine's own architecture: what a domain without `<type arch>` is for.
    pub arch: Arch,
    /// Whether aliases are resolved (`q35` → `pc-q35-10.0`). Always so on a real host; libvirt's own tests
    /// run some cases with capabilities stripped of aliases.
    pub canonical_machine: bool,
    /// What is known of it beyond its releases; cheap to clone.
    pub profile: Arc<Profile>,
}

impl Default for Host {
    /// libvirt 11.3.0 with QEMU 10.0 on x86_64, as in Debian 13.
    fn default() -> Host {
        Host {
            libvirt: Version::new(11, 3, 0),
            qemu: Version::new(10, 0, 0),
            arch: Arch::X86_64,
            canonical_machine: true,
            profile: Profile::built_in(),
        }
    }
}

impl Host {
    /// Reads "libvirt=11.3.0,qemu=10.0[,arch=x86_64]", in any order; what is not named is as in [`Host::default`].
    ///
    /// # Errors
    /// A key, release or architecture that is unknown, with what was expected.
    pub fn parse(text: &str) -> Result<Host, HostError> {
        let mut host = Host::default();
        for part in text.split(',').map(str::trim) {
            let (key, value) = part.split_once('=').ok_or_else(|| HostError::Key(part.to_owned()))?;
            match key {
                "libvirt" => host.libvirt = value.parse()?,
                "qemu" => host.qemu = value.parse()?,
                "arch" => host.arch = Arch::parse(value).ok_or_else(|| HostError::Arch(value.to_owned()))?,
                other => return Err(HostError::Key(other.to_owned())),
            }
        }
        Ok(host)
    }

    /// The same host, on which none of the devices exists that a domain assigns to its guest.
    pub fn without_assigned_devices(self) -> Host {
        let profile = Profile { has_assigned_devices: false, ..(*self.profile).clone() };
        Host { profile: profile.into(), ..self }
    }

    /// What its QEMU can do for guests of the architecture.
    pub fn capabilities(&self, arch: Arch) -> Qemu {
        Qemu::of(self.qemu, arch).on(&self.profile)
    }
}

impl fmt::Display for Host {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "libvirt={},qemu={},arch={}", self.libvirt, self.qemu, self.arch)
    }
}

/// Why a host could not be read.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum HostError {
    /// Not `libvirt=`, `qemu=` or `arch=`.
    Key(String),
    /// Not a release number.
    Version(VersionError),
    /// Not an architecture.
    Arch(String),
}

impl From<VersionError> for HostError {
    fn from(error: VersionError) -> HostError {
        HostError::Version(error)
    }
}

impl fmt::Display for HostError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            HostError::Key(it) => {
                write!(f, "\"{it}\" is not understood; expected libvirt=…, qemu=… or arch=…")
            }
            HostError::Version(error) => error.fmt(f),
            HostError::Arch(it) => write!(f, "\"{it}\" is not an architecture; expected one such as x86_64"),
        }
    }
}

impl std::error::Error for HostError {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_what_differs_from_the_default() {
        let host = Host::parse("libvirt=9.0.0,qemu=7.2").unwrap();
        assert_eq!((host.libvirt, host.qemu), (Version::new(9, 0, 0), Version::new(7, 2, 0)));
        assert_eq!(Host::parse("qemu=10.0").unwrap(), Host::default());
        assert_eq!(Host::parse(&Host::default().to_string()).unwrap(), Host::default());
    }

    #[test]
    fn says_what_was_expected() {
        assert!(Host::parse("libvirt=new").unwrap_err().to_string().contains("release number"));
        assert!(Host::parse("xen=4").unwrap_err().to_string().contains("libvirt="));
        assert!(Host::parse("11.3.0").unwrap_err().to_string().contains("libvirt="));
    }
}
