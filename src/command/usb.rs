//! USB none, 1.1, 2.0, 3.0 or one exact model: which elements to write and what becomes of the devices.

use std::fmt;

use super::explicit::materialize;
use super::moves::moves;
use super::plan::Plan;
use crate::compat::{Known, Since};
use crate::domain::{Controller, Domain, UsbAddress};
use crate::history::Transaction;
use crate::implicit::{Completed, Mode, Subject, complete};
use crate::inventory::{Device, devices};
use crate::machine::{Arch, Host};
use crate::xml::{Document, Kind, NodeId, Tree, close_element, insert_element, remove_node};

/// What USB shall be.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum UsbWish {
    /// No USB at all: `model='none'`.
    None,
    /// USB 1.1: the UHCI that is on the board.
    Usb1,
    /// USB 2.0: ich9 EHCI with its three UHCI companions.
    Usb2,
    /// USB 3.0: qemu-xhci where the host has it, else nec-xhci.
    Usb3,
    /// One controller of exactly this model; `ich9-ehci1` brings its companions.
    Model(String),
}

impl UsbWish {
    /// Reads `none`, `1.1`, `2.0`, `3.0` or a model.
    pub fn parse(text: &str) -> Option<UsbWish> {
        Some(match text {
            "none" => UsbWish::None,
            "1.1" | "1" => UsbWish::Usb1,
            "2.0" | "2" => UsbWish::Usb2,
            "3.0" | "3" => UsbWish::Usb3,
            model if MODELS.iter().any(|it| it.name == model) => UsbWish::Model(model.to_owned()),
            _ => return None,
        })
    }
}

impl fmt::Display for UsbWish {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            UsbWish::None => f.write_str("no USB"),
            UsbWish::Usb1 => f.write_str("USB 1.1"),
            UsbWish::Usb2 => f.write_str("USB 2.0"),
            UsbWish::Usb3 => f.write_str("USB 3.0"),
            UsbWish::Model(model) => write!(f, "USB {model}"),
        }
    }
}

/// A model of USB controller, its speed and what it needs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct UsbModel {
    /// `controller/@model`.
    pub name: &'static str,
    /// USB version that it speaks.
    pub version: &'static str,
    /// QEMU capability that it needs, as libvirt names it.
    pub capability: &'static str,
}

impl UsbModel {
    /// Since when libvirt knows the model.
    pub fn since(&self) -> Since {
        let models = Known::at("/domain/devices/controller").and_then(|it| it.attribute("model"));
        models.and_then(|it| it.value(self.name)).expect("a model that libvirt knows")
    }
}

const fn model(name: &'static str, version: &'static str, capability: &'static str) -> UsbModel {
    UsbModel { name, version, capability }
}

/// Models for x86 guests (`virDomainControllerModelUSB`).
const MODELS: [UsbModel; 8] = [
    model("piix3-uhci", "1.1", "piix3-usb-uhci"),
    model("piix4-uhci", "1.1", "piix4-usb-uhci"),
    model("vt82c686b-uhci", "1.1", "vt82c686b-usb-uhci"),
    model("pci-ohci", "1.1", "pci-ohci"),
    model("ehci", "2.0", "usb-ehci"),
    model("ich9-ehci1", "2.0", "ich9-usb-ehci1"),
    model("nec-xhci", "3.0", "nec-usb-xhci"),
    model("qemu-xhci", "3.0", "qemu-xhci"),
];

/// Models that the host can give to a guest of the architecture.
pub fn usb_models(host: &Host, arch: Arch) -> Vec<UsbModel> {
    let qemu = host.capabilities(arch);
    let fits = |it: &&UsbModel| it.since().is_met_by(host.libvirt) && qemu.has(it.capability);
    MODELS.iter().filter(fits).copied().collect()
}

/// Model of USB bus 0 in a completed document; `None` where there is no USB controller.
pub fn current_usb(document: &Document) -> Option<UsbModel> {
    let domain = Domain::of(document);
    let controllers = domain.list("controller").map(|node| Controller { document, node });
    let mut masters = controllers.filter(|it| it.type_() == "usb" && it.master_startport().is_none());
    let master = masters.find(|it| it.index().unwrap_or(0) == 0)?;
    let model = master.model();
    MODELS.iter().find(|it| it.name == model).copied()
}

/// Why a wish cannot be had.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Blocked {
    /// In whole sentences, with the way out.
    pub message: String,
    /// Names of the devices that stand in the way.
    pub devices: Vec<String>,
}

/// Plans the switch.
///
/// With `keep_addresses`, devices that would get another address as a consequence have their present one
/// written first.
///
/// # Errors
/// Devices that need a USB bus where none is wished, or a model that the host has not.
pub fn plan_usb(
    original: &Document,
    host: &Host,
    wish: &UsbWish,
    keep_addresses: bool,
) -> Result<Transaction, Blocked> {
    let now = complete(original, host, Mode::Define);
    let present = devices(original, &now);
    check(&now, &present, host, wish)?;
    let label = match wish {
        UsbWish::None => "Use no USB".to_owned(),
        other => format!("Use {other}"),
    };
    let mut pinned: Vec<NodeId> = Vec::new();
    // Pinning one device can push another; a few rounds settle it, since only more get pinned.
    for _ in 0..8 {
        let plan = switch(original, &now, host, wish, &pinned);
        if !keep_addresses {
            return Ok(plan.transaction(label));
        }
        let then = complete(plan.document(), host, Mode::Define);
        let pushed = pushed(&now, &present, &devices(plan.document(), &then), &pinned);
        if pushed.is_empty() {
            return Ok(plan.transaction(label));
        }
        pinned.extend(pushed);
    }
    Ok(switch(original, &now, host, wish, &pinned).transaction(label))
}

/// Devices that move though nobody asked for it, by their element in the present completion.
fn pushed(now: &Completed, before: &[Device], after: &[Device], pinned: &[NodeId]) -> Vec<NodeId> {
    let document = &now.document;
    let is_usb =
        |it: &Device| document.name(it.node) == "controller" && document.attribute_is(it.node, "type", "usb");
    let movable = |it: &&Device| {
        it.address.as_ref().is_some_and(|address| address.type_ == "pci")
            && !is_usb(it)
            && !pinned.contains(&it.node)
    };
    let moved = moves(before, after);
    let with_key = |key: &str| before.iter().find(|it| it.key == key).filter(movable);
    let stayed_but_moved = moved.iter().filter(|it| it.stays && it.from.is_some());
    stayed_but_moved.filter_map(|it| with_key(it.key.as_deref()?)).map(|it| it.node).collect()
}

fn check(now: &Completed, present: &[Device], host: &Host, wish: &UsbWish) -> Result<(), Blocked> {
    let document = &now.document;
    let arch = Domain::of(document).arch().and_then(|it| Arch::parse(&it)).unwrap_or(host.arch);
    match wish {
        UsbWish::None => {
            let seated: Vec<String> =
                present.iter().filter(|it| needs_usb(document, it.node)).map(|it| it.name.clone()).collect();
            if seated.is_empty() {
                return Ok(());
            }
            let verb = if seated.len() == 1 { "needs" } else { "need" };
            let message = format!(
                "None is blocked: {} {verb} a USB controller. Remove or replace them.",
                list(&seated)
            );
            Err(Blocked { message, devices: seated })
        }
        other => {
            let models = usb_models(host, arch);
            let name = model_name(other, host, arch);
            if models.iter().any(|it| it.name == name) {
                return Ok(());
            }
            let message =
                format!("libvirt {} with QEMU {} has no USB controller {name}.", host.libvirt, host.qemu);
            Err(Blocked { message, devices: Vec::new() })
        }
    }
}

/// `a, b and c`.
fn list(names: &[String]) -> String {
    match names {
        [] => String::new(),
        [one] => one.clone(),
        [all @ .., last] => format!("{} and {last}", all.join(", ")),
    }
}

/// Whether the device sits on a USB bus (`virDomainUSBAddressPortIsValid`'s callers).
pub fn needs_usb(document: &Document, node: NodeId) -> bool {
    let is = |path: &str, value: &str| document.value_is(node, path, value);
    match document.name(node) {
        "hub" | "redirdev" => true,
        "input" => is("@bus", "usb"),
        "hostdev" => is("@type", "usb"),
        "disk" => is("target/@bus", "usb"),
        "sound" => is("@model", "usb"),
        "serial" => is("target/@type", "usb-serial"),
        "interface" => is("model/@type", "usb-net"),
        "smartcard" => true,
        "filesystem" => is("driver/@type", "mtp"),
        _ => false,
    }
}

fn model_name(wish: &UsbWish, host: &Host, arch: Arch) -> &'static str {
    let has = |name: &str| usb_models(host, arch).iter().any(|it| it.name == name);
    match wish {
        UsbWish::None => "none",
        UsbWish::Usb1 if arch.is_x86() => "piix3-uhci",
        UsbWish::Usb1 => "pci-ohci",
        UsbWish::Usb2 => "ich9-ehci1",
        UsbWish::Usb3 if has("qemu-xhci") => "qemu-xhci",
        UsbWish::Usb3 => "nec-xhci",
        UsbWish::Model(name) => MODELS.iter().find(|it| it.name == name).map_or("none", |it| it.name),
    }
}

/// The elements to write; libvirt assigns their addresses.
fn elements(wish: &UsbWish, host: &Host, arch: Arch) -> Vec<Tree> {
    let controller =
        |model: &str| Tree::element("controller").with("type", "usb").with("index", "0").with("model", model);
    let companion =
        |model: &str, port: &str| controller(model).holding(Tree::element("master").with("startport", port));
    match model_name(wish, host, arch) {
        "ich9-ehci1" => vec![
            controller("ich9-ehci1"),
            companion("ich9-uhci1", "0"),
            companion("ich9-uhci2", "2"),
            companion("ich9-uhci3", "4"),
        ],
        name => vec![controller(name)],
    }
}

/// The switch itself, with the given devices' present addresses written.
fn switch(original: &Document, now: &Completed, host: &Host, wish: &UsbWish, pinned: &[NodeId]) -> Plan {
    let document = &now.document;
    let belongs = |node: NodeId| pinned.iter().any(|it| *it == node || document.parent(node) == Some(*it));
    let mut plan = materialize(original, now, |entry| match &entry.subject {
        Subject::Added(node) => {
            belongs(*node) && (pinned.contains(node) || document.name(*node) == "address")
        }
        Subject::Attribute(node, ..) => belongs(*node) && document.name(*node) == "address",
        _ => false,
    })
    .plan;
    let old: Vec<NodeId> = Domain::of(plan.document())
        .list("controller")
        .filter(|it| plan.document().attribute_is(*it, "type", "usb"))
        .collect();
    let arch = Domain::of(document).arch().and_then(|it| Arch::parse(&it)).unwrap_or(host.arch);
    write_controllers(&mut plan, &old, elements(wish, host, arch));
    drop_stale_usb_addresses(&mut plan);
    plan
}

/// Puts the new controllers where the first old one stood.
fn write_controllers(plan: &mut Plan, old: &[NodeId], new: Vec<Tree>) {
    let document = plan.document();
    let domain = Domain::of(document);
    let Some(parent) = domain.devices() else {
        let devices = new.into_iter().fold(Tree::element("devices"), Tree::holding);
        let after = document.elements(document.root()).next_back();
        plan.then(insert_element(document, document.root(), after, devices));
        return;
    };
    // Without an old one they go where libvirt would print them: behind the other controllers, or the disks.
    let ahead = |it: &NodeId| matches!(document.name(*it), "emulator" | "disk" | "controller");
    let mut after = match old.first() {
        Some(first) => Some(*first),
        None => document.elements(parent).rev().find(ahead),
    };
    for tree in new {
        plan.then(insert_element(plan.document(), parent, after, tree));
        let index = after.and_then(|it| plan.document().index_in_parent(it)).map_or(0, |at| at + 1);
        after = plan.document().children(parent)[index..]
            .iter()
            .find(|it| plan.document().element(**it).is_some())
            .copied();
    }
    for node in old {
        plan.then(remove_node(plan.document(), *node));
    }
}

/// Drops written USB addresses that the new controllers have no port for. The whole `<address>` goes, not
/// only its port, so that libvirt assigns another.
fn drop_stale_usb_addresses(plan: &mut Plan) {
    let document = plan.document();
    let Some(parent) = Domain::of(document).devices() else { return };
    let ports = |bus: u32| {
        let controllers = Domain::of(document).list("controller").map(|node| Controller { document, node });
        controllers
            .filter(|it| {
                it.type_() == "usb" && it.index().unwrap_or(0) == bus && it.master_startport().is_none()
            })
            .map(|it| it.usb_ports())
            .max()
    };
    let hubs: Vec<UsbAddress> =
        Domain::of(document).list("hub").filter_map(|it| UsbAddress::of(document, it)).collect();
    let fits = |address: &UsbAddress| {
        let Some((first, below)) = address.port.split_first() else { return true };
        let on_controller = ports(address.bus).is_some_and(|ports| *first <= ports);
        let on_hub = (1..=below.len()).all(|depth| {
            let hub = &address.port[..depth];
            hubs.iter().any(|it| it.bus == address.bus && it.port == hub)
        });
        on_controller && on_hub
    };
    let stale: Vec<NodeId> = document
        .elements(parent)
        .filter(|it| UsbAddress::of(document, *it).is_some_and(|it| !fits(&it)))
        .filter_map(|it| document.child(it, "address"))
        .collect();
    for address in stale {
        let holder = plan.document().parent(address);
        plan.then(remove_node(plan.document(), address));
        if let Some(holder) = holder {
            close_up(plan, holder);
        }
    }
}

/// `<input …>\n</input>` becomes `<input …/>` once it holds nothing.
fn close_up(plan: &mut Plan, node: NodeId) {
    let document = plan.document();
    let is_blank = |it: &NodeId| matches!(document.kind(*it), Kind::Text(raw) if raw.trim().is_empty());
    if document.children(node).iter().all(is_blank) {
        plan.then(close_element(document, node));
    }
}
