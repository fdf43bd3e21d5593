//! `default-panic`: guests of IBM Z and of pseries can always tell of a crash.

use crate::compat::Behaviour;
use crate::implicit::{Effect, Origin, Rule, Scene, Stage};
use crate::xml::Tree;

pub(super) static RULE: Rule = Rule {
    id: "default-panic",
    stage: Stage::DriverPostParse,
    effect: Effect::Decides,
    title: "Panic device of the platform",
    reference: "qemuDomainDefAddDefaultDevices",
    since: "pseries 1.2.17, IBM Z 1.3.5",
    apply,
};

/// *When*: the guest is one of IBM Z or a pseries, and no `<panic>` is written without a model or with the platform's.
fn apply(scene: &mut Scene<'_>) {
    let pseries = scene.machine().is_pseries() && scene.does(Behaviour::ListsPseriesPanic);
    let z = scene.arch().is_s390() && scene.does(Behaviour::ListsS390Panic);
    let Some(model) = scene.machine().panic_model().filter(|_| pseries || z) else { return };
    let has_it = |it| scene.value(it, "@model").is_none_or(|written| written == model);
    if scene.devices("panic").into_iter().any(has_it) {
        return;
    }
    let because = "The firmware of this platform always tells the host when the guest crashes.";
    scene.add_device(Tree::element("panic"), Origin::BuiltIn, because);
}

#[cfg(test)]
mod tests {
    use crate::implicit::testing::defined;

    #[test]
    fn where_the_platform_has_one() {
        let model = |host: &str, arch: &str, machine: &str| {
            let os = format!("<os><type arch='{arch}' machine='{machine}'>hvm</type></os>");
            defined(host, &os).at("devices/panic/@model")
        };
        let new = "libvirt=11.3.0,qemu=10.0";
        assert_eq!(model(new, "ppc64", "pseries"), "pseries");
        assert_eq!(model(new, "ppc64", "powernv9"), "");
        assert_eq!(model(new, "s390x", "s390-ccw-virtio"), "s390");
        assert_eq!(model("libvirt=1.2.18,qemu=2.7", "s390x", "s390-ccw-virtio"), "");
    }
}
