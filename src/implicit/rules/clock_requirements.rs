//! `clock-requirements`: timers and settings of the clock that QEMU does not have.

use crate::implicit::{Effect, Rule, Scene, Stage};
use crate::xml::NodeId;

pub(super) static RULE: Rule = Rule {
    id: "clock-requirements",
    stage: Stage::Validate,
    effect: Effect::Checks,
    title: "What clocks need",
    reference: "virDomainClockDefParse, qemuValidateDomainDefClockTimers",
    since: "0.8.0",
    apply,
};

/// Refused: a time zone that is not named, timers of other architectures, and policies that a timer lacks.
fn apply(scene: &mut Scene<'_>) {
    let Some(clock) = scene.document().child(scene.root(), "clock") else { return };
    if scene.is(clock, "@offset", "timezone") && scene.value(clock, "@timezone").is_none() {
        scene.refuse(clock, "The clock shall follow a time zone, but none is named.");
    }
    let timers: Vec<NodeId> = scene.document().elements_named(clock, "timer").collect();
    for timer in timers {
        let name = scene.value(timer, "@name").unwrap_or_default().into_owned();
        let policy = scene.value(timer, "@tickpolicy").map(|it| it.into_owned());
        let refused = match (name.as_str(), policy.as_deref()) {
            ("platform", _) => true,
            ("armvtimer", _) => !scene.machine().is_arm_virt() || scene.domain().virt_type() != "kvm",
            ("rtc", Some("merge" | "discard")) => true,
            ("pit", Some("merge")) => true,
            _ => false,
        };
        if refused {
            let what = policy.map_or(String::new(), |it| format!(" with the policy {it}"));
            scene.refuse(timer, format!("QEMU has no timer {name}{what} here."));
        }
        if name == "rtc" && scene.is(timer, "@track", "boot") {
            scene.refuse(timer, "QEMU's real-time clock cannot follow the time since the host's start.");
        }
    }
}
