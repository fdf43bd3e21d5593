//! Which words may stand somewhere, and what keeps host or target from taking one.

use super::{Choice, Limit};
use crate::command::usb_models;
use crate::compat::{Since, Target, Version, missing_in_qemu};
use crate::domain::Domain;
use crate::machine::{Arch, Host, Qemu};
use crate::xml::Document;

/// Lists of `virsh domcapabilities` by what they are about: path of the element below `<domain>`, attribute, list.
const LISTS: &[(&str, &str, &str)] = &[
    ("devices/disk", "device", "devices/disk/diskDevice"),
    ("devices/disk/target", "bus", "devices/disk/bus"),
    ("devices/disk", "model", "devices/disk/model"),
    ("devices/graphics", "type", "devices/graphics/type"),
    ("devices/video/model", "type", "devices/video/modelType"),
    ("devices/hostdev", "mode", "devices/hostdev/mode"),
    ("devices/hostdev", "type", "devices/hostdev/subsysType"),
    ("devices/rng", "model", "devices/rng/model"),
    ("devices/rng/backend", "model", "devices/rng/backendModel"),
    ("devices/filesystem/driver", "type", "devices/filesystem/driverType"),
    ("devices/tpm", "model", "devices/tpm/model"),
    ("devices/tpm/backend", "type", "devices/tpm/backendModel"),
    ("devices/tpm/backend", "version", "devices/tpm/backendVersion"),
    ("devices/redirdev", "bus", "devices/redirdev/bus"),
    ("devices/channel", "type", "devices/channel/type"),
    ("devices/crypto", "model", "devices/crypto/model"),
    ("devices/panic", "model", "devices/panic/model"),
    ("cpu", "mode", "cpu/mode"),
    ("os", "firmware", "os/firmware"),
    ("memoryBacking/source", "type", "memoryBacking/sourceType"),
];

/// What decides whether a word is taken: the host, perhaps a target, and the machine.
#[derive(Debug, Clone)]
pub(super) struct Takers<'q> {
    host: &'q Host,
    target: Option<&'q Target>,
    arch: Arch,
    machine: String,
    type_: String,
    qemu: Qemu,
}

impl<'q> Takers<'q> {
    pub(super) fn of(completed: &Document, host: &'q Host, target: Option<&'q Target>) -> Takers<'q> {
        let domain = Domain::of(completed);
        let arch = domain.arch().and_then(|it| Arch::parse(&it)).unwrap_or(host.arch);
        Takers {
            host,
            target,
            arch,
            machine: domain.machine().unwrap_or_default().into_owned(),
            type_: domain.virt_type().into_owned(),
            qemu: host.capabilities(arch),
        }
    }

    /// What keeps host or target from reading something that is read since then.
    pub(super) fn limit(&self, since: Since) -> Option<Limit> {
        let missing = |libvirt: Version| !since.is_met_by(libvirt);
        if missing(self.host.libvirt) {
            return Some(Limit { host: true, why: format!("needs libvirt {since}") });
        }
        let target = self.target.filter(|it| missing(it.libvirt))?;
        Some(not_at(target, &format!("needs libvirt {since}")))
    }

    /// The word with what keeps host or target from taking it. `path` is that of the element below `<domain>`.
    pub(super) fn choice(&self, path: &str, attribute: &str, value: &str, since: Since) -> Choice {
        let lacking = |qemu: &Qemu| match self.is_usb(path, attribute, value) {
            Some(false) => Some("this QEMU does not have it".to_owned()),
            _ => missing_in_qemu(path.strip_prefix("devices/")?, attribute, value, qemu),
        };
        let at_host = || lacking(&self.qemu).or_else(|| self.unlisted(path, attribute, value));
        let at_target = || {
            let target = self.target?;
            lacking(&Qemu::of(target.qemu?, self.arch)).map(|why| not_at(target, &why))
        };
        let limit = self.limit(since).filter(|it| it.host);
        let limit = limit.or_else(|| at_host().map(|why| Limit { host: true, why }));
        let limit = limit.or_else(|| self.limit(since)).or_else(at_target);
        Choice { value: value.to_owned(), limit }
    }

    /// Whether the host's QEMU has a model of USB controller; `None` where the value is none.
    fn is_usb(&self, path: &str, attribute: &str, value: &str) -> Option<bool> {
        let of_controller = path == "devices/controller" && attribute == "model";
        let usb = crate::command::UsbWish::parse(value).filter(|_| of_controller)?;
        let crate::command::UsbWish::Model(name) = usb else { return None };
        Some(usb_models(self.host, self.arch).iter().any(|it| it.name == name))
    }

    /// The host says which words it takes, and this is none of them.
    fn unlisted(&self, path: &str, attribute: &str, value: &str) -> Option<String> {
        let (.., list) = LISTS.iter().find(|it| it.0 == path && it.1 == attribute)?;
        let told = self.host.profile.domain(self.arch, &self.machine, &self.type_)?.list(list)?;
        let lists = told.iter().any(|it| it == value);
        (!lists).then(|| "this host does not list it among what it can do".to_owned())
    }

    /// Words that are usual where any text may stand.
    pub(super) fn usual(&self, path: &str, attribute: &str) -> Vec<Choice> {
        let any = |value: &str| Choice { value: value.to_owned(), limit: None };
        match (path, attribute) {
            ("os/type", "machine") => self.machines(),
            ("os/type", "arch") => {
                ["x86_64", "i686", "aarch64", "ppc64le", "riscv64", "s390x"].map(any).into()
            }
            ("devices/interface/model", "type") => ["virtio", "e1000e", "e1000", "rtl8139", "igb", "vmxnet3"]
                .into_iter()
                .filter(|it| missing_in_qemu("interface/model", "type", it, &self.qemu).is_none())
                .map(any)
                .collect(),
            ("devices/disk/driver", "name") => vec![any("qemu")],
            ("devices/disk/driver", "type") => ["qcow2", "raw", "vmdk", "vdi", "vhdx"].map(any).into(),
            ("devices/interface/source", "network") => vec![any("default")],
            ("devices/channel/target", "name") => {
                ["org.qemu.guest_agent.0", "com.redhat.spice.0"].map(any).into()
            }
            ("devices/graphics/listen", "address") => ["127.0.0.1", "0.0.0.0", "::"].map(any).into(),
            ("devices/rng/backend", "") => ["/dev/urandom", "/dev/random", "/dev/hwrng"].map(any).into(),
            ("clock", "timezone") => vec![any("Europe/Berlin"), any("UTC")],
            _ => Vec::new(),
        }
    }

    /// Machine types of the host, newest first, aliases ahead.
    fn machines(&self) -> Vec<Choice> {
        let mut names: Vec<&str> = Vec::new();
        let all: Vec<_> = self.qemu.machine_types().rev().filter(|it| it.distribution.is_none()).collect();
        for alias in all.iter().filter_map(|it| it.alias) {
            if !names.contains(&alias) {
                names.push(alias);
            }
        }
        names.extend(all.iter().map(|it| it.name));
        let listed = names.into_iter().filter(|it| self.qemu.lists(it) != Some(false));
        listed.map(|it| Choice { value: it.to_owned(), limit: None }).collect()
    }
}

fn not_at(target: &Target, why: &str) -> Limit {
    Limit { host: false, why: format!("{} does not take it: {why}", target.name) }
}
