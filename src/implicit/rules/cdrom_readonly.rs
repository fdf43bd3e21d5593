//! `cdrom-readonly`: a CD-ROM drive cannot be written to.

use crate::implicit::{Effect, Origin, Rule, Scene, Stage};
use crate::xml::Tree;

pub(super) static RULE: Rule = Rule {
    id: "cdrom-readonly",
    stage: Stage::DevicePostParse,
    effect: Effect::Decides,
    title: "Read-only CD-ROM",
    reference: "virDomainDiskDefPostParse",
    since: "0.3.0",
    apply,
};

/// *When*: `device='cdrom'` without `<readonly/>`.
fn apply(scene: &mut Scene<'_>) {
    for disk in scene.devices("disk") {
        if scene.is(disk, "@device", "cdrom") && scene.document().child(disk, "readonly").is_none() {
            let because = "A CD-ROM is always read-only.";
            scene.add(disk, Tree::element("readonly"), Origin::BuiltIn, because);
        }
    }
}
