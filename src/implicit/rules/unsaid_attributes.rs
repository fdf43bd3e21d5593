//! `unsaid-attributes`: attributes that go without saying are written down, or are not.

use crate::implicit::{Effect, Origin, Rule, Scene, Stage};

pub(super) static RULE: Rule = Rule {
    id: "unsaid-attributes",
    stage: Stage::Parse,
    effect: Effect::Reads,
    title: "Attributes that go without saying",
    reference: "virXMLPropEnumDefault, virDomainDefFormatInternal",
    since: "0.7.5",
    apply,
};

/// Some attributes are always printed, with the value that their absence means; others are not printed where
/// they say what their absence says.
/// *When*: the layout names such a value.
fn apply(scene: &mut Scene<'_>) {
    let mut empty = Vec::new();
    for (node, shape) in scene.shapes().iter().copied() {
        for slot in shape.attributes.iter().filter(|it| it.filled.is_some() || it.omitted.is_some()) {
            let value = scene.document().attribute(node, slot.name);
            match (slot.filled, value.as_deref()) {
                (Some(filled), None) => {
                    let because = format!("libvirt takes {filled} where no {} is written.", slot.name);
                    scene.set(node, &format!("@{}", slot.name), filled, Origin::Default, because);
                }
                (_, Some(value)) if slot.omits(value) => {
                    let because = format!("{value} goes without saying, so libvirt does not print it.");
                    scene.drop_attribute(node, slot.name, because);
                }
                _ => {}
            }
        }
        if shape.omitted.is_some_and(|it| scene.document().text(node) == it) {
            empty.push(node);
        }
    }
    for node in empty {
        scene.drop(node, "It says what its absence says, so libvirt does not print it.");
    }
}

#[cfg(test)]
mod tests {
    use crate::implicit::testing::defined;

    #[test]
    fn both_ways() {
        let done = defined(
            "libvirt=11.3.0,qemu=10.0",
            "<devices><disk><driver cache='default'/><target dev='vda'/></disk><watchdog model='i6300esb'/>\
             </devices>",
        );
        assert_eq!(done.at("devices/disk/@type"), "file");
        assert_eq!(done.at("devices/disk/driver/@cache"), "");
        assert_eq!(done.at("devices/watchdog/@action"), "reset");
    }
}
