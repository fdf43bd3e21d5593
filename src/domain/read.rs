//! Reading a domain: what is not well-formed, empty, or another of libvirt's documents says so.

use crate::xml::{self, Document, Error, NodeId, Position};

/// Root element, what such a document describes, and how to come to a domain.
const OTHERS: &[(&str, &str, &str)] = &[
    ("network", "a virtual network", DUMP),
    ("pool", "a storage pool", DUMP),
    ("volume", "a storage volume", "A domain uses it as a <disk>; dump that domain with virsh dumpxml"),
    ("domainsnapshot", "a snapshot", HELD),
    ("domaincheckpoint", "a checkpoint of a disk backup", HELD),
    ("domainbackup", "a backup job", DUMP),
    ("domstatus", "the state of a running domain, which libvirtd keeps for itself", HELD),
    (
        "capabilities",
        "what a host can do",
        "It describes the host that a domain is parsed by; the domain itself comes from virsh dumpxml",
    ),
    (
        "domainCapabilities",
        "what a hypervisor of a host can do",
        "It describes the host that a domain is parsed by; the domain itself comes from virsh dumpxml",
    ),
    ("storagepoolCapabilities", "which storage pools a host can have", DUMP),
    ("cpu", "a CPU", "In a domain it is a child of <domain>; open the whole domain"),
    ("cpus", "several CPUs", DUMP),
    ("device", "a device of a host", "A domain uses it as a <hostdev>; dump that domain with virsh dumpxml"),
    ("filter", "a network filter", DUMP),
    ("filterbinding", "the binding of a network filter to an interface", DUMP),
    ("secret", "a secret", DUMP),
    ("interface", "a network interface, of a host or of a domain", PART),
    ("networkport", "a port of a virtual network", DUMP),
    ("sysinfo", "the SMBIOS values of a host", DUMP),
    ("devices", "the devices of a domain", PART),
    ("disk", "a disk of a domain", PART),
    ("controller", "a controller of a domain", PART),
    ("hostdev", "a host device of a domain", PART),
];

const DUMP: &str = "Print a domain with virsh dumpxml --inactive NAME";
const HELD: &str = "Take the <domain> out of it into a document of its own";
const PART: &str = "In a domain it stands inside <devices>; open the whole domain";

/// Reads a domain.
///
/// # Errors
/// The first place where the text is not well-formed, or a root element other than `<domain>`, with what that is
/// and what to do.
pub fn read(text: &str) -> Result<Document, Error> {
    if text.trim_start_matches('\u{feff}').trim().is_empty() {
        let position = Position::of(text, 0);
        return Err(Error { position, message: format!("the text is empty, expected a <domain>. {DUMP}") });
    }
    if !text.contains('<') {
        let position = Position::of(text, 0);
        return Err(Error { position, message: format!("this is not XML, expected a <domain>. {DUMP}") });
    }
    let document = xml::parse(text)?;
    let root = document.root();
    match document.name(root) {
        "domain" => Ok(document),
        _ => Err(Error { position: place(&document, text, root), message: other(&document, text) }),
    }
}

/// What the root element is, if not `<domain>`.
fn other(document: &Document, text: &str) -> String {
    let name = document.name(document.root());
    let inner = document.descendants(document.root()).into_iter();
    let inner = inner.filter(|it| document.element(*it).is_some()).find(|it| document.name(*it) == "domain");
    let known = OTHERS.iter().find(|it| it.0 == name);
    let what = known.map_or("is not of libvirt as far as we know", |it| it.1);
    let what = match known {
        Some(_) => format!("this is <{name}>, {what}, expected <domain>"),
        None => format!("the root element is <{name}>, which {what}; expected <domain>"),
    };
    match (inner, known) {
        (Some(inner), _) => {
            let line = place(document, text, inner).line;
            format!("{what}. It holds a <domain> on line {line}: take that out into a document of its own")
        }
        (None, Some((_, _, HELD))) => format!("{what}, and it holds none. {DUMP}"),
        (None, Some((.., advice))) => format!("{what}. {advice}"),
        (None, None) => what,
    }
}

/// Where the element begins; on its line the first tag of its name.
fn place(document: &Document, text: &str, node: NodeId) -> Position {
    let line = document.print().1.line(node) as usize;
    let start: usize = text.split_inclusive('\n').take(line - 1).map(str::len).sum();
    let tag = format!("<{}", document.name(node));
    let column = text[start..].lines().next().and_then(|it| it.find(&tag)).unwrap_or(0);
    Position::of(text, start + column)
}

#[cfg(test)]
mod tests {
    use super::read;

    fn fault(text: &str) -> String {
        read(text).expect_err(text).to_string()
    }

    #[test]
    fn other_documents_say_what_they_are() {
        assert!(
            fault("<network><name>a</name></network>").starts_with("line 1, column 1: this is <network>")
        );
        assert!(
            fault("<!-- a -->\n  <capabilities/>").starts_with("line 2, column 3: this is <capabilities>")
        );
        assert!(fault("<warp/>").contains("not of libvirt"));
        for (root, ..) in super::OTHERS {
            let fault = fault(&format!("<{root}/>"));
            assert!(fault.contains(&format!("<{root}>")) && fault.contains("<domain>"), "{fault}");
        }
    }

    #[test]
    fn what_holds_a_domain_says_where() {
        let snapshot = "<domainsnapshot>\n  <name>a</name>\n  <domain type='kvm'/>\n</domainsnapshot>";
        assert!(fault(snapshot).contains("It holds a <domain> on line 3"), "{}", fault(snapshot));
        assert!(fault("<domainsnapshot/>").contains("it holds none"));
    }

    #[test]
    fn empty_and_broken_texts_have_a_place() {
        assert!(fault(" \n\n").starts_with("line 1, column 1: the text is empty"));
        assert!(fault("{\"name\":1}").starts_with("line 1, column 1: this is not XML"));
        assert!(fault("<domain>\n<a></b>").starts_with("line 2, column 4"), "{}", fault("<domain>\n<a></b>"));
        assert!(read("<domain type='kvm'/>").is_ok());
    }
}
