//! `refused-values`: what the host's libvirt cannot read and does not pass over.

use crate::compat::{Class, Confidence, Target, classify};
use crate::implicit::{Effect, Rule, Scene, Stage};

pub(super) static RULE: Rule = Rule {
    id: "refused-values",
    stage: Stage::Parse,
    effect: Effect::Checks,
    title: "Values that libvirt refuses",
    reference: "virXMLPropEnum, virDomainFeaturesDefParse",
    since: "always so; what is known grows with each release",
    apply,
};

/// *When*: an attribute that libvirt reads has a value that it does not know, or `<features>` a feature.
fn apply(scene: &mut Scene<'_>) {
    let libvirt = scene.libvirt();
    let target = Target { name: libvirt.to_string(), libvirt, qemu: None, confidence: Confidence::High };
    for finding in classify(scene.document(), &target) {
        // An empty element is one without a text, not one with a wrong text.
        let text =
            finding.attribute.is_none() && scene.value(finding.node, "").is_some_and(|it| it.is_empty());
        let empty = text && scene.document().parent(finding.node) == Some(scene.root());
        if finding.class == Class::Refused && !empty {
            scene.refuse_attribute(finding.node, finding.attribute, finding.reason);
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::implicit::testing::defined;

    #[test]
    fn by_release() {
        let refusals = |host, inside| defined(host, inside).refusals.len();
        let ps2 = "<features><ps2 state='off'/></features>";
        assert_eq!((refusals("libvirt=9.0.0", ps2), refusals("libvirt=11.3.0", ps2)), (1, 0));
        assert_eq!(refusals("libvirt=11.3.0", "<devices><input type='pen' bus='usb'/></devices>"), 1);
    }
}
