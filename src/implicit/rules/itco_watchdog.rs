//! `itco-watchdog`: a q35 machine has a watchdog in its chipset.

use crate::compat::Behaviour;
use crate::implicit::{Effect, Origin, Rule, Scene, Stage};
use crate::xml::Tree;

pub(super) static RULE: Rule = Rule {
    id: "itco-watchdog",
    stage: Stage::DriverPostParse,
    effect: Effect::Decides,
    title: "Watchdog of q35",
    reference: "qemuDomainDefAddImplicitWatchdog",
    since: "9.1.0",
    apply,
};

/// *When*: the machine is q35 and no watchdog model='itco' is written.
/// *For*: x86, machine `q35`.
fn apply(scene: &mut Scene<'_>) {
    let watchdogs = scene.devices("watchdog");
    let written = watchdogs.iter().any(|it| scene.is(*it, "@model", "itco"));
    if written || !scene.machine().is_q35() || !scene.does(Behaviour::ListsItcoWatchdog) {
        return;
    }
    let first = watchdogs.first().and_then(|it| Some(scene.value(*it, "@action")?.into_owned()));
    let action = first.unwrap_or_else(|| "reset".to_owned());
    scene.add_device(
        Tree::element("watchdog").with("model", "itco").with("action", &action),
        Origin::BuiltIn,
        format!("The chipset of a q35 machine has this watchdog. All watchdogs act alike: {action}."),
    );
}
