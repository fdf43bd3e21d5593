//! Intents to transactions: what a click means for the text. Planning changes nothing.

mod add;
mod duplicate;
mod explicit;
mod leave_out;
mod moves;
mod opt_out;
mod plan;
mod remove;
mod reorder;
mod returned;
mod sight;
mod source;
mod unused;
mod usb;
mod value;

pub use add::{Kind, Planned, add, kinds};
pub use duplicate::duplicate_device;
pub use explicit::{Materialized, make_all_explicit, make_explicit, materialize};
pub use leave_out::{LeavingOut, Outcome, make_implicit};
pub use moves::{Move, moves};
pub use opt_out::opt_out;
pub use plan::Plan;
pub use remove::remove_devices;
pub use reorder::{Direction, neighbour, reorder};
pub use returned::{Part, Return, returned};
pub use sight::{Place, Sight, Step};
pub use usb::{Blocked, UsbModel, UsbWish, current_usb, needs_usb, plan_usb, usb_models};
pub use value::{add_element, fault, set_value, unset_value};
