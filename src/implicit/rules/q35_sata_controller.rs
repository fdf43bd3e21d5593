//! `q35-sata-controller`: a q35 machine has a SATA controller.

use crate::compat::Behaviour;
use crate::implicit::{Effect, Origin, Rule, Scene, Stage};
use crate::xml::Tree;

pub(super) static RULE: Rule = Rule {
    id: "q35-sata-controller",
    stage: Stage::DriverPostParse,
    effect: Effect::Decides,
    title: "SATA controller of q35",
    reference: "qemuDomainDefAddDefaultDevices",
    since: "1.1.2",
    apply,
};

/// *When*: the machine is q35 and no SATA controller with index 0 is written.
/// *For*: x86, machine `q35`.
fn apply(scene: &mut Scene<'_>) {
    let written = scene.controllers("sata").iter().any(|it| it.index() == Some(0));
    if written || !scene.machine().is_q35() || !scene.does(Behaviour::KnowsQ35) {
        return;
    }
    scene.add_controller(
        Tree::element("controller").with("type", "sata").with("index", "0"),
        Origin::BuiltIn,
        "A q35 machine always has this SATA controller at 00:1f.2. It cannot be left out.",
    );
}
