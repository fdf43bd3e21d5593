//! `DomainCapabilities`: what one `virsh domcapabilities` says.

use crate::machine::Arch;
use crate::xml::{Document, NodeId};

/// The CPU that a guest gets for `host-model`, in the words of a custom one.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct HostModel {
    /// The model: `Skylake-Client-IBRS`.
    pub model: String,
    /// Who made the processor: `Intel`.
    pub vendor: Option<String>,
    /// Policy and name of each feature that the host has beside the model, or that the model has and the host lacks.
    pub features: Vec<(String, String)>,
}

impl HostModel {
    fn read(document: &Document, mode: NodeId) -> Option<HostModel> {
        let text =
            |name| document.value(mode, name).map(|it| it.trim().to_owned()).filter(|it| !it.is_empty());
        let feature = |it| {
            let value = |name| document.attribute(it, name).map(|it| it.into_owned());
            Some((value("policy")?, value("name")?))
        };
        let features = document.elements_named(mode, "feature").filter_map(feature).collect();
        Some(HostModel { model: text("model")?, vendor: text("vendor"), features })
    }
}

/// What a host can do for one machine type under one type of domain.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct DomainCapabilities {
    /// The program that was asked.
    pub emulator: String,
    /// The type of domain: `kvm`, `qemu`.
    pub type_: String,
    /// The canonical machine type.
    pub machine: String,
    /// The architecture.
    pub arch: Arch,
    /// How many vCPUs there can be.
    pub max_cpus: Option<u32>,
    /// Paths of firmware in flash memory, in the order in which libvirt would take them.
    pub loaders: Vec<String>,
    /// What `host-model` stands for.
    pub host_model: Option<HostModel>,
    /// Each list of values by the path of what has it: `devices/video/modelType`, `features/hyperv/features`;
    /// what is only supported or not has `yes` or `no`: `features/ps2`.
    lists: Vec<(String, Vec<String>)>,
}

impl DomainCapabilities {
    /// Reads `<domainCapabilities>`; `None` where it names no machine and architecture that we know.
    pub(super) fn read(document: &Document) -> Option<DomainCapabilities> {
        let root = document.root();
        let text = |path| document.value(root, path).map(|it| it.trim().to_owned());
        let loader = document.find(root, "os/loader");
        let values = |at| document.elements_named(at, "value").map(|it| document.text(it).trim().to_owned());
        let modes =
            document.child(root, "cpu").into_iter().flat_map(|it| document.elements_named(it, "mode"));
        let mut modes = modes.filter(|it| document.attribute_is(*it, "name", "host-model"));
        let host_model = modes.find_map(|it| HostModel::read(document, it));
        let mut lists = Vec::new();
        for child in document.elements(root) {
            collect(document, child, document.name(child), &mut lists);
        }
        Some(DomainCapabilities {
            emulator: text("path")?,
            type_: text("domain")?,
            machine: text("machine")?,
            arch: Arch::parse(&text("arch")?)?,
            max_cpus: text("vcpu/@max").and_then(|it| it.parse().ok()).filter(|it| *it > 0),
            loaders: loader.into_iter().flat_map(values).collect(),
            host_model,
            lists,
        })
    }

    /// The values of a list; `None` where libvirt does not show it.
    pub fn list(&self, path: &str) -> Option<&[String]> {
        self.lists.iter().find(|(it, _)| it == path).map(|(_, values)| &**values)
    }
}

fn collect(document: &Document, node: NodeId, path: &str, lists: &mut Vec<(String, Vec<String>)>) {
    if let Some(supported) = document.attribute(node, "supported") {
        lists.push((path.to_owned(), vec![supported.into_owned()]));
    }
    for child in document.elements(node) {
        match document.attribute(child, "name") {
            Some(name) if document.name(child) == "enum" => {
                let values = document.elements_named(child, "value");
                let values = values.map(|it| document.text(it).trim().to_owned()).collect();
                lists.push((format!("{path}/{name}"), values));
            }
            _ if document.name(child) == "blockers" => {}
            _ => collect(document, child, &format!("{path}/{}", document.name(child)), lists),
        }
    }
}
