//! A prefix that no `xmlns:` declares: libvirt passes over what has it.

use super::{Look, Problem};
use crate::validate::{Fix, Place, Severity};
use crate::xml::{remove_node, set_attribute, undeclared_prefixes};

/// The namespaces that drivers read, by the prefix that libvirt prints (`virXMLNamespaceRegister`).
const DRIVERS: [&str; 4] = ["qemu", "lxc", "xen", "bhyve"];

pub(super) fn check(look: Look<'_>, found: &mut Vec<Problem>) {
    let document = look.document;
    let mut told: Vec<String> = Vec::new();
    for (node, prefix) in undeclared_prefixes(document) {
        if told.contains(&prefix) {
            continue;
        }
        let mut fixes = Vec::new();
        if DRIVERS.contains(&prefix.as_str()) {
            let uri = format!("http://libvirt.org/schemas/domain/{prefix}/1.0");
            let declare = set_attribute(document, document.root(), &format!("xmlns:{prefix}"), &uri);
            fixes.push(Fix::edit(format!("Declare xmlns:{prefix} on <domain>"), declare));
        }
        if document.name(node).starts_with(&format!("{prefix}:")) && node != document.root() {
            fixes.push(Fix::edit(format!("Remove <{}>", document.name(node)), remove_node(document, node)));
        }
        let message = format!(
            "The prefix {prefix}: is not declared, so libvirt ignores this without a word. Declare it with \
             xmlns:{prefix} on <domain>."
        );
        found.push(Problem {
            check: "undeclared-prefixes",
            severity: Severity::Warning,
            node,
            place: Place::Node,
            message,
            fixes,
        });
        told.push(prefix);
    }
}
