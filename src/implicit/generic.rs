//! Rules that hold for every driver of libvirt, also for those whose own rules are not known here.

use super::Rule;

/// Rules of libvirt's common code (`virDomainDefPostParse`) that ask no driver for anything.
const GENERIC: [&str; 9] = [
    "controller-index",
    "cdrom-readonly",
    "disk-bus",
    "disk-address",
    "disk-snapshot",
    "vcpu-states",
    "memory-size",
    "boot-device",
    "disk-controller",
];

/// Drivers, by `<domain type='…'>`, that tell the common code to do otherwise, with what they do otherwise.
const EXCEPT: [(&str, &[&str]); 4] = [
    // virtualHW has 15 disks to a SCSI controller and boots as its firmware likes.
    ("vmware", &["boot-device", "disk-address", "disk-controller"]),
    // AHCI of bhyve has 32 disks to a controller, or one.
    ("bhyve", &["disk-address", "disk-controller"]),
    // QEMU's driver writes down the model of each controller that is added, and that depends on the machine.
    ("qemu", &["disk-controller"]),
    ("kvm", &["disk-controller"]),
];

impl Rule {
    /// Whether it holds for a domain of this type even where what its driver does is not known.
    pub(super) fn is_generic(&self, type_: &str) -> bool {
        let excepted = EXCEPT.iter().any(|(driver, rules)| *driver == type_ && rules.contains(&self.id));
        GENERIC.contains(&self.id) && !excepted
    }
}

#[cfg(test)]
mod tests {
    use super::{EXCEPT, GENERIC};
    use crate::implicit::rules;

    #[test]
    fn names_rules() {
        let exists = |id: &str| rules::ALL.iter().any(|it| it.id == id);
        assert!(GENERIC.iter().all(|id| exists(id)));
        assert!(EXCEPT.iter().flat_map(|(_, ids)| *ids).all(|id| GENERIC.contains(id)));
    }
}
