//! `hostdev-scsi-overflow`: more assigned SCSI devices than a controller takes need another one.

use crate::implicit::{Effect, Rule, Scene, Stage, hostdev_scsi};

pub(super) static RULE: Rule = Rule {
    id: "hostdev-scsi-overflow",
    stage: Stage::GenericPostParse,
    effect: Effect::Decides,
    title: "Further controllers for assigned SCSI devices",
    reference: "virDomainDefAddImplicitControllers, virDomainDefMaybeAddHostdevSCSIcontroller",
    since: "1.0.6",
    apply,
};

/// *When*: an address that libvirt has given is on a controller that is not written.
/// *Opting out*: writing the controller.
fn apply(scene: &mut Scene<'_>) {
    hostdev_scsi::demand_controllers(scene);
}
