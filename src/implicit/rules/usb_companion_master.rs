//! `usb-companion-master`: each UHCI companion serves its own ports of the EHCI master.

use crate::compat::Behaviour;
use crate::implicit::{Effect, Rule, Scene, Stage};

pub(super) static RULE: Rule = Rule {
    id: "usb-companion-master",
    stage: Stage::Parse,
    effect: Effect::Reads,
    title: "Ports of a USB companion",
    reference: "virDomainControllerDefParseXML",
    since: "0.9.13",
    apply,
};

/// *When*: ich9-uhci1, 2 or 3 is written without `<master>`, or a `<master>` without `startport`.
fn apply(scene: &mut Scene<'_>) {
    if !scene.does(Behaviour::FillsCompanionMaster) {
        return;
    }
    for controller in scene.devices("controller") {
        let model = scene.controller(controller).model().into_owned();
        if scene.document().child(controller, "master").is_some() {
            let because = "The master is written without the port that this companion starts at, so it is 0.";
            scene.fill(controller, "master/@startport", "0", because);
            continue;
        }
        let port = match &*model {
            "ich9-uhci1" => "0",
            "ich9-uhci2" => "2",
            "ich9-uhci3" => "4",
            _ => continue,
        };
        let because = format!("An {model} is a companion; it serves its master's ports from {port} on.");
        scene.fill(controller, "master/@startport", port, because);
    }
}
