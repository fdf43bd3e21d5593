//! USB ports: what is on USB, and which port is free. Nothing here writes.

mod read;
mod topology;

pub use read::{Place, UsbDevice, read};
pub use topology::{DEPTH, Fault, HUB_PORTS, Topology};
