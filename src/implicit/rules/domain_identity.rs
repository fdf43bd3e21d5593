//! `domain-identity`: what libvirt must know of every domain.

use crate::compat::Behaviour;
use crate::format::Kind;
use crate::implicit::{Effect, Rule, Scene, Stage};
use crate::xml::NodeId;

pub(super) static RULE: Rule = Rule {
    id: "domain-identity",
    stage: Stage::Parse,
    effect: Effect::Checks,
    title: "Name, type and UUID",
    reference: "virDomainDefParseIDs, virDomainDefParseCaps, virDomainDefPostParseCheckISAs",
    since: "0.4.0; no / in names 2.3.0",
    apply,
};

/// Refused: a domain without a name, a type or `<os><type>`; names with `/`; UUIDs that are none; a guest
/// that is no `hvm`, which is all that QEMU runs.
fn apply(scene: &mut Scene<'_>) {
    let root = scene.root();
    let domain = scene.domain();
    let name = domain.value("name").unwrap_or_default().into_owned();
    let os_type = domain.os_type().into_owned();
    if domain.virt_type().is_empty() {
        scene.refuse(root, "<domain> has no type, such as type='kvm'.");
    }
    if name.is_empty() {
        scene.refuse(root, "The domain has no <name>.");
    } else if name.contains('/') && scene.does(Behaviour::RefusesSlashInName) {
        scene.refuse(root, format!("The name {name} contains a /, which libvirt uses in file names."));
    }
    match os_type.as_str() {
        "hvm" => {}
        "" => scene.refuse(root, "The domain has no <os><type>, such as <type>hvm</type>."),
        // Containers run programs, and Xen prepared kernels.
        _ if !scene.domain().is_qemu() => {}
        other => scene.refuse(root, format!("QEMU runs guests of the type hvm, not {other}.")),
    }
    if scene.domain().value("title").is_some_and(|it| it.contains('\n')) {
        scene.refuse(root, "The title is longer than one line.");
    }
    uuids(scene, root);
}

fn uuids(scene: &mut Scene<'_>, root: NodeId) {
    for name in ["uuid", "genid"] {
        let Some(node) = scene.document().child(root, name) else { continue };
        let uuid = scene.document().text(node).into_owned();
        if !uuid.is_empty() && Kind::Uuid.spell(&uuid).is_none() {
            scene.refuse(node, format!("\"{uuid}\" is not a UUID."));
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::implicit::Mode;
    use crate::implicit::testing::completed;

    #[test]
    fn the_least_of_a_domain() {
        let refusals = |xml: &str| completed("libvirt=11.3.0", Mode::Define, xml).refusals.len();
        let least = "<domain type='kvm'><name>n</name><memory>1</memory><os><type>hvm</type></os></domain>";
        assert_eq!(refusals(least), 0);
        assert_eq!(refusals(&least.replace("<name>n</name>", "")), 1);
        assert_eq!(refusals(&least.replace("<name>n</name>", "<name>a/b</name>")), 1);
        assert_eq!(refusals(&least.replace("hvm", "linux")), 1);
        assert_eq!(refusals(&least.replace("<os>", "<uuid>x</uuid><os>")), 1);
    }
}
