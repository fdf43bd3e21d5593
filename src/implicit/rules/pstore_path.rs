//! `pstore-path`: a persistent store keeps its records in a file of the guest's own.

use crate::implicit::{Effect, Origin, Rule, Scene, Stage};

pub(super) static RULE: Rule = Rule {
    id: "pstore-path",
    stage: Stage::DevicePostParse,
    effect: Effect::Decides,
    title: "File of a persistent store",
    reference: "qemuDomainPstoreDefPostParse",
    since: "10.6.0",
    apply,
};

/// *When*: `<pstore>` names no file.
/// *Opting out*: `<path>`.
fn apply(scene: &mut Scene<'_>) {
    let name = scene.domain().value("name").unwrap_or_default().into_owned();
    for store in scene.devices("pstore") {
        if scene.document().child(store, "path").is_none() {
            let path = format!("/var/lib/libvirt/qemu/nvram/{name}_PSTORE.raw");
            let because = "No file is named, so the guest gets one of its own.";
            scene.set_text(store, "path", &path, Origin::Default, because);
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::implicit::testing::defined;

    #[test]
    fn named_after_the_guest() {
        let store = |inside: &str| {
            let devices = format!("<devices><pstore backend='acpi-erst'>{inside}</pstore></devices>");
            let done = defined("libvirt=11.3.0", &devices);
            let path = done.document.find(done.document.root(), "devices/pstore/path").expect("a path");
            done.document.text(path).into_owned()
        };
        assert_eq!(store(""), "/var/lib/libvirt/qemu/nvram/guest_PSTORE.raw");
        assert_eq!(store("<path>/x</path>"), "/x");
    }
}
