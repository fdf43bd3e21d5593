//! `generated-uuid`: a domain without a UUID gets one.

use crate::format::Kind;
use crate::implicit::{Effect, Origin, Rule, Scene, Stage};
use crate::xml::NodeId;

pub(super) static RULE: Rule = Rule {
    id: "generated-uuid",
    stage: Stage::Parse,
    effect: Effect::TakesFromHost,
    title: "Generated UUID",
    reference: "virDomainDefParseIDs, virSysinfoSystemParseXML",
    since: "0.1.0; from sysinfo 0.9.7",
    apply,
};

/// Stands for the UUID that libvirt would make up.
const PLACEHOLDER: &str = "00000000-0000-0000-0000-000000000000";

/// *When*: no `<uuid>` is written, or an empty one.
/// *Opting out*: writing one.
fn apply(scene: &mut Scene<'_>) {
    let root = scene.root();
    spell_sysinfo(scene);
    let sysinfo = sysinfo_uuid(scene);
    if let Some(uuid) = scene.domain().value("uuid").filter(|it| !it.trim().is_empty()) {
        if sysinfo.is_some_and(|it| it != uuid) {
            scene.refuse(root, "The UUID in <sysinfo> is another than that of the domain.");
        }
        return;
    }
    if let Some(uuid) = sysinfo {
        let because = "No UUID is written, so the guest gets the one that sysinfo shows it.";
        scene.set_text(root, "uuid", &uuid, Origin::Default, because);
        return;
    }
    let because =
        "No UUID is written, so libvirt makes one up when it defines the domain; the zeros stand for it.";
    scene.set_text(root, "uuid", PLACEHOLDER, Origin::Default, because);
    if let Some(node) = scene.document().child(root, "uuid") {
        scene.random(node, because);
    }
}

/// libvirt writes the UUID in sysinfo in the spelling of its own as well.
fn spell_sysinfo(scene: &mut Scene<'_>) {
    let Some(entry) = sysinfo_entry(scene) else { return };
    if let Some(spelled) = Kind::Uuid.spell(&scene.document().text(entry)) {
        scene.set_text(entry, "", &spelled, Origin::Written, "libvirt writes UUIDs in small letters.");
    }
}

fn sysinfo_uuid(scene: &Scene<'_>) -> Option<String> {
    let uuid = scene.document().text(sysinfo_entry(scene)?).into_owned();
    (!uuid.is_empty()).then_some(uuid)
}

/// The entry `uuid` of `<system>` in `<sysinfo type='smbios'>`.
fn sysinfo_entry(scene: &Scene<'_>) -> Option<NodeId> {
    let document = scene.document();
    let mut sysinfo = document.elements_named(scene.root(), "sysinfo");
    let system = sysinfo.find_map(|it| document.child(it, "system"))?;
    document.elements_named(system, "entry").find(|it| document.attribute_is(*it, "name", "uuid"))
}

#[cfg(test)]
mod tests {
    use crate::implicit::testing::defined;

    #[test]
    fn made_up_taken_over_or_kept() {
        let host = "libvirt=11.3.0";
        let made_up = defined(host, "<uuid/>");
        assert_eq!(made_up.at("uuid"), super::PLACEHOLDER);
        assert_eq!(made_up.random.len(), 1);
        let uuid = "c7a5fdbd-edaf-9455-926a-d65c16db1809";
        let sysinfo =
            format!("<sysinfo type='smbios'><system><entry name='uuid'>{uuid}</entry></system></sysinfo>");
        assert_eq!(defined(host, &sysinfo).at("uuid"), uuid);
        assert!(defined(host, &format!("<uuid>{uuid}</uuid>")).random.is_empty());
    }
}
