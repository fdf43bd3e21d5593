//! `feature-states`: a feature that is only named is switched on, and one that is off keeps no settings.

use crate::implicit::{Effect, Origin, Rule, Scene, Stage};
use crate::xml::NodeId;

pub(super) static RULE: Rule = Rule {
    id: "feature-states",
    stage: Stage::Parse,
    effect: Effect::Reads,
    title: "Features that are only named",
    reference: "virDomainFeaturesDefParse, virDomainDefFormatFeatures",
    since: "hap, pmu and pvspinlock 1.2.x, vmport 1.2.16, smm 2.1.0, vmcoreinfo 3.10.0",
    apply,
};

/// What an element keeps only while its `@state` is `on`: attributes with `@`, else elements.
const WHILE_ON: &[(&str, &str)] = &[
    ("hyperv/spinlocks", "@retries"),
    ("hyperv/vendor_id", "@value"),
    ("hyperv/stimer", "direct"),
    ("hyperv/tlbflush", "direct"),
    ("hyperv/tlbflush", "extended"),
    ("kvm/dirty-ring", "@size"),
    ("xen/passthrough", "@mode"),
    ("smm", "tseg"),
];

/// *When*: `<features>` has one of these.
/// *Opting out*: `state='off'`.
fn apply(scene: &mut Scene<'_>) {
    let Some(features) = scene.document().child(scene.root(), "features") else { return };
    for name in ["hap", "pvspinlock", "pmu", "vmport", "smm", "vmcoreinfo"] {
        let Some(feature) = scene.document().child(features, name) else { continue };
        if scene.value(feature, "@state").is_none() {
            let because = format!("Naming {name} without a state switches it on.");
            scene.set(feature, "@state", "on", Origin::Default, because);
        }
    }
    for (path, setting) in WHILE_ON {
        let Some(feature) = scene.document().find(features, path) else { continue };
        if scene.is(feature, "@state", "off") {
            drop_setting(scene, feature, setting);
        }
    }
}

fn drop_setting(scene: &mut Scene<'_>, feature: NodeId, setting: &str) {
    let because = "libvirt keeps settings of a feature only while it is on.";
    match setting.strip_prefix('@') {
        Some(attribute) => scene.drop_attribute(feature, attribute, because),
        None => {
            if let Some(node) = scene.document().child(feature, setting) {
                scene.drop(node, because);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::implicit::testing::defined;

    #[test]
    fn named_is_on_and_off_is_bare() {
        let done = defined(
            "libvirt=11.3.0",
            "<features><pmu/><vmport state='off'/><smm state='off'><tseg>1</tseg></smm>\
             <hyperv><spinlocks state='off' retries='8191'/></hyperv></features>",
        );
        assert_eq!(done.at("features/pmu/@state"), "on");
        assert_eq!(done.at("features/vmport/@state"), "off");
        assert_eq!(done.at("features/smm/tseg"), "");
        assert_eq!(done.at("features/hyperv/spinlocks/@retries"), "");
    }
}
