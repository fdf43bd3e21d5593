//! `hostdev-scsi-overflow`: more assigned SCSI devices than a controller takes need another one.

use crate::implicit::{Effect, Rule, Stage, hostdev_scsi};

pub(super) static RULE: Rule = Rule {
    id: "hostdev-scsi-overflow",
    stage: Stage::GenericPostParse,
    effect: Effect::Decides,
    title: "Further controllers for assigned SCSI devices",
    reference: "virDomainDefAddImplicitControllers, virDomainDefMaybeAddHostdevSCSIcontroller",
    since: "1.0.6",
    // *When*: an address that libvirt has given is on a controller that is not written.
    apply: hostdev_scsi::demand_controllers,
};
