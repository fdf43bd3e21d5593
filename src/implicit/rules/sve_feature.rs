//! `sve-feature`: lengths of Arm's scalable vectors need the vectors themselves.

use crate::compat::Behaviour;
use crate::implicit::{Effect, Origin, Rule, Scene, Stage};
use crate::xml::{NodeId, Tree};

pub(super) static RULE: Rule = Rule {
    id: "sve-feature",
    stage: Stage::DriverPostParse,
    effect: Effect::Decides,
    title: "Scalable vectors of Arm",
    reference: "qemuDomainDefCPUPostParse",
    since: "between 5.6.0 and 7.0.0",
    apply,
};

/// *When*: `<cpu>` has a feature such as `sve256`, which is a length of vectors. libvirt does not ask for the
/// architecture.
fn apply(scene: &mut Scene<'_>) {
    if !scene.does(Behaviour::RequiresSveForLengths) {
        return;
    }
    let Some(cpu) = scene.document().child(scene.root(), "cpu") else { return };
    let features: Vec<NodeId> = scene.document().elements_named(cpu, "feature").collect();
    let name = |it: NodeId| scene.value(it, "@name").unwrap_or_default();
    if !features.iter().any(|it| name(*it).starts_with("sve") && name(*it) != "sve") {
        return;
    }
    let because = "A length of vectors is asked for, so the guest has scalable vectors.";
    match features.iter().find(|it| name(**it) == "sve").copied() {
        None => {
            let sve = Tree::element("feature").with("policy", "require").with("name", "sve");
            scene.add(cpu, sve, Origin::Demanded, because);
        }
        Some(sve) if scene.is(sve, "@policy", "disable") || scene.is(sve, "@policy", "forbid") => {
            scene.refuse(sve, "The feature sve is switched off, but lengths of its vectors are asked for.");
        }
        Some(sve) => scene.set(sve, "@policy", "require", Origin::Demanded, because),
    }
}

#[cfg(test)]
mod tests {
    use crate::implicit::testing::defined;

    #[test]
    fn a_length_brings_the_vectors() {
        let done = |features: &str| {
            defined("libvirt=11.3.0", &format!("<cpu mode='custom'><model>max</model>{features}</cpu>"))
        };
        let length = "<feature policy='require' name='sve256'/>";
        let features = |done: &crate::implicit::Completed| {
            let cpu = done.document.child(done.document.root(), "cpu").expect("a cpu");
            done.document.elements_named(cpu, "feature").count()
        };
        assert_eq!(features(&done(length)), 2);
        assert_eq!(features(&done("<feature policy='require' name='aes'/>")), 1);
        assert!(!done(&format!("{length}<feature policy='disable' name='sve'/>")).refusals.is_empty());
    }
}
