//! `generated-genid`: an empty `<genid/>` asks for a generation id.

use crate::implicit::{Effect, Origin, Rule, Scene, Stage};

pub(super) static RULE: Rule = Rule {
    id: "generated-genid",
    stage: Stage::Parse,
    effect: Effect::TakesFromHost,
    title: "Generated generation id",
    reference: "virDomainDefParseGenidXML",
    since: "4.4.0",
    apply,
};

/// *When*: `<genid/>` is written without a value.
/// *Opting out*: giving it one, or none of it at all.
fn apply(scene: &mut Scene<'_>) {
    let root = scene.root();
    let Some(genid) = scene.document().child(root, "genid") else { return };
    if !scene.document().text(genid).trim().is_empty() {
        return;
    }
    let because =
        "An empty genid asks libvirt to make one up when it defines the domain; the zeros stand for it.";
    scene.set_text(genid, "", "00000000-0000-0000-0000-000000000000", Origin::Default, because);
    scene.random(genid, because);
}
