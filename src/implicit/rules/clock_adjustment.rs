//! `clock-adjustment`: a clock that is off by some seconds is a variable one.

use crate::compat::Behaviour;
use crate::implicit::{Effect, Origin, Rule, Scene, Stage};

pub(super) static RULE: Rule = Rule {
    id: "clock-adjustment",
    stage: Stage::Parse,
    effect: Effect::Reads,
    title: "Adjusted clock",
    reference: "virDomainClockDefParse",
    since: "0.9.11",
    apply,
};

/// *When*: `<clock offset='utc'>` or `'localtime'` has a number as `adjustment`.
fn apply(scene: &mut Scene<'_>) {
    let Some(clock) = scene.document().child(scene.root(), "clock") else { return };
    let basis = scene.value(clock, "@offset").unwrap_or("utc".into()).into_owned();
    let Some(adjustment) = scene.value(clock, "@adjustment") else { return };
    if adjustment == "reset" && basis == "variable" {
        let because = "A variable clock has an adjustment in seconds; another word counts as none.";
        scene.set(clock, "@adjustment", "0", Origin::Default, because);
        return;
    }
    if adjustment == "reset"
        || !matches!(basis.as_str(), "utc" | "localtime")
        || !scene.does(Behaviour::KeepsClockAdjustment)
    {
        return;
    }
    let because = "The guest may set its clock, so libvirt keeps by how much it is off.";
    scene.set(clock, "@offset", "variable", Origin::Default, because);
    scene.set(clock, "@basis", &basis, Origin::Default, because);
}

#[cfg(test)]
mod tests {
    use crate::implicit::testing::defined;

    #[test]
    fn becomes_variable() {
        let clock = |attributes: &str| {
            let done = defined("libvirt=11.3.0", &format!("<clock {attributes}/>"));
            format!("{} {}", done.at("clock/@offset"), done.at("clock/@basis"))
        };
        assert_eq!(clock("offset='localtime' adjustment='3600'"), "variable localtime");
        assert_eq!(clock("offset='utc' adjustment='0'"), "variable utc");
        assert_eq!(clock("offset='utc' adjustment='reset'"), "utc ");
    }
}
