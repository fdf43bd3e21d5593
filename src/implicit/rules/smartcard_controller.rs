//! `smartcard-controller`: smartcards need a card reader.

use crate::domain::number;
use crate::implicit::{Effect, Origin, Rule, Scene, Stage};
use crate::xml::Tree;

pub(super) static RULE: Rule = Rule {
    id: "smartcard-controller",
    stage: Stage::GenericPostParse,
    effect: Effect::Decides,
    title: "Controller for smartcards",
    reference: "virDomainDefMaybeAddSmartcardController",
    since: "0.8.8",
    apply,
};

/// *When*: the CCID controller that a smartcard is in, 0 without an address, is not written. The card gets the
/// slot after the last one in use.
fn apply(scene: &mut Scene<'_>) {
    for card in scene.devices("smartcard") {
        if scene.value(card, "address/@type").is_none() {
            let cards = scene.devices("smartcard").into_iter();
            let taken = cards.filter(|it| scene.is(*it, "address/@type", "ccid"));
            let taken = taken.filter(|it| controller(scene, *it) == 0);
            let slot = taken.filter_map(|it| number(&scene.value(it, "address/@slot")?)).max();
            let slot = slot.map_or(0, |it| it + 1);
            let address = Tree::element("address")
                .with("type", "ccid")
                .with("controller", "0")
                .with("slot", slot.to_string());
            scene.add(card, address, Origin::Default, "The first slot behind those in use on CCID controller 0.");
        }
        let index = controller(scene, card);
        if scene.is(card, "address/@type", "ccid")
            && !scene.controllers("ccid").iter().any(|it| it.index() == Some(index))
        {
            let tree = Tree::element("controller").with("type", "ccid").with("index", index.to_string());
            let because = format!("A smartcard needs CCID controller {index}, and that is not written.");
            scene.add_controller(tree, Origin::Demanded, because);
        }
    }
}

fn controller(scene: &Scene<'_>, card: crate::xml::NodeId) -> u32 {
    scene.value(card, "address/@controller").and_then(|it| number(&it)).unwrap_or(0)
}
