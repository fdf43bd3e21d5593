//! Facts about machines: releases, architectures, machine types and what each QEMU build can do.
//!
//! Nothing here looks at a document; what follows from the facts is decided by the rules of `implicit`.

mod arch;
mod defaults;
mod family;
mod flags;
mod host;
mod machines;
mod qemu;
mod version;

pub use arch::Arch;
pub use family::{Family, Machine, RootBus};
pub use host::{Host, HostError};
pub use machines::MachineType;
pub use qemu::{Accelerator, Qemu};
pub use version::{Version, VersionError};
