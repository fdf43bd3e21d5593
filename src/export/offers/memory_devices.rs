//! `memory-devices`: the memory of DIMMs as memory that the guest has from the start.

use crate::compat::Finding;
use crate::export::offer::{Edit, Kind};
use crate::export::size::to_kib;
use crate::export::work::Work;
use crate::xml::{Document, NodeId};

pub(in crate::export) static OFFER: Kind = Kind {
    id: "memory-devices",
    title: "The memory of DIMMs as memory that the guest has from the start.",
    notices: "The guest has as much memory as before, at other addresses, and none of it can be plugged or unplugged.",
    reference: "virDomainDefPostParseMemory, qemuDomainDefValidateMemoryHotplug",
    rewrites: true,
    propose,
};

/// `<memory>` counts the DIMMs already; each goes into the NUMA cell that it was plugged into.
fn propose(work: &Work<'_>, finding: &Finding) -> Vec<Vec<Edit>> {
    let document = work.document();
    if document.name(finding.node) != "maxMemory" || finding.attribute.is_some() {
        return Vec::new();
    }
    let devices = work.devices("memory");
    if devices.iter().any(|it| !work.is(*it, "@model", "dimm")) {
        return Vec::new();
    }
    let Some(cells) = enlarged(document, &devices) else { return Vec::new() };
    let gone = [finding.node].into_iter().chain(devices).map(Edit::LeaveOut);
    vec![gone.chain(cells).collect()]
}

/// The cells with what is plugged into them; `None` where a size or a cell is not understood.
fn enlarged(document: &Document, devices: &[NodeId]) -> Option<Vec<Edit>> {
    let numa = document.find(document.root(), "cpu/numa");
    let cells: Vec<NodeId> = numa.into_iter().flat_map(|it| document.elements_named(it, "cell")).collect();
    let size = |number: Option<&str>, unit: Option<&str>| to_kib(number?.trim(), unit.unwrap_or("KiB"));
    let mut edits = Vec::new();
    for (at, cell) in cells.iter().enumerate() {
        let attribute = |name| document.attribute(*cell, name);
        let id = attribute("id").and_then(|it| it.parse().ok()).unwrap_or(at);
        let own = size(attribute("memory").as_deref(), attribute("unit").as_deref())?;
        let mut plugged = 0;
        for device in devices {
            let value = |path| document.value(*device, path);
            if value("target/node")?.trim().parse() == Ok(id) {
                plugged += size(value("target/size").as_deref(), value("target/size/@unit").as_deref())?;
            }
        }
        if plugged > 0 {
            edits.push(Edit::Set(*cell, "memory", (own + plugged).to_string()));
            edits.push(Edit::Unset(*cell, "unit"));
        }
    }
    Some(edits)
}
