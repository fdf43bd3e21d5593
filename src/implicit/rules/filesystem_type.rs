//! `filesystem-type`: QEMU shares folders of the host and nothing else.

use crate::implicit::{Effect, Rule, Scene, Stage};

pub(super) static RULE: Rule = Rule {
    id: "filesystem-type",
    stage: Stage::Validate,
    effect: Effect::Checks,
    title: "Types of file systems",
    reference: "qemuValidateDomainDeviceDefFS",
    since: "before 7.0.0",
    apply,
};

/// Refused: a `<filesystem>` of another type than `mount`.
fn apply(scene: &mut Scene<'_>) {
    for filesystem in scene.devices("filesystem") {
        let type_ = scene.value(filesystem, "@type").unwrap_or("mount".into()).into_owned();
        if type_ != "mount" {
            scene.refuse(
                filesystem,
                format!("QEMU has file systems of type mount only, none of type {type_}."),
            );
        }
    }
}
