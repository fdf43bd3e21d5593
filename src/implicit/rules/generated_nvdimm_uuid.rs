//! `generated-nvdimm-uuid`: an NVDIMM of POWER is known to its guest by a UUID.

use crate::implicit::{Effect, Origin, Rule, Scene, Stage};

pub(super) static RULE: Rule = Rule {
    id: "generated-nvdimm-uuid",
    stage: Stage::Parse,
    effect: Effect::TakesFromHost,
    title: "Generated UUID of an NVDIMM",
    reference: "virDomainMemoryDefParseXML",
    since: "6.2.0",
    apply,
};

/// *When*: an NVDIMM of 64-bit POWER has no `<uuid>`.
/// *Opting out*: giving it one.
fn apply(scene: &mut Scene<'_>) {
    if !scene.arch().is_ppc64() {
        return;
    }
    for memory in scene.devices("memory") {
        if !scene.is(memory, "@model", "nvdimm") || scene.document().child(memory, "uuid").is_some() {
            continue;
        }
        let because = "POWER tells NVDIMMs apart by a UUID. libvirt makes one up when it defines the domain; the zeros \
                       stand for it.";
        scene.set_text(memory, "uuid", "00000000-0000-0000-0000-000000000000", Origin::Default, because);
        scene.random(memory, because);
    }
}

#[cfg(test)]
mod tests {
    use crate::implicit::testing::defined;

    #[test]
    fn on_power_only() {
        let uuid = |os: &str| {
            let devices =
                "<devices><memory model='nvdimm'><target><size>262144</size></target></memory></devices>";
            let memory = "<maxMemory slots='2'>4194304</maxMemory>";
            defined("libvirt=11.3.0,qemu=10.0", &format!("{os}{memory}{devices}")).at("devices/memory/uuid")
        };
        let power = uuid("<os><type arch='ppc64' machine='pseries'>hvm</type></os>");
        assert_eq!(power, "00000000-0000-0000-0000-000000000000");
        assert_eq!(uuid("<os><type machine='q35'>hvm</type></os>"), "");
    }
}
