//! `spapr-vio-addresses`: devices of POWER's virtual I/O bus get registers, on whatever machine they are.

use crate::order;

use crate::domain::{Controller, number};
use crate::implicit::address::in_device_order;
use crate::implicit::{Effect, Origin, Rule, Scene, Stage};
use crate::xml::{Document, NodeId};

pub(super) static RULE: Rule = Rule {
    id: "spapr-vio-addresses",
    stage: Stage::AssignAddresses,
    effect: Effect::Decides,
    title: "Addresses on POWER's virtual I/O bus",
    reference: "qemuDomainAssignSpaprVIOAddresses",
    since: "0.9.9",
    apply,
};

/// *When*: an ibmvscsi controller or a spapr-vlan interface has no address. libvirt does not ask for the machine.
/// *Opting out*: write `<address type='spapr-vio' reg=>`.
/// *For*: POWER, as nothing else has such devices.
fn apply(scene: &mut Scene<'_>) {
    let pseries = scene.machine().is_pseries();
    let document = scene.document();
    let devices: Vec<_> = in_device_order(document)
        .into_iter()
        .filter_map(|node| Some((node, first_register(document, node, pseries)?)))
        .collect();
    let register = |node| {
        let typed = document.value(node, "address/@type")? == "spapr-vio";
        typed.then(|| number(&document.value(node, "address/@reg")?)).flatten()
    };
    let mut taken = order::set(devices.iter().filter_map(|(node, _)| register(*node)));
    let waiting = |node| match document.value(node, "address/@type") {
        None => true,
        Some(type_) => type_ == "spapr-vio" && register(node).is_none(),
    };
    let waiting: Vec<_> = devices.iter().filter(|(node, _)| waiting(*node)).copied().collect();
    for (node, mut register) in waiting {
        while !taken.insert(register) {
            register = register.wrapping_add(STEP);
        }
        let because = "Filled in by libvirt: the first free register for this kind of device.";
        let attributes = [("reg", format!("0x{register:08x}"))];
        scene.give_address(node, "spapr-vio", &attributes, Origin::Default, because);
    }
}

/// How far registers are apart.
const STEP: u32 = 0x1000;

/// Where the search for a register begins; `None` for what is not on that bus. Serial lines, NVRAM and TPM are
/// on it on pseries only.
fn first_register(document: &Document, node: NodeId, pseries: bool) -> Option<u32> {
    let is = |path, value| document.value_is(node, path, value);
    match document.name(node) {
        "serial" if is("target/@type", "spapr-vio-serial") => Some(0x3000_0000),
        "nvram" if pseries => Some(0x3000),
        "tpm" if pseries && !is("@model", "spapr-tpm-proxy") => Some(0x4000),
        "interface" if document.value(node, "model/@type")? == "spapr-vlan" => Some(0x1000),
        "controller" => {
            let controller = Controller { document, node };
            (controller.type_() == "scsi" && controller.model() == "ibmvscsi").then_some(0x2000)
        }
        _ => None,
    }
}
