//! `security-labels`: how the guest's process and files are labelled, made explicit.

use crate::compat::Behaviour;
use crate::implicit::{Effect, Origin, Rule, Scene, Stage};
use crate::xml::NodeId;

pub(super) static RULE: Rule = Rule {
    id: "security-labels",
    stage: Stage::Parse,
    effect: Effect::DropsRunningParts,
    title: "Security labels",
    reference: "virSecurityLabelDefParseXML, virSecurityLabelDefsParseXML",
    since: "0.6.1; relabel 0.9.3, several models 0.10.0; one without a type is dropped since between 7.0.0 and 9.0.0",
    apply,
};

/// *When*: `<seclabel>` is written directly in `<domain>`.
fn apply(scene: &mut Scene<'_>) {
    let labels: Vec<NodeId> = scene.document().elements_named(scene.root(), "seclabel").collect();
    let alone = labels.len() == 1;
    for label in labels {
        complete(scene, label, alone);
    }
}

fn complete(scene: &mut Scene<'_>, label: NodeId, alone: bool) {
    let model = scene.value(label, "@model").map(|it| it.into_owned());
    if scene.value(label, "@type").is_none() {
        if model.is_some() && scene.does(Behaviour::DropsLabelWithoutType) {
            scene.drop(label, "Without a type it asks for what libvirt does anyway.");
            return;
        }
        let because = "Without a type libvirt makes the label up when the guest starts.";
        scene.set(label, "@type", "dynamic", Origin::Default, because);
    }
    let dynamic = !scene.is(label, "@type", "static") && scene.document().child(label, "baselabel").is_none();
    if model.is_none() && !(alone && dynamic) {
        scene.refuse(label, "A security label needs the model that it is of.");
        return;
    }
    if model.is_none() {
        // The model would be that of the host's first security driver.
        let because = "No security model is named. Shown is what a host without a security driver makes of it; \
                       one with SELinux or AppArmor names that.";
        scene.set(label, "@type", "none", Origin::Default, because);
        scene.set(label, "@model", "none", Origin::Default, because);
    }
    let type_ = scene.value(label, "@type").unwrap_or_default().into_owned();
    if type_ == "none" {
        scene.drop_attribute(label, "relabel", "Nothing is labelled.");
    } else if scene.value(label, "@relabel").is_none() {
        let (relabel, because) = match type_.as_str() {
            "dynamic" => ("yes", "A label that libvirt makes up is put on the guest's files, too."),
            _ => ("no", "Files keep their labels unless relabel='yes' is written."),
        };
        scene.set(label, "@relabel", relabel, Origin::Default, because);
    }
    if type_ == "dynamic" {
        for name in ["label", "imagelabel"] {
            if let Some(node) = scene.document().child(label, name) {
                scene.drop(node, "It belonged to a running guest; at start libvirt makes up another.");
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::implicit::testing::defined;

    #[test]
    fn types_and_relabelling() {
        let label = |written: &str| {
            let done = defined("libvirt=11.3.0", written);
            let at = |path: &str| done.at(&format!("seclabel/{path}"));
            format!("{} {} {} {}", at("@type"), at("@model"), at("@relabel"), at("label"))
        };
        assert_eq!(
            label("<seclabel model='selinux' type='dynamic'><label>x</label></seclabel>"),
            "dynamic selinux yes "
        );
        assert_eq!(
            label("<seclabel model='dac' type='static'><label>x</label></seclabel>"),
            "static dac no x"
        );
        assert_eq!(label("<seclabel type='none'/>"), "none none  ");
    }
}
