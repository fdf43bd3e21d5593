//! `requested-memory`: how much of a virtio-mem device the guest is asked to use is always written.

use crate::implicit::{Effect, Origin, Rule, Scene, Stage};

pub(super) static RULE: Rule = Rule {
    id: "requested-memory",
    stage: Stage::Parse,
    effect: Effect::Reads,
    title: "Requested memory of virtio-mem",
    reference: "virDomainMemoryTargetDefFormat",
    since: "7.9.0",
    apply,
};

/// *When*: a virtio-mem device has no `<requested>`.
/// *Opting out*: writing it.
fn apply(scene: &mut Scene<'_>) {
    for memory in scene.devices("memory") {
        let lacks = scene.document().find(memory, "target/requested").is_none();
        if lacks && scene.is(memory, "@model", "virtio-mem") {
            let because = "Unless said otherwise the guest is asked to use none of it.";
            scene.set_text(memory, "target/requested", "0", Origin::Default, because);
            scene.set(memory, "target/requested/@unit", "KiB", Origin::Default, because);
        }
    }
}
