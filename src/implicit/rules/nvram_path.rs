//! `nvram-path`: a guest with UEFI keeps its variables in a file of its own, as older releases named it.

use crate::compat::Behaviour;
use crate::implicit::{Effect, Origin, Rule, Scene, Stage};

pub(super) static RULE: Rule = Rule {
    id: "nvram-path",
    stage: Stage::DriverPostParse,
    effect: Effect::ChoosesFirmware,
    title: "File of UEFI variables",
    reference: "qemuDomainDefPostParse (qemuDomainNVRAMPathFormat)",
    since: "1.2.9 to 9.1.0; firmware-selection after that",
    apply,
};

/// *When*: `<loader readonly='yes' type='pflash'>` names an image and `<nvram>` no file.
/// *Opting out*: naming the file, or `stateless='yes'`.
fn apply(scene: &mut Scene<'_>) {
    let root = scene.root();
    let Some(os) = scene.document().child(root, "os") else { return };
    if scene.does(Behaviour::ChoosesFirmwareOnDefine)
        || !scene.does(Behaviour::KnowsFlashFirmware)
        || scene.value(os, "@firmware").is_some()
        || !scene.is(os, "loader/@type", "pflash")
        || !scene.is(os, "loader/@readonly", "yes")
        || scene.is(os, "loader/@stateless", "yes")
        || scene.document().find(os, "nvram/source").is_some()
        || scene.value(os, "nvram").is_some_and(|it| !it.trim().is_empty())
    {
        return;
    }
    let name = scene.domain().value("name").unwrap_or_default().into_owned();
    let because = "Each guest keeps its UEFI variables in a file of its own.";
    let path = format!("/var/lib/libvirt/qemu/nvram/{name}_VARS.fd");
    scene.set_text(os, "nvram", &path, Origin::Default, because);
}

#[cfg(test)]
mod tests {
    use crate::implicit::testing::defined;

    #[test]
    fn only_for_flash_that_is_read_only() {
        let nvram = |loader: &str| {
            let os = format!("<name>uefi</name><os><type machine='q35'>hvm</type>{loader}</os>");
            defined("libvirt=9.0.0,qemu=7.2", &os).at("os/nvram")
        };
        let file = "/var/lib/libvirt/qemu/nvram/uefi_VARS.fd";
        assert_eq!(nvram("<loader readonly='yes' type='pflash'>/x.fd</loader>"), file);
        assert_eq!(nvram("<loader type='pflash'>/x.fd</loader>"), "");
        assert_eq!(nvram("<loader readonly='yes'>/x.bin</loader>"), "");
    }
}
