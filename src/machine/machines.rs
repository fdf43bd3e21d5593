//! The table of QEMU's machine types, machines.txt.

use super::flags::{arch, series};
use super::{Arch, Version};
use std::sync::OnceLock;

/// The machine types of an architecture in the table's order: releases of one board ascending.
pub(super) fn machines(arch: Arch) -> &'static [MachineType] {
    static MACHINES: OnceLock<Vec<(Arch, Vec<MachineType>)>> = OnceLock::new();
    let table = MACHINES.get_or_init(|| read(include_str!("machines.txt")));
    table.iter().find(|(it, _)| *it == arch).map_or(&[], |(_, machines)| machines)
}

/// What is known of one machine type over QEMU's releases.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct MachineType {
    /// The canonical name: `pc-q35-10.0`.
    pub name: &'static str,
    /// The first QEMU release that has it; `None` where only a distribution's QEMU does.
    pub since: Option<Version>,
    /// The first QEMU release without it; `None` as long as it lives.
    pub gone: Option<Version>,
    /// The first QEMU release that calls it deprecated, as far as measured.
    pub deprecated: Option<Version>,
    /// The alias that meant it while it was the newest: `q35`.
    pub alias: Option<&'static str>,
    /// The first QEMU release in which the alias meant another board; `None` where it never did.
    pub(super) alias_gone: Option<Version>,
    /// Whether QEMU took it when no machine was named, while it was the newest.
    pub default: bool,
    /// Whether the board has ACPI.
    pub acpi: bool,
    /// The distribution whose QEMU alone has it: "RHEL 7.0", "Ubuntu 14.04".
    pub distribution: Option<&'static str>,
    /// Greatest number of vCPUs, with the series from which on it holds.
    pub(super) maximum: Vec<(Version, u32)>,
    /// Default CPU models under KVM and under TCG, with the series from which on they hold.
    pub(super) processor: Vec<(Version, [&'static str; 2])>,
}

impl MachineType {
    /// Whether QEMU of this release has it. A distribution's own type is not in any upstream release.
    pub fn exists_in(&self, qemu: Version) -> bool {
        self.since.is_some_and(|since| since <= qemu) && self.gone.is_none_or(|gone| qemu < gone)
    }

    /// Whether the alias means it in this release, as far as its own life goes.
    pub(super) fn is_meant_by(&self, alias: &str, qemu: Version) -> bool {
        self.alias == Some(alias) && self.alias_gone.is_none_or(|gone| qemu < gone)
    }
}

fn read(text: &'static str) -> Vec<(Arch, Vec<MachineType>)> {
    let mut table: Vec<(Arch, Vec<MachineType>)> = Vec::new();
    for line in text.lines().filter(|line| !line.starts_with('#')) {
        if let Some(name) = line.strip_prefix('[').and_then(|it| it.strip_suffix(']')) {
            table.push((arch(name), Vec::new()));
        } else if let Some((_, machines)) = table.last_mut() {
            machines.push(machine(line));
        }
    }
    table
}

fn machine(line: &'static str) -> MachineType {
    let (line, distribution) = match line.split_once(" (") {
        Some((line, distribution)) => (line, distribution.strip_suffix(')')),
        None => (line, None),
    };
    let mut words = line.split(' ');
    let name = words.next().unwrap_or_default();
    let mut life = words.next().unwrap_or_default().split('-').map(|it| it.parse().ok());
    let mut machine = MachineType {
        name,
        since: life.next().flatten(),
        gone: life.next().flatten(),
        deprecated: None,
        alias: None,
        alias_gone: None,
        default: false,
        acpi: true,
        distribution,
        maximum: Vec::new(),
        processor: Vec::new(),
    };
    for word in words {
        match word.split_once('=').unwrap_or((word, "")) {
            ("max", it) => machine.maximum = changes(it, |it| it.parse().unwrap_or_default()),
            ("cpu", it) => {
                machine.processor = changes(it, |it| it.split_once('/').unwrap_or((it, it)).into())
            }
            ("alias", it) => {
                let (alias, gone) =
                    it.split_once('<').map_or((it, None), |(it, gone)| (it, Some(series(gone))));
                (machine.alias, machine.alias_gone) = (Some(alias), gone);
            }
            ("default", _) => machine.default = true,
            ("no-acpi", _) => machine.acpi = false,
            ("deprecated", it) => machine.deprecated = Some(series(it)),
            _ => panic!("machines.txt: {word}"),
        }
    }
    machine
}

/// Reads VALUE[,VALUE@SERIES…].
fn changes<T>(text: &'static str, value: impl Fn(&'static str) -> T) -> Vec<(Version, T)> {
    let one = |it: &'static str| match it.split_once('@') {
        Some((it, since)) => (series(since), value(it)),
        None => (Version::new(0, 0, 0), value(it)),
    };
    text.split(',').map(one).collect()
}
