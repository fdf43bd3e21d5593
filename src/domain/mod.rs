//! libvirt's vocabulary as views: typed windows on one element. They read; they cannot mutate.

mod address;
mod cpuset;
mod devices;
mod domain;
mod interface_model;
mod read;
mod target_name;

pub use address::{DriveAddress, PciAddress, UsbAddress, VirtioSerialAddress, number};
pub use cpuset::CpuSet;
pub use devices::{Controller, DEVICE_ORDER, Disk};
pub use domain::Domain;
pub use interface_model::interface_model;
pub use read::read;
pub use target_name::{target_index, target_name};
