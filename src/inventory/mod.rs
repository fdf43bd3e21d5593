//! Devices and sections of a completed domain as plain records for people: what each is, where it sits, why it is there.

mod describe;
mod device;
mod group;
mod icon;
pub mod picture;
mod reason;
mod revealed;
mod section;
pub mod topology;

pub use device::{Device, DeviceAddress, devices, find, key_of};
pub use group::Group;
pub use icon::device_icon;
pub use reason::{Reason, reasons};
pub use revealed::{Revealed, Topic, revealed};
pub use section::{OTHER, Section, SectionKind, section_kinds, sections};
pub use topology::{Topology, topology};
