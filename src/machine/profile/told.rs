//! Reading what a host says of itself: `virsh version`, `virsh capabilities`, `virsh domcapabilities`, alone or
//! one after the other in one text.

use std::fmt;
use std::sync::Arc;

use super::{DomainCapabilities, Guest, Profile};
use crate::machine::{Arch, Host, Machine, Version};
use crate::xml::{self, Document};

const HOST: &str = "capabilities";
const DOMAIN: &str = "domainCapabilities";

impl Host {
    /// Whether the text is what a host says of itself, rather than a domain.
    pub fn is_told_by(text: &str) -> bool {
        let at = |name: &str| text.find(&format!("<{name}>"));
        let first = at(HOST).into_iter().chain(at(DOMAIN)).min();
        first.is_some_and(|it| text.find("<domain ").is_none_or(|domain| it < domain))
    }

    /// The host with what the text says of it: the output of `virsh capabilities`, of `virsh domcapabilities` for
    /// any machine, or of several of them one after the other; `virsh version` before them tells the releases.
    /// What was told before and is not told anew stays.
    ///
    /// # Errors
    /// The text holds none of them, or one that is not well-formed.
    pub fn told(&self, text: &str) -> Result<Host, ProfileError> {
        let mut host = self.clone();
        let mut profile = Profile::clone(&self.profile);
        let mut found = false;
        for document in documents(text, HOST)? {
            found = true;
            capabilities(&document, &mut host, &mut profile);
        }
        for document in documents(text, DOMAIN)? {
            found = true;
            let Some(told) = DomainCapabilities::read(&document) else { continue };
            let same = |it: &DomainCapabilities| {
                (it.arch, &it.machine, &it.type_) == (told.arch, &told.machine, &told.type_)
            };
            profile.domains.retain(|it| !same(it));
            profile.domains.push(told);
        }
        let machines =
            profile.guests.iter().flat_map(|guest| guest.machines.iter().map(|it| (guest.arch, &it.name)));
        let asked = profile.domains.iter().map(|it| (it.arch, &it.machine));
        let newest = machines.chain(asked).filter_map(|(arch, name)| Machine::of(arch, name).version).max();
        profile.libvirt = version(text, "libvirt").or(profile.libvirt);
        // The newest machine type tells the series; the third number comes from elsewhere.
        let whole = |newest: Version| {
            let known = [profile.qemu, Some(host.qemu)].into_iter().flatten();
            known.into_iter().find(|it| it.series() == newest.series()).unwrap_or(newest)
        };
        profile.qemu = version(text, "QEMU").or(newest.map(whole)).or(profile.qemu);
        profile.firmware = profile.listed_firmware();
        if let Some(newest) = profile.listed_gic() {
            profile.kvm_gic = newest;
        }
        host.libvirt = profile.libvirt.unwrap_or(host.libvirt);
        host.qemu = profile.qemu.unwrap_or(host.qemu);
        host.profile = Arc::new(profile);
        if found { Ok(host) } else { Err(ProfileError::Nothing) }
    }
}

fn capabilities(document: &Document, host: &mut Host, profile: &mut Profile) {
    let root = document.root();
    let text = |path| document.value(root, path).filter(|it| !it.is_empty());
    host.arch = text("host/cpu/arch").and_then(|it| Arch::parse(&it)).unwrap_or(host.arch);
    profile.cpu = text("host/cpu/model").map(|it| it.into_owned());
    let guests = document.elements_named(root, "guest");
    profile.guests = guests.filter_map(|it| Guest::read(document, it)).collect();
}

/// The release that `virsh version` names: "Using library: libvirt 11.3.0", "Running hypervisor: QEMU 10.0.2".
fn version(text: &str, of: &str) -> Option<Version> {
    let line =
        |it: &&str| it.starts_with(if of == "libvirt" { "Using library:" } else { "Running hypervisor:" });
    let line = text.lines().map(str::trim).find(line)?;
    line.rsplit_once(of)?.1.trim().parse().ok()
}

/// Every element of that name at the top of the text, as a document each.
fn documents(text: &str, name: &str) -> Result<Vec<Document>, ProfileError> {
    let (open, close) = (format!("<{name}>"), format!("</{name}>"));
    let mut found = Vec::new();
    let mut rest = text;
    while let Some(start) = rest.find(&open) {
        let end = rest[start..].find(&close).map_or(rest.len(), |it| start + it + close.len());
        found.push(xml::parse(&rest[start..end]).map_err(ProfileError::Xml)?);
        rest = &rest[end..];
    }
    Ok(found)
}

/// Why a text says nothing of a host.
#[derive(Debug)]
pub enum ProfileError {
    /// Neither `<capabilities>` nor `<domainCapabilities>` is in it.
    Nothing,
    /// One of them is not well-formed.
    Xml(xml::Error),
}

impl fmt::Display for ProfileError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            ProfileError::Nothing => f.write_str(
                "This is neither the output of virsh capabilities nor that of virsh domcapabilities.",
            ),
            ProfileError::Xml(error) => write!(f, "The capabilities are not well-formed: {error}"),
        }
    }
}

impl std::error::Error for ProfileError {}
