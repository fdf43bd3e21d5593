//! `thread-requirements`: what I/O threads, pins and schedulers need.

use crate::domain::{CpuSet, number};
use crate::implicit::{Effect, Rule, Scene, Stage};
use crate::xml::NodeId;

pub(super) static RULE: Rule = Rule {
    id: "thread-requirements",
    stage: Stage::Parse,
    effect: Effect::Checks,
    title: "What threads need",
    reference: "virDomainIOThreadIDDefParseXML, virDomainVcpuPinDefParseXML, virDomainSchedulerParse",
    since: "pins 0.9.0, I/O threads 1.2.8, schedulers 1.2.13",
    apply,
};

/// Refused: I/O threads without a number of their own, pins without a thread or CPUs, two pins of one thread,
/// schedulers without a priority where one is needed, and those of threads that are not there.
fn apply(scene: &mut Scene<'_>) {
    let root = scene.root();
    let vcpus: Vec<u32> = (0..scene.vcpus().unwrap_or(0)).collect();
    let threads = iothreads(scene);
    let Some(cputune) = scene.document().child(root, "cputune") else { return };
    pins(scene, cputune, "vcpupin", "vcpu", None);
    pins(scene, cputune, "iothreadpin", "iothread", Some(&threads));
    schedulers(scene, cputune, "vcpusched", "vcpus", &vcpus);
    schedulers(scene, cputune, "iothreadsched", "iothreads", &threads);
}

/// The numbers of all I/O threads.
fn iothreads(scene: &mut Scene<'_>) -> Vec<u32> {
    let root = scene.root();
    let Some(ids) = scene.document().child(root, "iothreadids") else {
        return (1..=scene.iothreads().unwrap_or(0)).collect();
    };
    let mut numbers = Vec::new();
    for thread in named(scene, ids, "iothread") {
        match scene.value(thread, "@id").and_then(|it| number(&it)) {
            None => scene.refuse(thread, "An I/O thread has no number (id)."),
            Some(0) => scene.refuse(thread, "I/O threads are numbered from 1."),
            Some(id) if numbers.contains(&id) => {
                scene.refuse(thread, format!("Two I/O threads have the number {id}."));
            }
            Some(id) => numbers.push(id),
        }
        let pool = |name| scene.number(thread, name);
        if let (Some(least), Some(most)) = (pool("@thread_pool_min"), pool("@thread_pool_max"))
            && least > most
        {
            scene.refuse(thread, "The least number of threads in a pool is greater than the greatest.");
        }
    }
    numbers
}

fn pins(scene: &mut Scene<'_>, cputune: NodeId, name: &str, thread: &str, known: Option<&[u32]>) {
    let mut pinned = Vec::new();
    for pin in named(scene, cputune, name) {
        let id = scene.value(pin, &format!("@{thread}")).and_then(|it| number(&it));
        match id {
            None => scene.refuse(pin, format!("<{name}> does not say which {thread} it is about.")),
            Some(id) if pinned.contains(&id) => {
                scene.refuse(pin, format!("The {thread} {id} is pinned twice."));
            }
            Some(id) if known.is_some_and(|it| !it.contains(&id)) => {
                scene.refuse(pin, format!("There is no {thread} {id} to pin."));
            }
            Some(id) => pinned.push(id),
        }
        if scene.value(pin, "@cpuset").is_none() {
            scene.refuse(pin, format!("<{name}> does not say to which CPUs (cpuset)."));
        }
    }
}

fn schedulers(scene: &mut Scene<'_>, cputune: NodeId, name: &str, threads: &str, known: &[u32]) {
    let mut taken = CpuSet::default();
    for scheduler in named(scene, cputune, name) {
        let real_time = matches!(scene.value(scheduler, "@scheduler").as_deref(), Some("fifo" | "rr"));
        if real_time && scene.value(scheduler, "@priority").is_none() {
            scene.refuse(scheduler, "A real-time scheduler needs a priority.");
        }
        let set = scene.value(scheduler, &format!("@{threads}")).and_then(|it| CpuSet::parse(&it));
        let set = set.unwrap_or_default();
        if !set.numbers.is_disjoint(&taken.numbers) {
            scene.refuse(scheduler, format!("Two <{name}> are about the same {threads}."));
        }
        if let Some(stranger) = set.numbers.iter().find(|it| !known.contains(it)) {
            scene.refuse(scheduler, format!("<{name}> is about {stranger}, which is none of the {threads}."));
        }
        taken.numbers.extend(set.numbers);
    }
}

fn named(scene: &Scene<'_>, parent: NodeId, name: &str) -> Vec<NodeId> {
    scene.document().elements_named(parent, name).collect()
}

#[cfg(test)]
mod tests {
    use crate::implicit::testing::defined;

    #[test]
    fn refused_and_taken() {
        for (tune, refused) in [
            ("<vcpupin vcpu='0' cpuset='0'/>", false),
            ("<vcpupin vcpu='0' cpuset='0'/><vcpupin vcpu='0' cpuset='1'/>", true),
            ("<vcpupin cpuset='0'/>", true),
            ("<iothreadpin iothread='1' cpuset='0'/>", true),
            ("<vcpusched vcpus='0' scheduler='fifo'/>", true),
            ("<vcpusched vcpus='5' scheduler='batch'/>", true),
            ("<vcpusched vcpus='0' scheduler='batch'/>", false),
        ] {
            let inside = format!("<vcpu>2</vcpu><cputune>{tune}</cputune>");
            assert_eq!(!defined("libvirt=11.3.0", &inside).refusals.is_empty(), refused, "{tune}");
        }
    }
}
