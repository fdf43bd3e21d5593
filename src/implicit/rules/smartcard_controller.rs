//! `smartcard-controller`: smartcards need a card reader.

use std::collections::HashSet;

use crate::domain::number;
use crate::implicit::{Effect, Origin, Rule, Scene, Stage};
use crate::xml::{NodeId, Tree};

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
    let cards = scene.devices("smartcard");
    let in_use =
        cards.iter().filter(|it| scene.is(**it, "address/@type", "ccid") && controller(scene, **it) == 0);
    let in_use = in_use.filter_map(|it| number(&scene.value(*it, "address/@slot")?)).max();
    let mut free = in_use.map_or(0, |it| it + 1);
    let mut known: HashSet<_> = scene.controllers("ccid").iter().filter_map(|it| it.index()).collect();
    for card in cards {
        if scene.value(card, "address/@type").is_none() {
            let address = Tree::element("address")
                .with("type", "ccid")
                .with("controller", "0")
                .with("slot", free.to_string());
            scene.add(
                card,
                address,
                Origin::Default,
                "The first slot behind those in use on CCID controller 0.",
            );
            free += 1;
        }
        let index = controller(scene, card);
        if scene.is(card, "address/@type", "ccid") && known.insert(index) {
            let tree = Tree::element("controller").with("type", "ccid").with("index", index.to_string());
            let because = format!("A smartcard needs CCID controller {index}, and that is not written.");
            scene.add_controller(tree, Origin::Demanded, because);
        }
    }
}

fn controller(scene: &Scene<'_>, card: NodeId) -> u32 {
    scene.value(card, "address/@controller").and_then(|it| number(&it)).unwrap_or(0)
}
