//! `lifecycle-actions`: what happens when the guest powers off, reboots or crashes, and its clock, are always
//! written.

use crate::implicit::{Effect, Origin, Rule, Scene, Stage};

pub(super) static RULE: Rule = Rule {
    id: "lifecycle-actions",
    stage: Stage::Parse,
    effect: Effect::Reads,
    title: "Lifecycle actions and clock",
    reference: "virDomainDefParseXML, virDomainEventActionDefParse",
    since: "0.7.5",
    apply,
};

/// *When*: `<on_poweroff>`, `<on_reboot>`, `<on_crash>` or `<clock>` is not written, or an action empty.
/// *Opting out*: writing it.
fn apply(scene: &mut Scene<'_>) {
    let root = scene.root();
    for (name, action) in [("on_poweroff", "destroy"), ("on_reboot", "restart"), ("on_crash", "destroy")] {
        if scene.value(root, name).is_none_or(|it| it.is_empty()) {
            let because = format!("Unless said otherwise libvirt lets the guest {action} then.");
            scene.set_text(root, name, action, Origin::Default, because);
        }
    }
    if scene.document().child(root, "clock").is_none() {
        let because = "Unless said otherwise the guest's clock runs in UTC.";
        scene.set(root, "clock/@offset", "utc", Origin::Default, because);
    }
}
