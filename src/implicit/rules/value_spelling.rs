//! `value-spelling`: numbers, sizes, addresses and identifiers are printed in libvirt's own spelling.

use crate::compat::Behaviour;
use crate::format::{Kind, Shape};
use crate::implicit::{Effect, Origin, Rule, Scene, Stage};
use crate::xml::NodeId;

pub(super) static RULE: Rule = Rule {
    id: "value-spelling",
    stage: Stage::Parse,
    effect: Effect::Reads,
    title: "Spelling of values",
    reference: "virStrToLong_ui, virDomainParseMemory, virUUIDFormat, virMacAddrFormat",
    since: "0.7.5; units 0.9.11",
    apply,
};

/// What libvirt reads as a number comes out as it prints numbers: `0x5` of a PCI slot as `0x05`, a memory of
/// `1 GiB` in KiB, letters of a MAC address in lower case.
/// *When*: the value is written otherwise. A value that cannot be read is left alone.
fn apply(scene: &mut Scene<'_>) {
    for (node, shape) in scene.shapes().iter().copied() {
        attributes(scene, node, shape);
        let Some(kind) = shape.text else { continue };
        if kind.is_size() {
            size(scene, node, shape, None);
        } else {
            let text = scene.document().text(node);
            let spelled = kind.spell(&text).filter(|it| *it != text && !text.is_empty());
            if let Some(spelled) = spelled {
                let because = spelling(&text, &spelled);
                scene.set_text(node, "", &spelled, Origin::Written, because);
            }
        }
    }
}

fn attributes(scene: &mut Scene<'_>, node: NodeId, shape: &Shape) {
    let present = scene.document().attributes(node).iter();
    let slots = present.filter_map(|it| Some((shape.slot(&it.name)?, it.value())));
    let mut spelled = Vec::new();
    for (slot, value) in slots.filter(|(slot, _)| slot.kind != Kind::Text) {
        if slot.kind.is_size() {
            spelled.push((slot.name, None));
        } else if let Some(other) = slot.kind.spell(&value).filter(|it| *it != value) {
            spelled.push((slot.name, Some((spelling(&value, &other), other))));
        }
    }
    for (name, value) in spelled {
        match value {
            Some((because, value)) => scene.set(node, &format!("@{name}"), &value, Origin::Written, because),
            None => size(scene, node, shape, Some(name)),
        }
    }
}

/// A size in the attribute, or without one in the text, and the unit beside it.
fn size(scene: &mut Scene<'_>, node: NodeId, shape: &Shape, attribute: Option<&str>) {
    let path = attribute.map_or(String::new(), |it| format!("@{it}"));
    let unit = shape.attributes.iter().find(|it| it.name.starts_with("unit")).map(|it| it.name);
    let kind = match attribute.and_then(|it| shape.slot(it)) {
        Some(slot) => slot.kind,
        None => shape.text.expect("a size"),
    };
    let (Some(value), Some(unit)) = (scene.value(node, &path), unit) else { return };
    let written = scene.document().attribute(node, unit);
    let Some((number, word)) = kind.spell_size(&value, written.as_deref()) else { return };
    let because = match written {
        Some(written) => spelling(&format!("{} {written}", value.trim()), &format!("{number} {word}")),
        None => format!("Without a unit the size is counted in {word}."),
    };
    let (number, unit) = (number.to_string(), format!("@{unit}"));
    if attribute.is_some() {
        scene.set(node, &path, &number, Origin::Written, because.as_str());
    } else {
        scene.set_text(node, "", &number, Origin::Written, because.as_str());
    }
    if scene.does(Behaviour::PrintsMemoryUnit) {
        scene.set(node, &unit, word, Origin::Written, because);
    }
}

fn spelling(written: &str, printed: &str) -> String {
    format!("libvirt reads {} and writes it as {printed}.", written.trim())
}

#[cfg(test)]
mod tests {
    use crate::implicit::testing::defined;

    #[test]
    fn everywhere() {
        let done = defined(
            "libvirt=11.3.0,qemu=10.0",
            "<uuid>0123456789ABCDEF0123456789abcdef</uuid><currentMemory unit='MB'>513</currentMemory><vcpu> 02 </vcpu>\
             <devices><interface type='user'><mac address='52:54:00:AA:bb:cc'/>\
             <address type='pci' slot='9'/></interface></devices>",
        );
        for (path, value) in [
            ("uuid", "01234567-89ab-cdef-0123-456789abcdef"),
            ("currentMemory", "500977"),
            ("currentMemory/@unit", "KiB"),
            ("vcpu", "2"),
            ("devices/interface/mac/@address", "52:54:00:aa:bb:cc"),
            ("devices/interface/address/@slot", "0x09"),
            ("devices/interface/address/@domain", "0x0000"),
        ] {
            assert_eq!(done.at(path), value, "{path}");
        }
    }
}
