//! `boot-settings`: what `<os>` can say of booting.

use crate::implicit::{Effect, Rule, Scene, Stage};
use crate::xml::NodeId;

pub(super) static RULE: Rule = Rule {
    id: "boot-settings",
    stage: Stage::Validate,
    effect: Effect::Checks,
    title: "Settings of booting",
    reference: "virDomainDefParseBootOptions, virDomainDefPostParseCommon, qemuValidateDomainDefBoot",
    since: "0.8.1; timeout 1.2.2",
    apply,
};

/// Refused: a boot menu of more than 65,535 milliseconds, the BIOS on a serial port that is not there, a boot
/// device that is not named, and a boot loader, which is for Xen.
fn apply(scene: &mut Scene<'_>) {
    let root = scene.root();
    if let Some(menu) = scene.document().find(root, "os/bootmenu")
        && scene.number(menu, "@timeout").is_some_and(|it| it > 65_535)
    {
        scene.refuse(menu, "The boot menu waits 65,535 milliseconds at most.");
    }
    if let Some(bios) = scene.document().find(root, "os/bios")
        && scene.is(bios, "@useserial", "yes")
        && scene.devices("serial").is_empty()
    {
        scene.refuse(bios, "The BIOS shall show itself on a serial port, but the guest has none.");
    }
    let os = scene.document().child(root, "os");
    let boot: Vec<NodeId> =
        os.map(|it| scene.document().elements_named(it, "boot").collect()).unwrap_or_default();
    for boot in boot {
        if scene.value(boot, "@dev").is_none() {
            scene.refuse(boot, "<boot> in <os> does not name a device.");
        }
    }
    if let Some(loader) = scene.document().child(root, "bootloader") {
        scene.refuse(loader, "QEMU has no boot loader in the host, as Xen has.");
    }
}
