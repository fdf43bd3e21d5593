//! Facts about machines: releases, architectures, machine types and what each QEMU build can do.
//!
//! Nothing here looks at a document; what follows from the facts is decided by the rules of `implicit`.

mod arch;
mod defaults;
mod family;
mod firmware;
mod flags;
mod host;
mod machines;
mod profile;
mod qemu;
mod version;

pub use arch::Arch;
pub use family::{Family, Machine, RootBus};
pub use firmware::{Firmware, FirmwareTarget, FlashMode, Image, ImageFile, known_nvram_template};
pub use host::{Host, HostError};
pub use machines::MachineType;
pub use profile::{Assumption, DomainCapabilities, Guest, GuestMachine, HostModel, Profile, ProfileError};
pub use qemu::{Accelerator, Qemu};
pub use version::{Version, VersionError};
