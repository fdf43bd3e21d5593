//! `running-parts`: what belongs to a running guest is not stored.

use crate::implicit::{Effect, Rule, Scene, Stage};
use crate::xml::NodeId;

pub(super) static RULE: Rule = Rule {
    id: "running-parts",
    stage: Stage::Parse,
    effect: Effect::DropsRunningParts,
    title: "Parts of a running guest",
    reference: "VIR_DOMAIN_DEF_PARSE_INACTIVE",
    since: "0.7.5; user aliases 3.9.0",
    apply,
};

/// The dump of a running guest says what the guest has got at the moment: an id, aliases, terminals, names of
/// host devices, labels. A stored domain gets them anew at each start.
/// *When*: the layout marks it so; an alias that does not begin with `ua-`; a host device that libvirt named.
fn apply(scene: &mut Scene<'_>) {
    let document = scene.document();
    let (mut nodes, mut attributes): (Vec<NodeId>, Vec<(NodeId, &str)>) = Default::default();
    for (node, shape) in scene.shapes().iter().copied() {
        let is = |name, test: fn(&str) -> bool| document.attribute(node, name).is_some_and(|it| test(&it));
        let parent = document.parent(node).map_or("", |it| document.name(it));
        if shape.live || shape.name == "alias" && !is("name", |it| it.starts_with("ua-")) {
            nodes.push(node);
        }
        attributes.extend(shape.attributes.iter().filter(|it| it.live).map(|it| (node, it.name)));
        if shape.name == "target" && parent == "interface" && is("dev", is_generated) {
            attributes.push((node, "dev"));
        }
    }
    for (node, name) in attributes {
        let because = format!("{name} belongs to a running guest and is made anew at each start.");
        scene.drop_attribute(node, name, because);
    }
    for node in nodes {
        let because = match scene.document().name(node) {
            "alias" => {
                "libvirt names devices itself at each start; it keeps only aliases that begin with ua-."
                    .to_owned()
            }
            "channel" => "Here <channel> says nothing that libvirt stores.".to_owned(),
            name => format!("<{name}> belongs to a running guest and is made anew at each start."),
        };
        scene.drop(node, because);
    }
}

/// Whether libvirt made up this name of a network device (`virNetDevReserveName`).
fn is_generated(name: &str) -> bool {
    ["vnet", "macvtap", "macvlan"].iter().any(|it| name.starts_with(it))
}

#[cfg(test)]
mod tests {
    use crate::format::print;
    use crate::implicit::testing::defined;

    #[test]
    fn of_a_live_dump() {
        let done = defined(
            "libvirt=11.3.0,qemu=10.0",
            "<devices><serial type='pty' tty='/dev/pts/1'><source path='/dev/pts/1'/><alias name='serial0'/></serial>\
             <interface type='bridge'><source bridge='br0'/><target dev='vnet3'/><alias name='ua-a'/></interface>\
             </devices><seclabel type='dynamic' model='dac'><label>a</label><imagelabel>b</imagelabel></seclabel>",
        );
        let text = print(&done.document);
        for gone in ["pts", "serial0", "vnet", "label>"] {
            assert!(!text.contains(gone), "{gone} in {text}");
        }
        assert!(text.contains("ua-a"));
    }
}
