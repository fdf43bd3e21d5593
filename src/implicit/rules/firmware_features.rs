//! `firmware-features`: keys that are enrolled serve Secure Boot.

use crate::implicit::{Effect, Origin, Rule, Scene, Stage};
use crate::xml::Tree;

pub(super) static RULE: Rule = Rule {
    id: "firmware-features",
    stage: Stage::Parse,
    effect: Effect::Reads,
    title: "Firmware features that go together",
    reference: "virDomainDefOSPostParse, virDomainDefOSValidate",
    since: "7.2.0",
    apply,
};

/// *When*: `<firmware>` asks for enrolled keys and says nothing of Secure Boot.
/// *Opting out*: not asking for enrolled keys.
fn apply(scene: &mut Scene<'_>) {
    let document = scene.document();
    let Some(firmware) = document.find(scene.root(), "os/firmware") else { return };
    let feature = |name: &str| {
        let mut features = document.elements_named(firmware, "feature");
        features.find(|it| document.attribute_is(*it, "name", name))
    };
    let enrolled = feature("enrolled-keys").filter(|it| document.attribute_is(*it, "enabled", "yes"));
    let (Some(_), secure_boot) = (enrolled, feature("secure-boot")) else { return };
    match secure_boot {
        Some(secure_boot) if scene.is(secure_boot, "@enabled", "no") => {
            scene.refuse(secure_boot, "Keys cannot be enrolled where Secure Boot is off.");
        }
        Some(_) => {}
        None => {
            let because = "Enrolled keys are of use only to Secure Boot, so it is asked for, too.";
            let tree = Tree::element("feature").with("enabled", "yes").with("name", "secure-boot");
            scene.add(firmware, tree, Origin::Demanded, because);
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::implicit::testing::defined;

    #[test]
    fn keys_bring_secure_boot() {
        let os = |secure_boot: &str| {
            format!(
                "<os firmware='efi'><type machine='q35'>hvm</type><firmware>{secure_boot}\
                 <feature enabled='yes' name='enrolled-keys'/></firmware></os><features><acpi/></features>"
            )
        };
        let done = defined("libvirt=9.0.0,qemu=7.2", &os(""));
        let firmware = done.document.find(done.document.root(), "os/firmware").unwrap();
        assert_eq!(done.document.elements(firmware).count(), 2);
        let off = os("<feature enabled='no' name='secure-boot'/>");
        assert_eq!(defined("libvirt=9.0.0,qemu=7.2", &off).refusals.len(), 1);
    }
}
