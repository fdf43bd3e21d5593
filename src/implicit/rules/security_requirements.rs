//! `security-requirements`: what security labels need.

use crate::implicit::{Effect, Rule, Scene, Stage};
use crate::xml::NodeId;

pub(super) static RULE: Rule = Rule {
    id: "security-requirements",
    stage: Stage::Parse,
    effect: Effect::Checks,
    title: "What security labels need",
    reference: "virSecurityLabelDefParseXML, virSecurityLabelDefsParseXML",
    since: "0.10.0",
    apply,
};

/// Refused: two labels of one model, a made-up label that is not put on files, a fixed one that is not written.
fn apply(scene: &mut Scene<'_>) {
    let labels: Vec<NodeId> = scene.document().elements_named(scene.root(), "seclabel").collect();
    let mut models: Vec<String> = Vec::new();
    for label in labels {
        let model = scene.value(label, "@model").unwrap_or_default().into_owned();
        if models.contains(&model) {
            scene.refuse(label, format!("There are two labels of the model {model}."));
        }
        models.push(model);
        let relabel = scene.value(label, "@relabel").map(|it| it == "yes");
        match (scene.value(label, "@type").as_deref(), relabel) {
            (Some("dynamic"), Some(false)) => {
                scene.refuse(
                    label,
                    "A label that libvirt makes up must be put on the guest's files (relabel).",
                );
            }
            (Some("none"), Some(true)) => {
                scene.refuse(label, "Files cannot be labelled where the guest has no label.");
            }
            (Some("static"), _) if scene.document().child(label, "label").is_none() => {
                scene.refuse(label, "A fixed security label is not written.");
            }
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::implicit::testing::defined;

    #[test]
    fn refused_and_taken() {
        for (labels, refused) in [
            ("<seclabel type='dynamic' model='dac' relabel='no'/>", true),
            ("<seclabel type='dynamic' model='dac'/><seclabel type='dynamic' model='dac'/>", true),
            ("<seclabel type='static' model='dac'/>", true),
            ("<seclabel type='static'><label>x</label></seclabel>", true),
            ("<seclabel type='static' model='dac'><label>x</label></seclabel>", false),
        ] {
            assert_eq!(!defined("libvirt=11.3.0", labels).refusals.is_empty(), refused, "{labels}");
        }
    }
}
