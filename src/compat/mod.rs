//! Facts about releases: since when libvirt reads what, and what a release does with what it does not know.

mod abi;
mod behaviour;
mod driver;
mod earliest;
mod finding;
mod guest;
mod machine;
mod namespace;
mod near;
mod order;
mod places;
mod release;
mod since;
mod target;
mod together;
mod union;
mod walk;
mod wording;

pub use crate::machine::{Version, VersionError};
pub use abi::{Property, property};
pub use behaviour::{Behaviour, Evidence};
pub use driver::missing_in_qemu;
pub use earliest::{Earliest, OLDEST, earliest};
pub use finding::{Class, Finding, Needs};
pub use guest::{are_alike, guest_notices, guest_notices_change, guest_notices_new};
pub use machine::{Deprecated, age_of_machine, deprecated_machine, has_machine};
pub use near::nearest;
pub use order::{has_any_order, has_order, last_parts, parts_beside};
pub use release::{FIRST, MEASURED, releases};
pub use since::{Known, KnownAttribute, Precision, Since};
pub use target::{Confidence, Distribution, Target, TargetError, distributions};
pub use union::values_beside;
pub use walk::{classify, turning_points};
pub use wording::Wording;
