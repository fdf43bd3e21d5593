//! `boot-device`: a guest that is not told otherwise boots from hard disk.

use crate::implicit::address::in_device_order;
use crate::implicit::{Effect, Origin, Rule, Scene, Stage};
use crate::xml::Tree;

pub(super) static RULE: Rule = Rule {
    id: "boot-device",
    stage: Stage::GenericPostParse,
    effect: Effect::Decides,
    title: "Default boot device",
    reference: "virDomainDefBootOrderPostParse",
    since: "0.1.0",
    apply,
};

/// *When*: neither `<os>` nor any device says what to boot from.
/// *Opting out*: `<boot dev='…'/>`, or `<boot order='…'/>` in a device.
fn apply(scene: &mut Scene<'_>) {
    let domain = scene.domain();
    let root = scene.root();
    let Some(os) = scene.document().child(root, "os") else { return };
    if domain.os_type() != "hvm" || scene.document().child(os, "boot").is_some() || is_ordered(scene) {
        return;
    }
    scene.add(
        os,
        Tree::element("boot").with("dev", "hd"),
        Origin::Default,
        "Nothing says what to boot from, so libvirt has the guest boot from its first hard disk.",
    );
}

fn is_ordered(scene: &Scene<'_>) -> bool {
    let devices = in_device_order(scene.document()).into_iter();
    devices.into_iter().any(|it| scene.value(it, "boot/@order").is_some())
}

#[cfg(test)]
mod tests {
    use crate::implicit::testing::defined;

    #[test]
    fn unless_something_else_is_said() {
        let boot = |inside| defined("libvirt=11.3.0", inside).at("os/boot/@dev");
        assert_eq!(boot(""), "hd");
        assert_eq!(boot("<os><type>hvm</type><boot dev='network'/></os>"), "network");
        let ordered = "<devices><disk><boot order='1'/><target dev='vda'/></disk></devices>";
        assert_eq!(boot(ordered), "");
        assert_eq!(
            boot("<os><type>hvm</type><boot/></os>"),
            "",
            "what stands there says nothing, yet it stands there"
        );
    }
}
