//! `empty-elements`: elements that hold nothing are not printed.

use crate::implicit::{Effect, Rule, Scene, Stage};

pub(super) static RULE: Rule = Rule {
    id: "empty-elements",
    stage: Stage::Parse,
    effect: Effect::DropsEmpty,
    title: "Empty elements",
    reference: "virXMLFormatElement",
    since: "0.7.5",
    apply,
};

/// An element is printed for what is inside; only a few say something by being there.
/// *When*: it has neither attributes nor children nor text, and the layout does not let it stand empty.
fn apply(scene: &mut Scene<'_>) {
    // Children come after their parents, so a parent is looked at when its empty children are gone.
    for (node, shape) in scene.shapes().iter().copied().rev() {
        let document = scene.document();
        let holds = !document.attributes(node).is_empty()
            || document.elements(node).next().is_some()
            || shape.text.is_some() && !document.text(node).is_empty();
        if !holds && !shape.stands_empty {
            scene.drop(node, "It holds nothing, so libvirt does not print it.");
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::implicit::testing::defined;

    #[test]
    fn from_the_inside_out() {
        let done = defined(
            "libvirt=11.3.0,qemu=10.0",
            "<title/><blkiotune><device/></blkiotune><memoryBacking><locked/></memoryBacking>",
        );
        let root = done.document.root();
        assert!(done.document.find(root, "title").is_none());
        assert!(done.document.find(root, "blkiotune").is_none());
        assert!(done.document.find(root, "memoryBacking/locked").is_some());
    }
}
