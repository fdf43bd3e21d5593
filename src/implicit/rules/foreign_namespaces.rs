//! `foreign-namespaces`: which elements of other namespaces libvirt keeps.

use crate::compat::Behaviour;
use crate::implicit::{Effect, Origin, Rule, Scene, Stage};
use crate::xml::{Attribute, Document, Kind, NodeId, Tree};

/// The namespace with which the QEMU driver is told more (`virQEMUDriverDomainXMLNamespace`).
const QEMU: &str = "http://libvirt.org/schemas/domain/qemu/1.0";

pub(super) static RULE: Rule = Rule {
    id: "foreign-namespaces",
    stage: Stage::Parse,
    effect: Effect::Reads,
    title: "Foreign namespaces",
    reference: "virXMLNodeSanitizeNamespaces, virXMLNamespaceRegister",
    since: "qemu 0.8.3; metadata 0.9.10",
    apply,
};

/// Inside `<metadata>` one element of each namespace is kept, whatever it is. Beside that only the elements of
/// the QEMU namespace are read; they are printed with the prefix `qemu`, declared on `<domain>`.
/// *When*: an element has a prefix, or stands in `<metadata>`.
fn apply(scene: &mut Scene<'_>) {
    let root = scene.root();
    if let Some(metadata) = scene.document().child(root, "metadata") {
        let children = scene.document().children(metadata).to_vec();
        if children.iter().any(|it| scene.document().element(*it).is_some()) {
            one_of_each(scene, metadata);
            declare_inside(scene, metadata);
        } else if scene.does(Behaviour::DropsEmptyMetadata) {
            scene.drop(metadata, "There is no metadata in it.");
        } else {
            for child in children {
                scene.drop(child, "libvirt keeps only elements directly inside <metadata>.");
            }
        }
    }
    let children: Vec<NodeId> = scene.document().elements(root).collect();
    let mut qemu = false;
    for node in children {
        let name = scene.document().name(node).to_owned();
        match namespace(scene.document(), node).as_deref() {
            Some(QEMU) => {
                let document = scene.document();
                let declares = |it: &&Attribute| it.name.starts_with("xmlns");
                let says = document.attributes(node).iter().any(|it| !declares(&it));
                qemu |= says || document.elements(node).next().is_some();
                let tree = scene.document().tree(node);
                let named = renamed(scene.document(), node, tree.clone());
                if named != tree {
                    let index = scene.document().index_in_parent(node).unwrap_or(0);
                    let because = "libvirt writes this namespace with the prefix qemu.";
                    scene.drop(node, because);
                    scene.add_at(root, index, named, Origin::Written, because);
                }
            }
            None if name.contains(':') => {
                let prefix = name.split(':').next().unwrap_or_default();
                let because = format!(
                    "The prefix {prefix} is not declared, so libvirt drops <{name}> without a word. Declare it on \
                     <domain>, for QEMU as xmlns:qemu='{QEMU}'."
                );
                scene.drop(node, because);
            }
            _ => {}
        }
    }
    let declared: Vec<String> =
        scene.document().attributes(root).iter().map(|it| it.name.to_string()).collect();
    for name in declared.iter().filter(|it| it.starts_with("xmlns:") && *it != "xmlns:qemu") {
        scene.drop_attribute(root, name, "Nothing that libvirt prints outside <metadata> has this prefix.");
    }
    if qemu {
        scene.set(root, "@xmlns:qemu", QEMU, Origin::Written, "libvirt declares the prefix on <domain>.");
    } else {
        scene.drop_attribute(root, "xmlns:qemu", "Nothing has this prefix.");
    }
}

fn one_of_each(scene: &mut Scene<'_>, metadata: NodeId) {
    let mut seen: Vec<String> = Vec::new();
    for child in scene.document().children(metadata).to_vec() {
        let document = scene.document();
        match document.kind(child) {
            Kind::Element(_) => match namespace(document, child) {
                None => scene.drop(child, "libvirt keeps only metadata that has a namespace of its own."),
                Some(uri) if seen.contains(&uri) => {
                    scene.drop(child, "libvirt keeps the first element of each namespace only.");
                }
                Some(uri) => seen.push(uri),
            },
            _ if document.characters(child).is_some_and(|it| it.trim().is_empty()) => {}
            _ => scene.drop(child, "libvirt keeps only elements directly inside <metadata>."),
        }
    }
}

/// Prefixes that are declared on `<domain>` and used in the metadata are declared there.
fn declare_inside(scene: &mut Scene<'_>, metadata: NodeId) {
    let document = scene.document();
    let mut missing: Vec<(String, String)> = Vec::new();
    for node in document.descendants(metadata) {
        let names = document.attributes(node).iter().map(|it| &*it.name);
        for prefix in names.chain([document.name(node)]).filter_map(|it| Some(it.split_once(':')?.0)) {
            let name = format!("xmlns:{prefix}");
            let uri = document.attribute(document.root(), &name);
            let inside = declaration(document, node, &name).is_some_and(|it| it != document.root());
            if let Some(uri) = uri.filter(|_| !inside && !missing.iter().any(|it| it.0 == name)) {
                missing.push((name, uri.into_owned()));
            }
        }
    }
    for (name, uri) in missing {
        let because = "libvirt keeps the declaration of this prefix where it is used.";
        scene.set(metadata, &format!("@{name}"), &uri, Origin::Written, because);
    }
}

/// The nearest element, from `node` upwards, with an attribute of that name.
fn declaration(document: &Document, node: NodeId, name: &str) -> Option<NodeId> {
    let mut at = Some(node);
    while let Some(node) = at.filter(|it| document.attribute(*it, name).is_none()) {
        at = document.parent(node);
    }
    at
}

/// The namespace of an element; `None` without one or where its prefix is not declared.
fn namespace(document: &Document, node: NodeId) -> Option<String> {
    let declared = match document.name(node).split_once(':') {
        Some((prefix, _)) => format!("xmlns:{prefix}"),
        None => "xmlns".to_owned(),
    };
    let uri = document.attribute(declaration(document, node, &declared)?, &declared)?.into_owned();
    Some(uri).filter(|it| !it.is_empty())
}

/// The copy of an element of the QEMU namespace with the prefix that libvirt uses.
fn renamed(document: &Document, node: NodeId, mut tree: Tree) -> Tree {
    let children = document.children(node).iter().copied();
    tree.children = children.zip(tree.children).map(|(node, tree)| renamed(document, node, tree)).collect();
    if let Kind::Element(element) = &mut tree.kind {
        element.attributes.retain(|it| it.name.split(':').next() != Some("xmlns"));
        if namespace(document, node).as_deref() == Some(QEMU) {
            let local = element.name.rsplit(':').next().unwrap_or_default();
            element.name = format!("qemu:{local}").into();
        }
    }
    tree
}

#[cfg(test)]
mod tests {
    use crate::format::print;
    use crate::implicit::Mode;
    use crate::implicit::testing::completed;

    fn lines(attributes: &str, inside: &str, around: &str) -> String {
        let text = format!(
            "<domain type='kvm' {attributes}><memory>1</memory><os><type>hvm</type></os>{inside}</domain>"
        );
        let done = completed("libvirt=11.3.0,qemu=10.0", Mode::Define, &text);
        print(&done.document)
            .lines()
            .filter(|it| it.contains(around))
            .map(|it| format!("{}\n", it.trim()))
            .collect()
    }

    #[test]
    fn any_prefix_of_the_qemu_namespace() {
        let uri = super::QEMU;
        let inside = "<ns0:commandline><ns0:arg value='-S'/></ns0:commandline>";
        assert_eq!(
            lines(&format!("xmlns:ns0='{uri}'"), inside, "qemu:"),
            "<qemu:commandline>\n<qemu:arg value='-S'/>\n</qemu:commandline>\n"
        );
        assert_eq!(lines(&format!("xmlns:ns0='{uri}'"), inside, "xmlns:qemu").lines().count(), 1);
        assert_eq!(lines("", "<qemu:commandline><qemu:arg value='-S'/></qemu:commandline>", "qemu:"), "");
    }

    #[test]
    fn metadata_of_each_namespace() {
        let inside = "<metadata><a:x xmlns:a='a'/><b:x/><c/><d:x xmlns:d='a'/></metadata>";
        assert_eq!(lines("xmlns:b='b'", inside, ":x"), "<a:x xmlns:a=\"a\"/>\n<b:x/>\n");
        assert_eq!(lines("xmlns:b='b'", inside, "metadata"), "<metadata xmlns:b=\"b\">\n</metadata>\n");
    }
}
