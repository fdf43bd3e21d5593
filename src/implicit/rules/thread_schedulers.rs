//! `thread-schedulers`: a scheduler for several threads is written down for each of them.

use crate::domain::CpuSet;
use crate::implicit::{Effect, Origin, Rule, Scene, Stage};
use crate::xml::{NodeId, Tree};

pub(super) static RULE: Rule = Rule {
    id: "thread-schedulers",
    stage: Stage::Parse,
    effect: Effect::Reads,
    title: "Schedulers of threads",
    reference: "virDomainSchedulerParseCommonAttrs, virDomainSchedulerFormat",
    since: "1.2.13; one line for each thread 3.0.0",
    apply,
};

/// *When*: `<vcpusched>`, `<iothreadsched>` or `<emulatorsched>` is written.
fn apply(scene: &mut Scene<'_>) {
    let root = scene.root();
    let Some(cputune) = scene.document().child(root, "cputune") else { return };
    for name in ["vcpusched", "iothreadsched", "emulatorsched"] {
        for scheduler in named(scene, cputune, name) {
            if !matches!(scene.value(scheduler, "@scheduler").as_deref(), Some("fifo" | "rr")) {
                let because = "Only real-time schedulers know priorities.";
                scene.drop_attribute(scheduler, "priority", because);
            }
        }
    }
    let vcpus = scene.vcpus().unwrap_or(0);
    split(scene, cputune, ("vcpusched", "vcpus"), &(0..vcpus).collect::<Vec<u32>>());
    let threads = iothreads(scene);
    split(scene, cputune, ("iothreadsched", "iothreads"), &threads);
}

/// Numbers of the I/O threads in libvirt's order.
fn iothreads(scene: &Scene<'_>) -> Vec<u32> {
    let root = scene.root();
    match scene.document().child(root, "iothreadids") {
        Some(ids) => named(scene, ids, "iothread")
            .iter()
            .filter_map(|it| scene.number(*it, "@id"))
            .map(|it| it as u32)
            .collect(),
        None => (1..=scene.iothreads().unwrap_or(0)).collect(),
    }
}

/// Gives each of `threads` that has a scheduler an element of its own, in their order.
fn split(scene: &mut Scene<'_>, cputune: NodeId, (name, threads_in): (&str, &str), threads: &[u32]) {
    let written = named(scene, cputune, name);
    let place = format!("@{threads_in}");
    let sets: Vec<(NodeId, CpuSet)> =
        written.iter().filter_map(|it| Some((*it, CpuSet::parse(&scene.value(*it, &place)?)?))).collect();
    let of = |thread: &u32| sets.iter().find(|(_, set)| set.numbers.contains(thread));
    let wanted: Vec<(u32, NodeId)> = threads.iter().filter_map(|it| Some((*it, of(it)?.0))).collect();
    let is_so = wanted.len() == written.len()
        && wanted
            .iter()
            .zip(&written)
            .all(|((thread, from), at)| from == at && scene.is(*at, &place, &thread.to_string()));
    if is_so {
        return;
    }
    let because = "libvirt lists the scheduler of each thread on its own.";
    let mut seen = Vec::new();
    for (thread, from) in wanted {
        let node = match seen.contains(&from) {
            false => from,
            true => {
                let tree: Tree = scene.document().tree(from);
                scene.add(cputune, tree, Origin::Default, because)
            }
        };
        seen.push(from);
        scene.set(node, &place, &thread.to_string(), Origin::Default, because);
        let last = scene.document().children(cputune).len() - 1;
        scene.move_to(node, last, because);
    }
    for scheduler in written.into_iter().filter(|it| !seen.contains(it)) {
        scene.drop(scheduler, "The guest has none of these threads.");
    }
}

fn named(scene: &Scene<'_>, parent: NodeId, name: &str) -> Vec<NodeId> {
    scene.document().elements_named(parent, name).collect()
}

#[cfg(test)]
mod tests {
    use crate::implicit::testing::defined;

    #[test]
    fn one_for_each_thread() {
        let done = defined(
            "libvirt=11.3.0",
            "<vcpu>4</vcpu><cputune><vcpusched vcpus='0,2' scheduler='batch' priority='2'/>\
             <vcpusched vcpus='1' scheduler='fifo' priority='2'/></cputune>",
        );
        let cputune = done.document.find(done.document.root(), "cputune").unwrap();
        let schedulers: Vec<String> = done
            .document
            .elements(cputune)
            .map(|it| {
                let value = |name| done.document.attribute(it, name).unwrap_or_default().into_owned();
                format!("{} {} {}", value("vcpus"), value("scheduler"), value("priority"))
            })
            .collect();
        assert_eq!(schedulers, ["0 batch ", "1 fifo 2", "2 batch "]);
    }
}
