//! Intents to transactions: what a click means for the text. Planning changes nothing.

mod explicit;
mod moves;
mod plan;
mod remove;
mod usb;

pub use explicit::{Materialized, make_all_explicit, make_explicit, materialize};
pub use moves::{Move, moves};
pub use plan::Plan;
pub use remove::remove_device;
pub use usb::{Blocked, UsbModel, UsbWish, current_usb, needs_usb, plan_usb, usb_models};
