//! `repeated-features`: a feature is as it was named last.

use crate::implicit::{Effect, Rule, Scene, Stage};
use crate::xml::NodeId;

pub(super) static RULE: Rule = Rule {
    id: "repeated-features",
    stage: Stage::Parse,
    effect: Effect::Reads,
    title: "Features that stand twice",
    reference: "virDomainFeaturesDefParse",
    since: "0.7.5",
    apply,
};

/// libvirt notes features one after the other, so that the last of a name counts; groups of them add up.
/// *When*: a feature stands twice.
fn apply(scene: &mut Scene<'_>) {
    of_firmware(scene);
    let Some(features) = scene.document().child(scene.root(), "features") else { return };
    for group in ["hyperv", "kvm", "xen"] {
        let groups: Vec<NodeId> = scene.document().elements_named(features, group).collect();
        let Some((first, others)) = groups.split_first() else { continue };
        for other in others {
            let because = format!("libvirt reads all <{group}> as one.");
            for child in scene.document().elements(*other).collect::<Vec<_>>() {
                scene.move_into(child, *first, because.clone());
            }
            scene.drop(*other, because);
        }
        drop_earlier(scene, *first);
    }
    drop_earlier(scene, features);
}

/// What the firmware shall have is noted alike, by `name=`.
fn of_firmware(scene: &mut Scene<'_>) {
    let document = scene.document();
    let Some(firmware) = document.find(scene.root(), "os/firmware") else { return };
    let features: Vec<NodeId> = document.elements_named(firmware, "feature").collect();
    let name = |it: &NodeId| document.attribute(*it, "name").map(|it| it.into_owned());
    let is_earlier = |at: &usize| features[at + 1..].iter().any(|it| name(it) == name(&features[*at]));
    let earlier: Vec<NodeId> = (0..features.len()).filter(is_earlier).map(|at| features[at]).collect();
    for feature in earlier {
        scene.drop(feature, "A feature is as it was named last.");
    }
}

/// Of children with one name only the last stays.
fn drop_earlier(scene: &mut Scene<'_>, parent: NodeId) {
    let children: Vec<NodeId> = scene.document().elements(parent).collect();
    for (index, child) in children.iter().enumerate() {
        let name = scene.document().name(*child);
        let last = children[index + 1..].iter().rev().find(|it| scene.document().name(**it) == name);
        if let Some(last) = last {
            // The size of TSEG is looked for in any of them.
            if let (Some(tseg), None) =
                (scene.document().child(*child, "tseg"), scene.document().child(*last, "tseg"))
            {
                scene.move_into(tseg, *last, "libvirt reads all <smm> as one.");
            }
            scene.drop(*child, "A feature is as it was named last.");
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::implicit::testing::defined;

    #[test]
    fn the_last_feature_of_the_firmware_counts() {
        let done = defined(
            "libvirt=9.0.0,qemu=7.2",
            "<os firmware='efi'><type>hvm</type><firmware><feature enabled='yes' name='secure-boot'/>\
             <feature enabled='no' name='secure-boot'/></firmware></os>",
        );
        let firmware = done.document.find(done.document.root(), "os/firmware").unwrap();
        assert_eq!(done.document.elements(firmware).count(), 1);
        assert_eq!(done.at("os/firmware/feature/@enabled"), "no");
    }

    #[test]
    fn the_last_counts_and_groups_add_up() {
        let done = defined(
            "libvirt=11.3.0",
            "<features><pmu state='on'/><kvm><hidden state='on'/></kvm></features>\
             <features><acpi/><pmu state='off'/><kvm><hidden state='off'/></kvm></features>",
        );
        let document = &done.document;
        let features = document.child(document.root(), "features").unwrap();
        let names: Vec<&str> = document.elements(features).map(|it| document.name(it)).collect();
        assert_eq!(names, ["kvm", "acpi", "pmu"]);
        assert_eq!(done.at("features/pmu/@state"), "off");
        assert_eq!(done.at("features/kvm/hidden/@state"), "off");
    }
}
