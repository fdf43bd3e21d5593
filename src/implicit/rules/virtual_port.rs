//! `virtual-port`: which parameters a virtual port must, may and cannot have.

use crate::implicit::{Effect, Rule, Scene, Stage};
use crate::xml::NodeId;

pub(super) static RULE: Rule = Rule {
    id: "virtual-port",
    stage: Stage::Parse,
    effect: Effect::Reads,
    title: "Parameters of a virtual port",
    reference: "virDomainNetDefParseXML, virNetDevVPortProfileParse, virNetDevVPortProfileCheckNoExtras",
    since: "0.10.2",
    apply,
};

/// Interfaces that can have one.
const INTERFACES: [&str; 4] = ["network", "bridge", "direct", "hostdev"];

/// What may be written, and the largest number that it may be.
const PARAMETERS: [(&str, u64); 6] = [
    ("managerid", 0xff),
    ("typeid", 0xff_ffff),
    ("typeidversion", 0xff),
    ("instanceid", u64::MAX),
    ("interfaceid", u64::MAX),
    ("profileid", u64::MAX),
];

/// One kind of virtual port.
struct Kind {
    name: &'static str,
    /// A network may leave these to its own definition.
    needs: &'static [&'static str],
    takes: &'static [&'static str],
    /// What it does not take is not read, else refused.
    skips: bool,
}

const KINDS: [Kind; 4] = [
    Kind {
        name: "802.1Qbg",
        needs: &["managerid", "typeid", "typeidversion"],
        takes: &["instanceid"],
        skips: false,
    },
    Kind { name: "802.1Qbh", needs: &["profileid"], takes: &[], skips: false },
    Kind { name: "openvswitch", needs: &[], takes: &["interfaceid", "profileid"], skips: false },
    Kind { name: "midonet", needs: &["interfaceid"], takes: &[], skips: true },
];

/// Refused: a `<virtualport>` of an interface that has none, one without type or without a parameter that its type needs
/// unless a network may know it, a number that is too large, and a parameter that the type does not have.
/// *When*: one of type midonet has others than `interfaceid`; they are not read.
fn apply(scene: &mut Scene<'_>) {
    for interface in scene.devices("interface") {
        if let Some(port) = scene.document().child(interface, "virtualport") {
            check(scene, interface, port);
        }
    }
}

fn check(scene: &mut Scene<'_>, interface: NodeId, port: NodeId) {
    let type_ = scene.value(interface, "@type").unwrap_or_default().into_owned();
    if !INTERFACES.contains(&type_.as_str()) {
        let message = format!("An interface of type {type_} has no <virtualport>.");
        return scene.refuse(port, message);
    }
    let is_network = type_ == "network";
    let kind = scene.value(port, "@type").map(|it| it.into_owned());
    let kind = KINDS.iter().find(|it| Some(it.name) == kind.as_deref());
    if kind.is_none() && !is_network {
        let message = "A <virtualport> needs a type, unless the interface is of type network.";
        return scene.refuse(port, message);
    }
    let parameters = scene.document().child(port, "parameters");
    for (name, most) in PARAMETERS {
        let number = parameters.and_then(|it| scene.number(it, &format!("@{name}")));
        if number.is_some_and(|it| it > most) {
            let message = format!("The {name} of a <virtualport> is at most {most}.");
            return scene.refuse_attribute(parameters.unwrap_or(port), Some(name.to_owned()), message);
        }
    }
    let Some(kind) = kind else { return };
    let has = |name: &str| parameters.is_some_and(|it| scene.document().attribute(it, name).is_some());
    if let Some(missing) = kind.needs.iter().find(|it| !is_network && !has(it)) {
        let message = format!("A <virtualport> of type {} needs {missing}.", kind.name);
        return scene.refuse(port, message);
    }
    let strange = PARAMETERS.map(|it| it.0).into_iter();
    let strange: Vec<_> =
        strange.filter(|it| has(it) && ![kind.needs, kind.takes].concat().contains(it)).collect();
    let Some(parameters) = parameters else { return };
    for name in strange {
        match kind.skips {
            true => scene.drop_attribute(
                parameters,
                name,
                "libvirt reads nothing but the interfaceid of a midonet port.",
            ),
            false => {
                let message = format!("A <virtualport> of type {} has no {name}.", kind.name);
                scene.refuse_attribute(parameters, Some(name.to_owned()), message);
            }
        }
    }
}
