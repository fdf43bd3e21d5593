//! `cpu-topology`: levels of the CPU topology that are not written count one.

use crate::compat::Behaviour;
use crate::implicit::{Effect, Origin, Rule, Scene, Stage};

pub(super) static RULE: Rule = Rule {
    id: "cpu-topology",
    stage: Stage::Parse,
    effect: Effect::Reads,
    title: "CPU topology",
    reference: "virCPUDefParseXML",
    since: "dies 6.1.0, clusters 10.1.0",
    apply,
};

/// *When*: `<topology>` is written without the level.
/// *Opting out*: writing it.
fn apply(scene: &mut Scene<'_>) {
    let Some(topology) = scene.document().find(scene.root(), "cpu/topology") else { return };
    for (level, known) in
        [("dies", scene.does(Behaviour::PrintsDies)), ("clusters", scene.does(Behaviour::PrintsClusters))]
    {
        if known && scene.document().attribute(topology, level).is_none() {
            let because = format!("Unless said otherwise there is one of the {level}.");
            scene.set(topology, &format!("@{level}"), "1", Origin::Default, because);
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::implicit::testing::defined;

    #[test]
    fn by_release() {
        let levels = |host| {
            let done = defined(host, "<cpu><topology sockets='1' cores='1' threads='1'/></cpu>");
            (done.at("cpu/topology/@dies"), done.at("cpu/topology/@clusters"))
        };
        assert_eq!(levels("libvirt=6.0.0"), (String::new(), String::new()));
        assert_eq!(levels("libvirt=9.0.0"), ("1".into(), String::new()));
        assert_eq!(levels("libvirt=11.3.0"), ("1".into(), "1".into()));
    }
}
