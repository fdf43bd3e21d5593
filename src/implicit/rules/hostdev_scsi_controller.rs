//! `hostdev-scsi-controller`: assigned SCSI devices need the controllers that their addresses name.

use crate::implicit::{Effect, Rule, Scene, Stage, hostdev_scsi};

pub(super) static RULE: Rule = Rule {
    id: "hostdev-scsi-controller",
    stage: Stage::Parse,
    effect: Effect::Decides,
    title: "Controllers for assigned SCSI devices",
    reference: "virDomainDefParseXML, virDomainDefMaybeAddHostdevSCSIcontroller",
    since: "1.0.6",
    apply,
};

/// *When*: the controller of an assigned SCSI device, 0 without an address, is not written.
/// *Opting out*: writing the controller.
fn apply(scene: &mut Scene<'_>) {
    hostdev_scsi::demand_controllers_while_reading(scene);
}
