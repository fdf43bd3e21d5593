//! libvirt's canonical form: which elements and attributes it reads, and how `dumpxml --inactive` prints them.
//!
//! The table is `layout.txt`; [`Layout`] is its index, [`print()`] the printer. What libvirt makes of values is
//! the engine's business, not this module's.

mod foreign;
mod kind;
mod layout;
mod place;
mod print;
mod secrets;
mod spelling;
mod table;

pub use kind::Kind;
pub use layout::{Layout, Shape, Slot};
pub use place::place_of_new;
pub use print::{print, print_element, printed_order, shape_of};
pub use secrets::{MASK, Secret, masked, may_hold_secrets, secrets, without_any_secret, without_secrets};
