//! `default-video`: graphics need a video device.

use crate::implicit::{Effect, Origin, Rule, Scene, Stage};
use crate::xml::Tree;

// libvirt adds it in the generic pass and fills it in like a written one; here it comes before that filling in.
pub(super) static RULE: Rule = Rule {
    id: "default-video",
    stage: Stage::DevicePostParse,
    effect: Effect::Decides,
    title: "Default video device",
    reference: "virDomainDefAddImplicitVideo",
    since: "0.6.1",
    apply,
};

/// *When*: there are graphics and no `<video>`.
fn apply(scene: &mut Scene<'_>) {
    let Some(graphics) = scene.devices("graphics").first().copied() else { return };
    if !scene.devices("video").is_empty() {
        return;
    }
    let type_ = scene.value(graphics, "@type").unwrap_or_default().into_owned();
    scene.add_device(
        Tree::element("video").holding(Tree::element("model")),
        Origin::Demanded,
        format!("The graphics {type_} show the screen of a video device, and none is written."),
    );
}
