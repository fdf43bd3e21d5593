//! `loader-type`: a firmware image is a ROM unless it is said to be flash memory.

use crate::compat::Behaviour;
use crate::implicit::{Effect, Origin, Rule, Scene, Stage};

pub(super) static RULE: Rule = Rule {
    id: "loader-type",
    stage: Stage::GenericPostParse,
    effect: Effect::Decides,
    title: "Type of the firmware image",
    reference: "virDomainDefPostParseCommon",
    since: "1.2.9",
    apply,
};

/// *When*: `<loader>` names an image and no type.
/// *Opting out*: `type='pflash'`.
fn apply(scene: &mut Scene<'_>) {
    let Some(loader) = scene.document().find(scene.root(), "os/loader") else { return };
    let named = scene.value(loader, "").is_some_and(|it| !it.is_empty());
    if named && scene.does(Behaviour::KnowsFlashFirmware) && scene.value(loader, "@type").is_none() {
        let because = "A firmware image is taken for a ROM unless it is said to be flash memory.";
        scene.set(loader, "@type", "rom", Origin::Default, because);
    }
}
