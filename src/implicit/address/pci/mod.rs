//! PCI addresses: which PCI controllers a domain lacks and where every device sits, as libvirt finds it.
//!
//! [`read`] takes the devices from the document, [`plan`] and [`seat`] compute. Nothing here writes.

mod board;
mod bus;
mod buses;
mod chipset;
mod connect;
mod device;
mod fault;
mod model;
mod plan;
mod read;
mod run;

pub use board::Board;
pub use buses::LAST_BUS;
pub use chipset::{BoardPlace, board_places};
pub use connect::Connect;
pub use device::{Device, Role, Turn, Why};
pub use fault::Fault;
pub use model::Model;
pub use plan::{Need, NewController, Plan, plan, seat};
pub use read::read;
