//! `virtio-serial-ports`: every virtio channel gets a port on a virtio-serial controller.

use crate::domain::VirtioSerialAddress;
use crate::implicit::address::label;
use crate::implicit::address::virtio_serial::{Fault, VirtioSerial};
use crate::implicit::{Effect, Origin, Rule, Scene, Stage};
use crate::xml::{NodeId, Tree};

pub(super) static RULE: Rule = Rule {
    id: "virtio-serial-ports",
    stage: Stage::AssignAddresses,
    effect: Effect::Decides,
    title: "virtio-serial ports",
    reference: "qemuDomainAssignVirtioSerialAddresses",
    since: "0.8.0; controllers with several ports 1.2.14",
    apply,
};

/// *When*: a virtio channel has no port. A virtio console on a controller but without a port takes one as well,
/// which is not written; one without any address takes none.
/// *Opting out*: write `<address type='virtio-serial' controller= bus= port=>`.
fn apply(scene: &mut Scene<'_>) {
    let mut ports = VirtioSerial::default();
    for controller in scene.controllers("virtio-serial") {
        ports.add(controller.index().unwrap_or(0), controller.ports());
    }
    let mut waiting = Vec::new();
    for name in ["console", "channel"] {
        for node in scene.devices(name) {
            if !scene.is(node, "target/@type", "virtio") {
                continue;
            }
            match VirtioSerialAddress::of(scene.document(), node) {
                Some(at) if at.port != 0 => {
                    if let Err(fault) = ports.take(at.controller, at.port) {
                        refuse(scene, node, at, fault);
                    }
                }
                None if name == "console" => {}
                at => waiting.push((node, at, name == "channel")),
            }
        }
    }
    for (node, at, is_channel) in waiting {
        let found = match at {
            Some(at) => match ports.take_on(at.controller) {
                Ok(port) => (at.controller, port),
                Err(fault) => {
                    refuse(scene, node, at, fault);
                    continue;
                }
            },
            None => ports.take_any().unwrap_or_else(|| {
                let index = ports.free_index();
                add_controller(scene, index, node);
                ports.add(index, None);
                (index, ports.take_on(index).unwrap_or(1))
            }),
        };
        if is_channel {
            write(scene, node, found);
        }
    }
}

fn write(scene: &mut Scene<'_>, node: NodeId, (controller, port): (u32, u32)) {
    let because =
        format!("Filled in by libvirt: lowest free port of the virtio-serial controller {controller}.");
    let attributes =
        [("controller", controller.to_string()), ("bus", "0".to_owned()), ("port", port.to_string())];
    scene.give_address(node, "virtio-serial", &attributes, Origin::Default, &because);
}

fn add_controller(scene: &mut Scene<'_>, index: u32, node: NodeId) {
    let because = format!(
        "No port is free for {} on the virtio-serial controllers written, so libvirt adds another one.",
        label(scene.document(), node)
    );
    let tree = Tree::element("controller").with("type", "virtio-serial").with("index", index.to_string());
    scene.add_controller(tree, Origin::Demanded, because);
}

fn refuse(scene: &mut Scene<'_>, node: NodeId, at: VirtioSerialAddress, fault: Fault) {
    let (name, controller, port) = (label(scene.document(), node), at.controller, at.port);
    let message = match fault {
        Fault::NoController => format!("There is no virtio-serial controller {controller} for {name}."),
        Fault::NoPort => format!(
            "The virtio-serial controller {controller} has no port {port} for {name}. Leave the port out and \
             libvirt finds a free one."
        ),
        Fault::Taken => format!(
            "Port {port} of the virtio-serial controller {controller} is taken, so {name} cannot have it. Leave the \
             port out and libvirt finds a free one."
        ),
        Fault::Full => format!(
            "No port is free for {name} on the virtio-serial controller {controller}. Leave the address out and \
             libvirt finds another controller."
        ),
    };
    scene.refuse(node, message);
}
