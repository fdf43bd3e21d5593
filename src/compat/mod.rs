//! Facts about releases: since when libvirt reads what, and what a release does with what it does not know.

mod release;
mod since;
mod target;

pub use crate::machine::{Version, VersionError};
pub use release::releases;
pub use since::{Known, KnownAttribute, Precision, Since};
pub use target::{Confidence, Distribution, Target, TargetError, distributions};
