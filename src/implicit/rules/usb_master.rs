//! `usb-master`: companions alone make no USB bus.

use crate::compat::Behaviour;
use crate::implicit::{Effect, Rule, Scene, Stage};

pub(super) static RULE: Rule = Rule {
    id: "usb-master",
    stage: Stage::Parse,
    effect: Effect::Checks,
    title: "Masters of USB companions",
    reference: "virDomainDefParseXML",
    since: "1.0.5",
    apply,
};

/// *When*: USB controllers are written, and every one of them has a `<master>`. libvirt looks before it adds its
/// own controller.
fn apply(scene: &mut Scene<'_>) {
    let controllers = scene.controllers("usb");
    let Some(first) = controllers.first().filter(|_| scene.does(Behaviour::RequiresUsbMaster)) else {
        return;
    };
    if controllers.iter().all(|it| it.master_startport().is_some()) {
        let first = first.node;
        scene.refuse(
            first,
            "Every USB controller here is a companion of another one, with a <master>. Write that one as well: an \
             ich9-ehci1 with the same index.",
        );
    }
}

#[cfg(test)]
mod tests {
    use crate::implicit::testing::defined;

    #[test]
    fn companions_need_their_master() {
        let refusals = |devices: &str| {
            defined("libvirt=11.3.0", &format!("<devices>{devices}</devices>")).refusals.len()
        };
        let companion = "<controller type='usb' index='1' model='ich9-uhci1'/>";
        assert_eq!(refusals(companion), 1);
        assert_eq!(refusals(&format!("{companion}<controller type='usb' index='1' model='ich9-ehci1'/>")), 0);
    }
}
