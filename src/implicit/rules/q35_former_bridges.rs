//! `q35-former-bridges`: before ports on demand, every q35 machine had two bridges to conventional PCI.

use crate::compat::Behaviour;
use crate::implicit::{Effect, Origin, Rule, Scene, Stage};
use crate::xml::Tree;

pub(super) static RULE: Rule = Rule {
    id: "q35-former-bridges",
    stage: Stage::DriverPostParse,
    effect: Effect::Decides,
    title: "Former bridges of q35",
    reference: "qemuDomainDefAddDefaultDevices",
    since: "1.1.2 to 2.4.0",
    apply,
};

/// *When*: the machine is q35, libvirt is older than 2.5.0, and controllers 1 and 2 are not written.
/// *For*: x86, machine `q35`.
fn apply(scene: &mut Scene<'_>) {
    if !scene.machine().is_q35()
        || !scene.does(Behaviour::KnowsQ35)
        || scene.does(Behaviour::AddsExpressPorts)
    {
        return;
    }
    for (index, model) in [(1, "dmi-to-pci-bridge"), (2, "pci-bridge")] {
        if scene.controllers("pci").iter().any(|it| it.index() == Some(index)) {
            continue;
        }
        let tree = Tree::element("controller")
            .with("type", "pci")
            .with("index", index.to_string())
            .with("model", model);
        let because = "Before 2.5.0 libvirt puts every device of a q35 machine on conventional PCI, behind two bridges.";
        scene.add_controller(tree, Origin::Default, because);
    }
    let root = scene.document().root();
    scene.not_predicted(
        root,
        "PCI addresses on q35 before libvirt 2.5.0 follow the rules known, but were not measured.",
    );
}

#[cfg(test)]
mod tests {
    use crate::implicit::testing::defined;

    #[test]
    fn only_before_ports_on_demand() {
        let bridges = |host: &str| {
            let done = defined(host, "");
            let devices = done.document.child(done.document.root(), "devices").expect("devices");
            let controllers = done.document.elements_named(devices, "controller");
            controllers.filter(|it| done.document.attribute_is(*it, "model", "dmi-to-pci-bridge")).count()
        };
        assert_eq!((bridges("libvirt=2.4.0,qemu=2.6"), bridges("libvirt=2.5.0,qemu=2.6")), (1, 0));
    }
}
