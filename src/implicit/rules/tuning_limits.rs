//! `tuning-limits`: how long periods and quotas of CPU time may be.

use crate::implicit::{Effect, Rule, Scene, Stage};

pub(super) static RULE: Rule = Rule {
    id: "tuning-limits",
    stage: Stage::Parse,
    effect: Effect::Checks,
    title: "Limits of CPU time",
    reference: "virDomainDefCputuneValidate",
    since: "0.9.7",
    apply,
};

/// Microseconds.
const PERIOD: std::ops::RangeInclusive<i64> = 1_000..=1_000_000;
const QUOTA: std::ops::RangeInclusive<i64> = 1_000..=17_592_186_044_415;

/// Refused: a period outside of a millisecond to a second, and a positive quota outside of what the kernel takes.
fn apply(scene: &mut Scene<'_>) {
    let Some(cputune) = scene.document().child(scene.root(), "cputune") else { return };
    for scope in ["", "global_", "emulator_", "iothread_"] {
        for (name, range) in [("period", PERIOD), ("quota", QUOTA)] {
            let name = format!("{scope}{name}");
            let Some(node) = scene.document().child(cputune, &name) else { continue };
            let value: Option<i64> = scene.document().text(node).trim().parse().ok();
            if value.is_some_and(|it| it > 0 && !range.contains(&it)) {
                let (least, most) = (range.start(), range.end());
                scene.refuse(node, format!("{name} must be from {least} to {most} microseconds."));
            }
        }
    }
}
