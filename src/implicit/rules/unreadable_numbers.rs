//! `unreadable-numbers`: numbers and sizes that are none.

use crate::compat::Behaviour;
use crate::format::Kind;
use crate::implicit::{Effect, Rule, Scene, Stage};

pub(super) static RULE: Rule = Rule {
    id: "unreadable-numbers",
    stage: Stage::Parse,
    effect: Effect::Checks,
    title: "Numbers that cannot be read",
    reference: "virXMLPropUInt, virXPathUInt, virDomainParseMemory",
    since: "0.9.12; many were passed over before",
    apply,
};

/// *When*: where libvirt reads a whole number, a size or a MAC address there is something else.
fn apply(scene: &mut Scene<'_>) {
    if !scene.does(Behaviour::RefusesUnreadableNumbers) {
        return;
    }
    let mut refused = Vec::new();
    for (node, shape) in scene.shapes().iter().copied() {
        let document = scene.document();
        let unit = document.attribute(node, "unit");
        let bad = |kind: Kind, value: &str| match kind {
            Kind::Int | Kind::Mac => kind.spell(value).is_none(),
            _ if kind.is_size() => kind.spell_size(value, unit.as_deref()).is_none(),
            _ => false,
        };
        for slot in &shape.attributes {
            let Some(value) = document.attribute(node, slot.name) else { continue };
            // A clock says so in words.
            let reset = slot.name == "adjustment" && value == "reset";
            if bad(slot.kind, &value) && !reset {
                let what = if slot.kind == Kind::Mac { "MAC address" } else { "number" };
                let message = format!("{}='{value}' is not a {what}.", slot.name);
                refused.push((node, Some(slot.name.to_owned()), message));
            }
        }
        let text = document.text(node);
        if shape.text.is_some_and(|kind| bad(kind, &text)) && !text.is_empty() {
            let message = format!("\"{text}\" in <{}> is not a number.", document.name(node));
            refused.push((node, None, message));
        }
    }
    for (node, attribute, message) in refused {
        scene.refuse_attribute(node, attribute, message);
    }
}

#[cfg(test)]
mod tests {
    use crate::implicit::testing::defined;

    #[test]
    fn refused_and_taken() {
        for (inside, refused) in [
            ("<vcpu>two</vcpu>", true),
            ("<memory unit='foo'>1</memory>", true),
            ("<cputune><shares>x</shares></cputune>", true),
            ("<cputune><quota>-1</quota></cputune>", false),
            ("<iothreads>2</iothreads>", false),
        ] {
            assert_eq!(!defined("libvirt=11.3.0", inside).refusals.is_empty(), refused, "{inside}");
        }
    }
}
