//! `Qemu`: what a QEMU release can do and which machine types it has, from measured builds.
//!
//! The tables hold what libvirt saw when it probed builds of QEMU, 1.5 to 10.0 for x86_64. A release between two
//! measured builds answers as the older one; one outside of them as the nearest. `measured` tells which it was.

use super::flags::flags;
use super::machines::{MachineType, machines};
use super::{Arch, Profile, Version};
use std::sync::Arc;

/// What runs the guest's instructions.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Accelerator {
    /// `<domain type='kvm'>`.
    Kvm,
    /// `<domain type='qemu'>`: QEMU's own translation.
    Tcg,
}

/// The first release in which libvirt learns a machine's default CPU from QEMU (`query-machines`).
const DEFAULT_CPU_SINCE: Version = Version::new(4, 2, 0);

/// One QEMU release for one architecture.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Qemu {
    /// The release asked about.
    pub version: Version,
    /// The architecture asked about.
    pub arch: Arch,
    /// The architecture whose table answers: 32-bit x86 is answered from x86_64, little-endian POWER from ppc64,
    /// old Arm from the program for armv7l, which runs it.
    table: Arch,
    measured: Option<Version>,
    profile: Arc<Profile>,
}

impl Qemu {
    /// The release of QEMU for guests of the architecture.
    pub fn of(version: Version, arch: Arch) -> Qemu {
        let table = match arch {
            Arch::I686 => Arch::X86_64,
            Arch::Ppc64le => Arch::Ppc64,
            Arch::S390 => Arch::S390x,
            Arch::Armv6l => Arch::Armv7l,
            other => other,
        };
        let builds = flags().builds(table);
        let below = builds.iter().rev().find(|build| **build <= version.series());
        Qemu {
            version,
            arch,
            table,
            measured: below.or(builds.first()).copied(),
            profile: Profile::built_in(),
        }
    }

    /// The same release as it is on a certain host.
    pub fn on(self, profile: &Arc<Profile>) -> Qemu {
        Qemu { profile: profile.clone(), ..self }
    }

    /// The measured series that answers; `None` where no build for the architecture was measured.
    pub fn measured(&self) -> Option<Version> {
        self.measured
    }

    /// Whether the answers are those of another series than the one asked about.
    pub fn is_interpolated(&self) -> bool {
        self.measured != Some(self.version.series()) || self.table != self.arch
    }

    /// Whether it has the capability, by the name it has in libvirt's capability files: `qemu-xhci`.
    pub fn has(&self, flag: &str) -> bool {
        let present = |series| flags().has(flag, self.table, series);
        // libvirt asks the 64-bit program's CPUs alone whether they can be made migratable.
        let asked = self.arch != Arch::I686 || flag != "cpu.migratable";
        let told = self.profile.has(self.arch, flag);
        asked && told.unwrap_or_else(|| self.measured.is_some_and(present))
    }

    /// The first measured series with the capability; `None` where none has it.
    pub fn first_with(&self, flag: &str) -> Option<Version> {
        flags().first_with(flag, self.table)
    }

    /// The machine type of that canonical name in any release; ask `exists_in` whether in this one.
    pub fn machine_type(&self, name: &str) -> Option<&'static MachineType> {
        machines(self.table).iter().find(|machine| machine.name == name)
    }

    /// Every machine type that any release or distribution has, releases of one board ascending.
    pub fn all_machine_types(&self) -> &'static [MachineType] {
        machines(self.table)
    }

    /// Every machine type that this release has.
    pub fn machine_types(&self) -> impl DoubleEndedIterator<Item = &'static MachineType> {
        machines(self.table).iter().filter(|machine| machine.exists_in(self.version))
    }

    /// The canonical name behind an alias (`q35` → `pc-q35-10.0`); `None` when the name is no alias here.
    pub fn canonical(&self, alias: &str) -> Option<&str> {
        match self.profile.guest(self.arch) {
            Some(guest) => guest.canonical(alias),
            None => self.machine_types().rfind(|it| it.is_meant_by(alias, self.version)).map(|it| it.name),
        }
    }

    /// Whether the host lists the machine type, alias or canonical; `None` where it did not say what it lists.
    pub fn lists(&self, machine: &str) -> Option<bool> {
        Some(self.profile.guest(self.arch)?.machine(machine).is_some())
    }

    /// Whether the name is an alias in any release.
    pub fn is_alias(&self, name: &str) -> bool {
        machines(self.table).iter().any(|machine| machine.alias == Some(name))
    }

    /// The machine type that QEMU takes when none is named; `None` where it has no default or none was measured.
    fn default_machine(&self) -> Option<&str> {
        self.machine_types().rfind(|it| it.default).map(|it| it.name)
    }

    /// The alias of a canonical machine type.
    pub fn alias(&self, machine: &str) -> Option<&'static str> {
        self.machine_type(machine)?.alias
    }

    /// The machine type that libvirt takes when none is named: one of its own choice where QEMU's default is none or
    /// an odd one, which `virt` says to be the board of that name (`preferredMachines`). A host lists it first.
    pub fn preferred_machine(&self, virt: bool) -> Option<&str> {
        if let Some(guest) = self.profile.guest(self.arch) {
            return guest.machines.first().map(|it| it.canonical.as_deref().unwrap_or(&it.name));
        }
        let own = match self.arch {
            arch if virt && (arch.is_arm() || arch.is_riscv()) => "virt",
            arch if arch.is_arm() => "integratorcp",
            _ => return self.default_machine(),
        };
        self.machine_type(self.canonical(own).unwrap_or(own)).map(|it| it.name)
    }

    /// QEMU's default CPU model on the machine, alias or canonical (`qemu64`, `host`); `None` where QEMU names none,
    /// as before 4.2, or where the machine was not measured.
    pub fn default_cpu(&self, machine: &str, accelerator: Accelerator) -> Option<&str> {
        let values = &self.named(machine)?.processor;
        let [kvm, tcg] = *at(values, self.version).filter(|_| self.version >= DEFAULT_CPU_SINCE)?;
        match (accelerator, self.arch) {
            // QEMU builds the two x86 programs from one source; the 32-bit one names its twin model.
            (_, Arch::I686) if tcg == "qemu64" => Some("qemu32"),
            // On POWER it lists the host's CPU under its generation; the measured builds ran on POWER9.
            (Accelerator::Kvm, Arch::Ppc64 | Arch::Ppc64le) if kvm == "host" => Some("POWER9"),
            (Accelerator::Kvm, _) => Some(kvm),
            (Accelerator::Tcg, _) => Some(tcg),
        }
    }

    /// How many vCPUs the machine, alias or canonical, can have; `None` where it was not measured.
    pub fn max_cpus(&self, machine: &str) -> Option<u32> {
        let listed = self.profile.guest(self.arch).and_then(|it| it.machine(machine)?.max_cpus);
        listed.or_else(|| at(&self.named(machine)?.maximum, self.version).copied())
    }

    fn named(&self, machine: &str) -> Option<&'static MachineType> {
        self.machine_type(self.canonical(machine).unwrap_or(machine))
    }
}

/// The value that holds at the version.
fn at<T>(values: &[(Version, T)], version: Version) -> Option<&T> {
    values.iter().rev().find(|(since, _)| *since <= version).map(|(_, value)| value)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn x86(text: &str) -> Qemu {
        Qemu::of(text.parse().unwrap(), Arch::X86_64)
    }

    #[test]
    fn capabilities_follow_the_release() {
        assert!(x86("10.0").has("qemu-xhci") && x86("10.0").has("piix3-usb-uhci"));
        assert!(!x86("2.8").has("qemu-xhci") && x86("2.9").has("qemu-xhci"));
        assert!(x86("5.2").has("vt82c686b-usb-uhci") && !x86("6.0").has("vt82c686b-usb-uhci"));
        assert!(!x86("10.0").has("no-such-thing"));
    }

    #[test]
    fn says_which_build_answers() {
        assert_eq!(x86("10.0.3").measured(), Some(Version::new(10, 0, 0)));
        assert!(!x86("2.1.1").is_interpolated() && !x86("10.0.3").is_interpolated());
        assert_eq!(x86("2.3").measured(), Some(Version::new(2, 1, 0)));
        assert!(x86("11.1").is_interpolated() && x86("0.12").is_interpolated());
        assert_eq!(Qemu::of(Version::new(10, 0, 0), Arch::Sparc64).measured(), None);
    }

    #[test]
    fn aliases_mean_the_newest() {
        for (qemu, alias, name) in [
            ("10.0", "pc", "pc-i440fx-10.0"),
            ("10.0.2", "q35", "pc-q35-10.0"),
            ("4.1", "q35", "pc-q35-4.1"),
            ("2.3", "pc", "pc-i440fx-2.3"),
            ("1.5.3", "q35", "pc-q35-1.5"),
        ] {
            assert_eq!(x86(qemu).canonical(alias), Some(name), "{qemu}");
        }
        assert_eq!(x86("10.0").canonical("pc-i440fx-10.0"), None);
        assert_eq!(Qemu::of(Version::new(8, 2, 0), Arch::Aarch64).canonical("virt"), Some("virt-8.2"));
        assert_eq!(x86("9.1").default_machine(), Some("pc-i440fx-9.1"));
    }

    #[test]
    fn machine_types_come_and_go() {
        let old = x86("9.0").machine_type("pc-i440fx-2.0").unwrap();
        assert!(old.exists_in(Version::new(9, 0, 2)) && !old.exists_in(Version::new(9, 1, 0)));
        assert_eq!(old.deprecated, Some(Version::new(8, 2, 0)));
        assert_eq!(x86("9.0").machine_type("pc-i440fx-rhel7.0.0").unwrap().distribution, Some("RHEL 7.0"));
    }

    #[test]
    fn processors() {
        assert_eq!(x86("10.0").default_cpu("q35", Accelerator::Kvm), Some("qemu64"));
        assert_eq!(x86("10.0").default_cpu("isapc", Accelerator::Tcg), Some("486"));
        assert_eq!(x86("3.1").default_cpu("pc", Accelerator::Kvm), None);
        assert_eq!(x86("10.0").max_cpus("pc-q35-10.0"), Some(4096));
        assert_eq!(x86("10.0").max_cpus("pc"), Some(255));
        let z = Qemu::of(Version::new(9, 2, 0), Arch::S390x);
        assert_eq!(z.default_cpu("s390-ccw-virtio", Accelerator::Kvm), Some("host"));
        assert_eq!(z.default_cpu("s390-ccw-virtio", Accelerator::Tcg), Some("qemu"));
    }
}
