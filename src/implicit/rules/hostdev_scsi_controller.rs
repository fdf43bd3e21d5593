//! `hostdev-scsi-controller`: assigned SCSI devices need the controllers that their addresses name.

use crate::domain::DriveAddress;
use crate::implicit::{Rule, Scene, Stage};

pub(super) static RULE: Rule = Rule {
    id: "hostdev-scsi-controller",
    stage: Stage::GenericPostParse,
    title: "Controllers for assigned SCSI devices",
    reference: "virDomainDefMaybeAddHostdevSCSIcontroller",
    since: "1.0.6",
    apply,
};

/// *When*: the controller is not written. It is of the model that the others with such devices have.
fn apply(scene: &mut Scene<'_>) {
    let hostdevs = scene.devices("hostdev").into_iter().filter(|it| scene.is(*it, "@type", "scsi"));
    let used: Vec<u32> =
        hostdevs.filter_map(|it| Some(DriveAddress::of(scene.document(), it)?.controller)).collect();
    let Some(last) = used.iter().copied().max() else { return };
    let controllers = scene.controllers("scsi");
    let like = controllers.iter().find(|it| it.index().is_some_and(|index| used.contains(&index)));
    let model = like.map(|it| it.model().into_owned()).filter(|it| !it.is_empty());
    let because = format!("An assigned SCSI device is on controller {last}, and that is not written.");
    scene.demand_controllers("scsi", last, model.as_deref(), &because);
}
