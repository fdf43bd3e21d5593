//! `Guest`: one `<arch>` of `virsh capabilities`.

use crate::machine::Arch;
use crate::xml::{Document, NodeId};

/// What a host lists for guests of one architecture.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Guest {
    /// The architecture.
    pub arch: Arch,
    /// Its machine types; libvirt takes the first where a domain names none.
    pub machines: Vec<GuestMachine>,
    /// Types of domain (`kvm`, `qemu`) with the program that runs them.
    pub types: Vec<(String, String)>,
}

/// One `<machine>`.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct GuestMachine {
    /// Its name, alias or canonical.
    pub name: String,
    /// What the name stands for, where it is an alias.
    pub canonical: Option<String>,
    /// How many vCPUs it can have, where that is told.
    pub max_cpus: Option<u32>,
    /// Whether QEMU advises against it.
    pub deprecated: bool,
}

impl Guest {
    /// Reads `<guest>`; `None` for containers and for architectures that we do not know.
    pub(super) fn read(document: &Document, guest: NodeId) -> Option<Guest> {
        let arch = document.child(guest, "arch")?;
        if document.value(guest, "os_type")? != "hvm" {
            return None;
        }
        let text = |at| document.value(at, "emulator").map(|it| it.into_owned());
        let emulator = text(arch).unwrap_or_default();
        let domains: Vec<NodeId> = document.elements_named(arch, "domain").collect();
        let types = domains.iter().filter_map(|it| {
            let type_ = document.attribute(*it, "type")?.into_owned();
            Some((type_, text(*it).unwrap_or_else(|| emulator.clone())))
        });
        let mut machines: Vec<GuestMachine> = Vec::new();
        // A type of domain may have a list of its own, as long as KVM had a program of its own.
        for at in std::iter::once(arch).chain(domains.iter().copied()) {
            for machine in document.elements_named(at, "machine") {
                let machine = GuestMachine::read(document, machine);
                if machines.iter().all(|it| it.name != machine.name) {
                    machines.push(machine);
                }
            }
        }
        let arch = Arch::parse(&document.attribute(arch, "name")?)?;
        Some(Guest { arch, machines, types: types.collect() })
    }

    /// The canonical name behind an alias; `None` where the name is none here.
    pub fn canonical(&self, alias: &str) -> Option<&str> {
        self.machine(alias)?.canonical.as_deref()
    }

    /// The machine of that name.
    pub fn machine(&self, name: &str) -> Option<&GuestMachine> {
        self.machines.iter().find(|it| it.name == name)
    }

    /// The program that runs this type of domain.
    pub(super) fn emulator(&self, type_: &str) -> Option<&str> {
        self.types.iter().find(|(it, _)| it == type_).map(|(_, path)| &**path).filter(|it| !it.is_empty())
    }
}

impl GuestMachine {
    fn read(document: &Document, machine: NodeId) -> GuestMachine {
        let attribute = |name: &str| document.attribute(machine, name).map(|it| it.into_owned());
        GuestMachine {
            name: document.text(machine).trim().to_owned(),
            canonical: attribute("canonical"),
            max_cpus: attribute("maxCpus").and_then(|it| it.parse().ok()).filter(|it| *it > 0),
            deprecated: attribute("deprecated").is_some_and(|it| it == "yes"),
        }
    }
}
