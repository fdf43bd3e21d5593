//! Two places of the domain outside its devices.

use super::{AFTER_9_0, Found, V0, exact, since};
use crate::compat::driver::is_qemu;
use crate::compat::finding::Class;
use crate::compat::{Precision, Version};
use crate::xml::NodeId;

/// Looks at the firmware, the memory, the processor, the clock and the labels.
pub(super) fn look(found: &mut Found<'_>, root: NodeId) {
    firmware(found, root);
    memory_and_processor(found, root);
    processor_of_host(found, root);
    cells(found, root);
    timers(found, root);
    encrypted_memory(found, root);
    shared_memory(found, root);
    for node in found.document.elements_named(root, "seclabel").skip(1) {
        found.skipped(node, None, exact(0, 10, 0), Class::LostHarmless, "a second <seclabel>");
    }
}

/// While libvirt chose the firmware itself it refused details beside `firmware=` in the releases around 9.0.0.
fn firmware(found: &mut Found<'_>, root: NodeId) {
    let document = found.document;
    let Some(os) = document.child(root, "os").filter(|os| document.attribute(*os, "firmware").is_some())
    else {
        return;
    };
    let (from, needs) =
        (Version::new(8, 6, 0), since(Version::new(9, 2, 0), Precision::After(Version::new(9, 0, 0))));
    let reference = "virDomainDefOSValidate";
    if let Some(loader) = document.child(os, "loader") {
        for name in ["readonly", "type"].into_iter().filter(|name| document.attribute(loader, name).is_some())
        {
            let what = format!("{name}= of <loader> beside firmware= of <os>");
            found.refused(loader, Some(name), from, needs, &what, reference);
        }
        if document.attribute_is(loader, "secure", "no") {
            found.refused(
                loader,
                Some("secure"),
                from,
                needs,
                "secure='no' of <loader> beside firmware= of <os>",
                reference,
            );
        }
        if !document.text(loader).trim().is_empty() {
            found.refused(
                loader,
                None,
                from,
                needs,
                "a path in <loader> beside firmware= of <os>",
                reference,
            );
        }
    }
    if let Some(nvram) =
        document.child(os, "nvram").filter(|it| document.attribute(*it, "template").is_some())
    {
        found.refused(
            nvram,
            Some("template"),
            from,
            needs,
            "template= of <nvram> beside firmware= of <os>",
            reference,
        );
    }
}

fn memory_and_processor(found: &mut Found<'_>, root: NodeId) {
    let document = found.document;
    if let Some(node) =
        document.child(root, "maxMemory").filter(|it| document.attribute(*it, "slots").is_none())
    {
        let from = Version::new(1, 2, 14);
        found.refused(node, None, from, AFTER_9_0, "<maxMemory> without slots=", "virDomainDefParseMemory");
    }
    if let Some(node) = document.find(root, "cpu/maxphysaddr")
        && document.attribute_is(node, "mode", "emulate")
        && document.attribute(node, "bits").is_none()
    {
        let from = Version::new(8, 7, 0);
        found.refused(
            node,
            None,
            from,
            AFTER_9_0,
            "mode='emulate' of <maxphysaddr> without bits=",
            "virCPUDefParseXML",
        );
    }
}

/// Features were of a CPU model first; a host's own processor had to be taken as it is.
fn processor_of_host(found: &mut Found<'_>, root: NodeId) {
    let document = found.document;
    let Some(cpu) =
        document.child(root, "cpu").filter(|it| document.attribute_is(*it, "mode", "host-passthrough"))
    else {
        return;
    };
    if let Some(node) = document.child(cpu, "feature").filter(|_| document.child(cpu, "model").is_none()) {
        let what = "<feature> beside mode='host-passthrough'";
        found.refused(node, None, Version::new(0, 9, 10), exact(1, 2, 12), what, "virCPUDefParseXML");
    }
}

/// Every cell had processors of its own.
fn cells(found: &mut Found<'_>, root: NodeId) {
    let document = found.document;
    let Some(numa) = document.find(root, "cpu/numa") else { return };
    let without = |it: &NodeId| document.attribute(*it, "cpus").is_none();
    for node in document.elements_named(numa, "cell").filter(without) {
        let from = Version::new(0, 9, 8);
        found.refused(node, None, from, exact(6, 6, 0), "<cell> without cpus=", "virDomainNumaDefParseXML");
    }
}

/// The parser has known the timer tsc from the start, for Xen; the QEMU driver did not start a guest that has it.
fn timers(found: &mut Found<'_>, root: NodeId) {
    let document = found.document;
    let Some(clock) = document.child(root, "clock").filter(|_| is_qemu(document)) else { return };
    let is_tsc = |it: &NodeId| document.attribute_is(*it, "name", "tsc");
    for node in document.elements_named(clock, "timer").filter(is_tsc) {
        let what = "the timer tsc of a QEMU guest";
        found.refused(node, Some("name"), V0, exact(3, 2, 0), what, "qemuBuildClockCommandLine");
    }
}

/// The places in which a processor of AMD keeps what encrypts memory were to be written before libvirt asked for them.
fn encrypted_memory(found: &mut Found<'_>, root: NodeId) {
    let document = found.document;
    let security = document.child(root, "launchSecurity");
    let Some(node) = security.filter(|it| document.attribute_is(*it, "type", "sev")) else { return };
    for name in ["cbitpos", "reducedPhysBits"] {
        if document.child(node, name).is_none() {
            let what = format!("<launchSecurity> without <{name}>");
            let from = Version::new(4, 5, 0);
            found.refused(node, None, from, exact(6, 9, 0), &what, "virDomainSEVDefParseXML");
        }
    }
}

/// How the host keeps the memory is nothing to a guest whose devices no other process serves.
fn shared_memory(found: &mut Found<'_>, root: NodeId) {
    let document = found.document;
    let Some(access) = document.find(root, "memoryBacking/access") else { return };
    let devices = document.child(root, "devices").into_iter().flat_map(|it| document.elements(it));
    let is_shared = document.attribute_is(access, "mode", "shared");
    let shares = |it: NodeId| {
        document.attribute_is(it, "type", "vhostuser")
            || document.value(it, "driver/@type").is_some_and(|it| it == "virtiofs")
    };
    if is_shared && devices.into_iter().any(shares) {
        let what = "<access mode='shared'>, without which another process cannot serve a device,";
        found.skipped(access, None, exact(3, 1, 0), Class::LostGuestChanges, what);
    }
}
