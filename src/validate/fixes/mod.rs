//! Ways to mend problems, by the rule that found them. Only what a person would most likely do; where nobody can
//! know, none.

mod addresses;
mod devices;
mod ignored;
mod numbers;
mod values;

use super::{Fix, Look};
use crate::implicit::Remark;

pub(super) use ignored::{meant, of_ignored};

/// How to mend what is refused.
pub(super) fn of(look: Look<'_>, refusal: &Remark) -> Vec<Fix> {
    match refusal.rule {
        "refused-values" => values::of(look, refusal),
        "unique-controllers" => numbers::controller_index(look, refusal.node),
        "boot-orders" => numbers::boot_order(look, refusal.node),
        "disk-targets" => numbers::disk_target(look, refusal),
        "unique-devices" => numbers::alias(look, refusal.node),
        "iothread-users" => numbers::iothread(look, refusal.node),
        "pci-addresses"
        | "demanded-pci-controllers"
        | "usb-ports"
        | "virtio-serial-ports"
        | "ccw-addresses"
        | "spapr-vio-addresses"
        | "dimm-slots"
        | "drive-places" => addresses::of(look, refusal.node),
        rule => devices::of(look, rule, refusal),
    }
}
