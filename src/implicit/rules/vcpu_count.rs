//! `vcpu-count`: how many virtual CPUs there are, and where they may run.

use crate::compat::Behaviour;
use crate::implicit::{Effect, Origin, Rule, Scene, Stage};
use crate::xml::NodeId;

pub(super) static RULE: Rule = Rule {
    id: "vcpu-count",
    stage: Stage::Parse,
    effect: Effect::Reads,
    title: "Number of virtual CPUs",
    reference: "virDomainVcpuParse, virDomainDefParseXML",
    since: "0.1.0; placement 0.9.11",
    apply,
};

/// One, all of them present, on the host CPUs named; `placement='auto'` leaves the choice to numad.
/// *Opting out*: `<vcpu>`.
fn apply(scene: &mut Scene<'_>) {
    let root = scene.root();
    if scene.document().child(root, "vcpu").is_none() {
        let because = "Nothing says how many virtual CPUs the guest has, so it has one.";
        scene.set_text(root, "vcpu", "1", Origin::Default, because);
    }
    let Some(vcpu) = scene.document().child(root, "vcpu") else { return };
    if scene.value(vcpu, "@current").is_some_and(|it| it.trim() == scene.document().text(vcpu).trim()) {
        scene.drop_attribute(vcpu, "current", "All virtual CPUs are present, so the number is not repeated.");
    }
    if scene.is(vcpu, "@placement", "auto") {
        scene.drop_attribute(vcpu, "cpuset", "Where the virtual CPUs run is left to numad.");
    }
    let follows_memory = follows_memory(scene, vcpu);
    if scene.does(Behaviour::PrintsVcpuPlacement)
        && (follows_memory || scene.value(vcpu, "@placement").is_none())
    {
        let (placement, because) = match follows_memory {
            true => ("auto", "The memory is placed by numad and nothing is pinned, so the CPUs are, too."),
            false => ("static", "The virtual CPUs run where the XML says, or anywhere."),
        };
        scene.set(vcpu, "@placement", placement, Origin::Default, because);
    }
}

/// Whether `<numatune>` leaves the memory to numad while nothing pins a thread.
fn follows_memory(scene: &Scene<'_>, vcpu: NodeId) -> bool {
    let pinned = |name| scene.document().find(scene.root(), name).is_some();
    scene.domain().value("numatune/memory/@placement").is_some_and(|it| it == "auto")
        && scene.value(vcpu, "@cpuset").is_none()
        && !pinned("cputune/vcpupin")
        && !pinned("cputune/emulatorpin")
        && !pinned("cputune/iothreadpin")
}

#[cfg(test)]
mod tests {
    use crate::implicit::testing::defined;

    #[test]
    fn number_and_placement() {
        let vcpu = |inside| {
            let done = defined("libvirt=11.3.0", inside);
            (done.at("vcpu"), done.at("vcpu/@placement"), done.at("vcpu/@current"))
        };
        let of = |number: &str, placement: &str, current: &str| {
            (number.to_owned(), placement.to_owned(), current.to_owned())
        };
        assert_eq!(vcpu(""), of("1", "static", ""));
        assert_eq!(vcpu("<vcpu current='4'>4</vcpu>"), of("4", "static", ""));
        assert_eq!(vcpu("<vcpu current='2'>4</vcpu>"), of("4", "static", "2"));
        let auto = "<numatune><memory placement='auto'/></numatune>";
        assert_eq!(vcpu(auto), of("1", "auto", ""));
        assert_eq!(vcpu(&format!("{auto}<vcpu cpuset='1'>1</vcpu>")), of("1", "static", ""));
    }
}
