//! The list of checks, one a file. Each looks at everything and adds what it finds.

mod added_controllers;
mod boot_devices;
mod ignored;
mod old_machine;
mod overridden;
mod refused;
mod remarks;
mod running_parts;
mod same_twice;
mod undeclared_prefixes;

pub(super) use same_twice::next_name;

use super::{Look, Problem};

/// Every check.
pub(super) const ALL: &[fn(Look<'_>, &mut Vec<Problem>)] = &[
    refused::check,
    undeclared_prefixes::check,
    ignored::check,
    overridden::check,
    same_twice::check,
    boot_devices::check,
    old_machine::check,
    added_controllers::check,
    running_parts::check,
    remarks::check,
];
