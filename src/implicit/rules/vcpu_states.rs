//! `vcpu-states`: where single virtual CPUs are described, all of them are.

use crate::compat::Behaviour;
use crate::implicit::{Effect, Origin, Rule, Scene, Stage};
use crate::xml::{NodeId, Tree};

pub(super) static RULE: Rule = Rule {
    id: "vcpu-states",
    stage: Stage::GenericPostParse,
    effect: Effect::Decides,
    title: "Single virtual CPUs",
    reference: "virDomainVcpuParse, virDomainVcpuDefPostParse",
    since: "2.2.0",
    apply,
};

/// *When*: `<vcpus>` describes at least one.
fn apply(scene: &mut Scene<'_>) {
    let root = scene.root();
    let Some(vcpus) = scene.document().child(root, "vcpus") else { return };
    let written: Vec<NodeId> = scene.document().elements_named(vcpus, "vcpu").collect();
    let Some(maximum) = scene.vcpus() else {
        scene.not_predicted(vcpus, "What becomes of so many virtual CPUs is not predicted.");
        return;
    };
    if written.is_empty() || !scene.does(Behaviour::KnowsSingleVcpus) {
        return;
    }
    let mut online = 0;
    for id in 0..maximum {
        let at = written.iter().copied().find(|it| scene.number(*it, "@id") == Some(u64::from(id)));
        let enabled = at.is_some_and(|it| scene.is(it, "@enabled", "yes"));
        online += u32::from(enabled);
        let node = match at {
            Some(node) => node,
            None => scene.add(
                vcpus,
                Tree::element("vcpu").with("id", id.to_string()).with("enabled", "no"),
                Origin::Default,
                "Where single virtual CPUs are described, those that are not are absent at first.",
            ),
        };
        scene.move_to(node, id as usize, "libvirt lists virtual CPUs by number.");
        if scene.value(node, "@hotpluggable").is_none() {
            let (value, because) = match enabled {
                true => ("no", "A virtual CPU that is present at start stays, unless said otherwise."),
                false => ("yes", "A virtual CPU that is absent at start can only come by hotplug."),
            };
            scene.set(node, "@hotpluggable", value, Origin::Default, because);
        }
    }
    if online < maximum {
        let because = "So many virtual CPUs are present at start.";
        scene.set(root, "vcpu/@current", &online.to_string(), Origin::Default, because);
    } else if let Some(vcpu) = scene.document().child(root, "vcpu") {
        scene.drop_attribute(vcpu, "current", "All virtual CPUs are present, so the number is not repeated.");
    }
}

#[cfg(test)]
mod tests {
    use crate::implicit::testing::defined;

    #[test]
    fn all_are_listed() {
        let done = defined(
            "libvirt=11.3.0",
            "<vcpu>3</vcpu><vcpus><vcpu id='2' enabled='yes' hotpluggable='yes'/><vcpu id='0' enabled='yes'/></vcpus>",
        );
        let root = done.document.root();
        let vcpus = done.document.child(root, "vcpus").unwrap();
        let states: Vec<String> = done
            .document
            .elements(vcpus)
            .map(|it| {
                let value = |name| done.document.attribute(it, name).unwrap_or_default().into_owned();
                format!("{} {} {}", value("id"), value("enabled"), value("hotpluggable"))
            })
            .collect();
        assert_eq!(states, ["0 yes no", "1 no yes", "2 yes yes"]);
        assert_eq!(done.at("vcpu/@current"), "2");
    }
}
