//! `feature-requirements`: what features need, and which x86 does not have.

use crate::compat::Behaviour;
use crate::implicit::{Effect, Rule, Scene, Stage};
use crate::xml::NodeId;

pub(super) static RULE: Rule = Rule {
    id: "feature-requirements",
    stage: Stage::Validate,
    effect: Effect::Checks,
    title: "What features need",
    reference: "virDomainFeaturesHyperVDefParse, virDomainFeaturesKVMDefParse, qemuValidateDomainDefFeatures",
    since: "1.0.0",
    apply,
};

/// Features of other architectures.
const ELSEWHERE: &[&str] =
    &["gic", "hpt", "htm", "nested-hv", "ccf-assist", "cfpc", "sbbc", "ibs", "ras", "aia"];

/// Refused: an enlightenment without a state, spinlocks and vendor without their values, and features of other
/// architectures.
fn apply(scene: &mut Scene<'_>) {
    let Some(features) = scene.document().child(scene.root(), "features") else { return };
    for group in ["hyperv", "kvm", "xen"] {
        let Some(group) = scene.document().child(features, group) else { continue };
        let members: Vec<NodeId> = scene.document().elements(group).collect();
        for member in members {
            if scene.value(member, "@state").is_none() {
                let name = scene.document().name(member);
                let message = format!("<{name}> needs a state: on or off.");
                scene.refuse(member, message);
            }
        }
    }
    let on = |scene: &Scene<'_>, path| {
        scene.document().find(features, path).filter(|it| scene.is(*it, "@state", "on"))
    };
    if let Some(spinlocks) = on(scene, "hyperv/spinlocks")
        && scene.number(spinlocks, "@retries").is_none_or(|it| it < 4095)
    {
        scene.refuse(spinlocks, "Hyper-V spinlocks need the number of retries, at least 4095.");
    }
    if let Some(vendor) = on(scene, "hyperv/vendor_id")
        && scene.value(vendor, "@value").is_none_or(|it| it.len() > 12 || it.contains(','))
    {
        scene.refuse(
            vendor,
            "The Hyper-V vendor needs a value of at most twelve characters, without a comma.",
        );
    }
    let passed_on = scene
        .document()
        .child(scene.root(), "cpu")
        .is_some_and(|it| scene.is(it, "@mode", "host-passthrough"));
    if let Some(hint) =
        on(scene, "kvm/hint-dedicated").filter(|_| !passed_on && !scene.does(Behaviour::DedicatesAnyCpu))
    {
        scene.refuse(hint, "The hint that CPUs are dedicated needs a CPU in mode host-passthrough.");
    }
    if let Some(msrs) = scene.document().child(features, "msrs")
        && scene.value(msrs, "@unknown").is_none()
    {
        scene.refuse(msrs, "<msrs> does not say what to do with unknown ones: ignore or fault.");
    }
    if let Some(tseg) = scene.document().find(features, "smm/tseg").filter(|_| !scene.machine().is_q35()) {
        scene.refuse(tseg, "The size of TSEG can be chosen on q35 machines only.");
    }
    if let Some(acpi) =
        scene.document().child(features, "acpi").filter(|_| scene.does(Behaviour::KnowsMachinesWithoutAcpi))
    {
        let machine = scene.machine().name.clone();
        if scene.qemu().machine_type(&machine).is_some_and(|it| !it.acpi) {
            scene.refuse(acpi, format!("The machine {machine} has no ACPI."));
        }
    }
    if !scene.arch().is_x86() {
        refuse_features_of_other_boards(scene, features);
    }
    if scene.arch().is_x86() {
        for name in ELSEWHERE {
            if let Some(feature) = scene.document().child(features, name) {
                let arch = scene.arch();
                scene.refuse(feature, format!("{arch} does not have the feature {name}."));
            }
        }
    }
}

/// What not even every machine of the right architecture has.
fn refuse_features_of_other_boards(scene: &mut Scene<'_>, features: NodeId) {
    let virt = scene.machine().is_arm_virt();
    for (name, has) in [("gic", virt), ("ras", virt), ("hyperv", virt), ("vmport", false)] {
        if let Some(feature) = scene.document().child(features, name).filter(|_| !has) {
            let machine = scene.machine().name.clone();
            scene.refuse(feature, format!("The machine {machine} does not have the feature {name}."));
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::implicit::testing::defined;

    #[test]
    fn refused_and_taken() {
        for (features, refused) in [
            ("<hyperv><vpindex/></hyperv>", true),
            ("<hyperv><spinlocks state='on' retries='100'/></hyperv>", true),
            ("<hyperv><spinlocks state='on' retries='8191'/><spinlocks state='off'/></hyperv>", false),
            ("<hyperv><vendor_id state='on' value='thisistoolong'/></hyperv>", true),
            ("<kvm><hidden/></kvm>", true),
            ("<gic version='3'/>", true),
            ("<kvm><hidden state='on'/></kvm>", false),
        ] {
            let done = defined("libvirt=11.3.0", &format!("<features>{features}</features>"));
            assert_eq!(!done.refusals.is_empty(), refused, "{features}");
        }
    }
}
