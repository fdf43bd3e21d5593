//! What a domain XML tells whoever reads it of the host and the people around it, passwords apart.

use crate::xml::{Document, Kind, NodeId};

/// What may be worth keeping to oneself.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Topic {
    /// What the domain is called, and what is said about it.
    Name,
    /// UUIDs, serial numbers, what the firmware shows as such.
    Identity,
    /// MAC addresses.
    Mac,
    /// Files and folders of the host.
    Path,
    /// Networks, bridges, interfaces, pools and volumes of the host.
    Resource,
    /// Names and addresses of machines.
    Machine,
    /// Users and security labels.
    User,
    /// Arguments and variables for QEMU.
    Argument,
    /// What management tools keep in `<metadata>`.
    Metadata,
    /// Comments.
    Comment,
}

/// A topic with the values that a document holds of it, each once, in the order of the document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Revealed {
    /// What they are.
    pub topic: Topic,
    /// As they are written.
    pub values: Vec<String>,
}

/// What a document reveals, by topic. Metadata counts by the names of its elements, since what is inside is anybody's.
pub fn revealed(document: &Document) -> Vec<Revealed> {
    let mut found = Vec::<(Topic, String)>::new();
    let root = document.root();
    // What stands before and after the domain are comments only.
    for node in document.descendants(document.top()) {
        if let Kind::Comment(text) = document.kind(node) {
            found.push((Topic::Comment, text.trim().to_owned()));
        }
    }
    for section in document.elements(root) {
        match document.name(section) {
            "metadata" => {
                found.extend(
                    document.elements(section).map(|it| (Topic::Metadata, document.name(it).to_owned())),
                );
            }
            name if name.ends_with(":commandline") => {
                found.extend(document.elements(section).map(|it| (Topic::Argument, argument(document, it))));
            }
            _ => of_element(document, section, &mut found),
        }
    }
    found.retain(|(_, value)| !value.is_empty());
    found.sort_by_key(|(topic, _)| *topic);
    let mut topics = Vec::<Revealed>::new();
    for (topic, value) in found {
        match topics.last_mut().filter(|it| it.topic == topic) {
            Some(last) if last.values.contains(&value) => {}
            Some(last) => last.values.push(value),
            None => topics.push(Revealed { topic, values: vec![value] }),
        }
    }
    topics
}

fn argument(document: &Document, node: NodeId) -> String {
    let values = ["name", "value"].into_iter().filter_map(|it| document.attribute(node, it));
    values.collect::<Vec<_>>().join("=")
}

fn of_element(document: &Document, node: NodeId, found: &mut Vec<(Topic, String)>) {
    let name = document.name(node);
    let parent = document.parent(node).map_or("", |it| document.name(it));
    for attribute in document.attributes(node) {
        let value = attribute.value();
        if let Some(topic) = of_attribute(parent, name, &attribute.name, &value) {
            found.push((topic, value.into_owned()));
        }
    }
    let text = document.text(node);
    let text = text.trim();
    if let Some(topic) = of_text(parent, name, text) {
        found.push((topic, text.to_owned()));
    }
    for inner in document.elements(node) {
        of_element(document, inner, found);
    }
}

fn of_attribute(parent: &str, element: &str, attribute: &str, value: &str) -> Option<Topic> {
    if value.starts_with('/') {
        return Some(Topic::Path);
    }
    match (element, attribute) {
        ("mac", "address") => Some(Topic::Mac),
        ("secret", "uuid" | "usage") | ("parameters", "instanceid" | "interfaceid" | "profileid") => {
            Some(Topic::Identity)
        }
        (
            "source",
            "network" | "bridge" | "dev" | "portgroup" | "pool" | "volume" | "portid" | "switchid",
        ) => Some(Topic::Resource),
        ("target", "dev") if parent == "interface" => Some(Topic::Resource),
        ("source", "name" | "query") if parent == "disk" => Some(Topic::Resource),
        ("host", "name") | ("initiator" | "iqn", "name") => Some(Topic::Machine),
        (_, "listen") | ("listen" | "ip" | "source" | "local", "address") => Some(Topic::Machine),
        ("route", "address" | "gateway") => Some(Topic::Machine),
        ("auth", "username") => Some(Topic::User),
        _ => None,
    }
}

fn of_text(parent: &str, element: &str, text: &str) -> Option<Topic> {
    if text.starts_with('/') {
        return Some(Topic::Path);
    }
    match (parent, element) {
        ("domain", "name" | "title" | "description") => Some(Topic::Name),
        ("domain", "uuid" | "genid") => Some(Topic::Identity),
        // An entry of the firmware's tables, or a disk's own.
        (_, "entry" | "serial" | "wwn") if parent != "devices" => Some(Topic::Identity),
        ("seclabel", "label" | "baselabel" | "imagelabel") => Some(Topic::User),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::{Topic, revealed};
    use crate::xml::parse;

    #[test]
    fn each_value_is_told_once_under_its_topic() {
        let text = "<!-- of Ann --><domain type='kvm'><name>web01</name><uuid>5b0f</uuid>\
            <metadata><a:x xmlns:a='u'>cost centre</a:x></metadata>\
            <sysinfo type='smbios'><system><entry name='serial'>S-1</entry></system></sysinfo>\
            <os><loader type='rom'>/usr/share/seabios.bin</loader></os><devices><emulator>/usr/bin/kvm</emulator>\
            <disk type='network'><auth username='ann'><secret type='ceph' usage='k'/></auth>\
            <source protocol='rbd' name='pool/img'><host name='mon1'/></source><target dev='vda'/></disk>\
            <interface type='bridge'><mac address='52:54:00:00:00:01'/><source bridge='br0'/></interface>\
            <interface type='bridge'><source bridge='br0'/></interface>\
            <serial type='pty'/><graphics type='vnc' listen='10.0.0.5'/></devices>\
            <qemu:commandline xmlns:qemu='q'><qemu:arg value='-s'/><qemu:env name='A' value='b'/></qemu:commandline></domain>";
        let told: Vec<_> =
            revealed(&parse(text).unwrap()).into_iter().map(|it| (it.topic, it.values.join(" "))).collect();
        let told: Vec<_> = told.iter().map(|(topic, values)| (*topic, values.as_str())).collect();
        assert_eq!(
            told,
            [
                (Topic::Name, "web01"),
                (Topic::Identity, "5b0f S-1 k"),
                (Topic::Mac, "52:54:00:00:00:01"),
                (Topic::Path, "/usr/share/seabios.bin /usr/bin/kvm"),
                (Topic::Resource, "pool/img br0"),
                (Topic::Machine, "mon1 10.0.0.5"),
                (Topic::User, "ann"),
                (Topic::Argument, "-s A=b"),
                (Topic::Metadata, "a:x"),
                (Topic::Comment, "of Ann"),
            ]
        );
    }

    #[test]
    fn a_bare_domain_reveals_nothing() {
        assert!(revealed(&parse("<domain type='kvm'><memory>1</memory></domain>").unwrap()).is_empty());
    }
}
