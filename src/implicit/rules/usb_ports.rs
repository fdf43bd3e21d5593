//! `usb-ports`: every USB device gets a port.

use crate::compat::Behaviour;
use crate::domain::UsbAddress;
use crate::implicit::address::label;
use crate::implicit::address::usb::{Fault, Place, Topology, UsbDevice, read};
use crate::implicit::{Effect, Origin, Rule, Scene, Stage};

pub(super) static RULE: Rule = Rule {
    id: "usb-ports",
    stage: Stage::AssignAddresses,
    effect: Effect::Decides,
    title: "USB ports",
    reference: "qemuDomainAssignUSBAddresses",
    since: "2.1.0",
    apply,
};

/// *When*: the domain is defined anew. A stored one is only checked, and only if every device has its port.
/// *Opting out*: write `<address type='usb' bus= port=>`.
fn apply(scene: &mut Scene<'_>) {
    let devices = read(scene);
    let complete = devices.iter().all(|it| matches!(it.place, Place::Port(_)));
    if !scene.does(Behaviour::AssignsUsbPorts) || !(scene.defining() || complete) {
        return;
    }
    let Some(mut topology) = controllers(scene) else { return };
    if topology.is_empty() {
        return;
    }
    let (hubs, others): (Vec<_>, Vec<_>) = devices.into_iter().partition(|it| it.is_hub);
    for device in hubs.iter().chain(&others) {
        take_written(scene, &mut topology, device);
    }
    for device in hubs.iter().chain(&others) {
        let bus = match device.place {
            Place::Anywhere => None,
            Place::Bus(bus) => Some(bus),
            _ => continue,
        };
        match topology.take_free(bus, device.is_hub) {
            Ok((bus, port)) => write(scene, device, UsbAddress { bus, port }),
            Err(fault) => refuse(scene, device, bus.unwrap_or(0), &[], &fault),
        }
    }
}

/// The ports of the controllers; `None` where two of them make the same bus, which `unique-controllers` refuses.
fn controllers(scene: &Scene<'_>) -> Option<Topology> {
    let mut topology = Topology::default();
    let all_fit = scene.controllers("usb").iter().all(|controller| {
        let ports = controller.usb_ports() as usize;
        ports == 0 || topology.add_controller(controller.index().unwrap_or(0), ports)
    });
    all_fit.then_some(topology)
}

fn take_written(scene: &mut Scene<'_>, topology: &mut Topology, device: &UsbDevice) {
    match &device.place {
        Place::Port(place) => {
            if let Err(fault) = topology.take(place.bus, &place.port, device.is_hub) {
                refuse(scene, device, place.bus, &place.port, &fault);
            }
        }
        Place::Unreadable(text) => {
            let message = format!(
                "port='{text}' is no USB port. libvirt reads up to four numbers with dots between them, such as 1.2."
            );
            scene.refuse(device.node, message);
        }
        Place::Other(type_) => {
            let name = label(scene.document(), device.node);
            let message = format!(
                "An address of type='{type_}' is not for a USB device, which {name} is. Write type='usb' or leave \
                 the address out."
            );
            scene.refuse(device.node, message);
        }
        Place::Anywhere | Place::Bus(_) => {}
    }
}

fn write(scene: &mut Scene<'_>, device: &UsbDevice, place: UsbAddress) {
    let on = match place.port.as_slice() {
        [_] => format!("the USB controller {}", place.bus),
        [way @ .., _] => {
            let hub = UsbAddress { bus: place.bus, port: way.to_vec() };
            format!(
                "the hub at port {} of the USB controller {}, which has none free itself",
                hub.port_path(),
                place.bus
            )
        }
        [] => return,
    };
    let because = format!(
        "Filled in by libvirt: lowest free port of {on}. Another USB device written before it can move it."
    );
    let attributes = [("bus", place.bus.to_string()), ("port", place.port_path())];
    scene.give_address(device.node, "usb", &attributes, Origin::Default, &because);
}

fn refuse(scene: &mut Scene<'_>, device: &UsbDevice, bus: u32, port: &[u32], fault: &Fault) {
    let name = label(scene.document(), device.node);
    let path = |port: &[u32]| UsbAddress { bus, port: port.to_vec() }.port_path();
    let at = path(port);
    let message = match fault {
        Fault::NoBus => format!("No USB controller has index {bus}, so bus {bus} for {name} does not exist."),
        Fault::NoHub(step) => format!(
            "There is no hub at port {} of USB bus {bus}, so {name} cannot be at port {at}.",
            path(&port[..=*step])
        ),
        Fault::NoPort => format!(
            "USB bus {bus} has no port {at} for {name}. Leave the address out and libvirt finds a free port."
        ),
        Fault::Taken => format!(
            "Port {at} of USB bus {bus} is taken, so {name} cannot be there. Leave the address out and libvirt \
             finds a free port."
        ),
        Fault::Full => format!(
            "No USB port is free for {name}. Add a hub, or a controller with more ports such as qemu-xhci with \
             ports='15'."
        ),
    };
    scene.refuse(device.node, message);
}

#[cfg(test)]
mod tests {
    use crate::implicit::testing::defined;

    #[test]
    fn devices_take_ports_in_libvirts_order() {
        let tablets = "<input type='tablet' bus='usb'/>".repeat(3);
        let devices = format!("<devices><controller type='usb' model='piix3-uhci'/>{tablets}</devices>");
        let done = defined("libvirt=11.3.0", &devices);
        let document = &done.document;
        let all = document.child(document.root(), "devices").expect("devices");
        let ports = |name| {
            let nodes = document
                .elements_named(all, name)
                .filter(|it| document.attribute_is(*it, "bus", "usb") || name == "hub");
            nodes
                .map(|it| document.value(it, "address/@port").unwrap_or_default().into_owned())
                .collect::<Vec<_>>()
        };
        assert_eq!(
            (ports("hub"), ports("input")),
            (vec!["1".into()], vec!["2".into(), "1.1".into(), "1.2".into()])
        );
    }

    #[test]
    fn written_ports_are_checked() {
        let input =
            |place: &str| format!("<input type='tablet' bus='usb'><address type='usb' {place}/></input>");
        for (place, faults) in
            [("bus='0' port='1'", 0), ("bus='0' port='5'", 1), ("bus='7'", 1), ("bus='0' port='1.x'", 1)]
        {
            let done = defined("libvirt=11.3.0", &format!("<devices>{}</devices>", input(place)));
            assert_eq!(done.refusals.len(), faults, "{place}: {:?}", done.refusals);
        }
    }
}
