//! Domains as large as one likes, of one kind of device each: how the work grows with their number.
//!
//! They are such as libvirt takes. PCI devices stand on i440fx, whose bridges have room for thousands.

use std::fmt::Write;

/// Makes one device from its number.
pub type Maker = fn(usize) -> String;

/// Every kind, by the word that names it.
pub const KINDS: &[(&str, Maker)] = &[
    ("scsi-disk", |n| disk(n, "sd", "scsi")),
    ("virtio-disk", |n| disk(n, "vd", "virtio")),
    ("sata-disk", |n| disk(n, "sd", "sata")),
    ("usb-disk", |n| disk(n, "sd", "usb")),
    ("interface", interface),
    ("virtio-channel", channel),
    ("virtio-serial", |n| format!("<controller type='virtio-serial' index='{n}'/>")),
    ("usb-input", |_| "<input type='tablet' bus='usb'/>".to_owned()),
    ("usb-controller", |n| format!("<controller type='usb' index='{n}' model='qemu-xhci'/>")),
    ("redirdev", |_| "<redirdev bus='usb' type='spicevmc'/>".to_owned()),
    ("pci-hostdev", pci_hostdev),
    ("usb-hostdev", usb_hostdev),
    ("scsi-hostdev", scsi_hostdev),
    ("memory", |_| {
        "<memory model='dimm'><target><size>65536</size><node>0</node></target></memory>".to_owned()
    }),
    ("pci-serial", |_| "<serial type='pty'><target type='pci-serial'/></serial>".to_owned()),
    ("filesystem", filesystem),
    ("rng", |_| "<rng model='virtio'><backend model='random'>/dev/urandom</backend></rng>".to_owned()),
    ("mixed", mixed),
];

/// A domain with so many devices, each made from its number.
pub fn domain(devices: usize, device: Maker) -> String {
    let memory = 1 << 20;
    let most = memory + devices * 65_536;
    let mut text = format!(
        "<domain type='qemu'>\n  <name>large</name>\n  <maxMemory slots='{devices}'>{most}</maxMemory>\n  \
         <memory>{memory}</memory>\n  <vcpu>4</vcpu>\n  <os>\n    <type arch='x86_64' machine='pc'>hvm</type>\n  \
         </os>\n  <cpu>\n    <numa>\n      <cell id='0' cpus='0-3' memory='{memory}'/>\n    </numa>\n  </cpu>\n  \
         <devices>\n"
    );
    for number in 0..devices {
        writeln!(text, "    {}", device(number)).expect("writing to a string");
    }
    text + "  </devices>\n</domain>\n"
}

fn disk(number: usize, prefix: &str, bus: &str) -> String {
    let target = target(prefix, number);
    format!("<disk type='file'><source file='/{number}.img'/><target dev='{target}' bus='{bus}'/></disk>")
}

/// `sda`, `sdb` … `sdz`, `sdaa` …
fn target(prefix: &str, mut number: usize) -> String {
    let mut letters = Vec::new();
    loop {
        letters.push(b'a' + (number % 26) as u8);
        number = match number / 26 {
            0 => break,
            more => more - 1,
        };
    }
    letters.reverse();
    format!("{prefix}{}", String::from_utf8_lossy(&letters))
}

fn interface(number: usize) -> String {
    let (high, low) = (number / 256, number % 256);
    format!(
        "<interface type='user'><mac address='52:54:00:00:{high:02x}:{low:02x}'/><model type='virtio'/></interface>"
    )
}

fn channel(number: usize) -> String {
    format!(
        "<channel type='unix'><source mode='bind' path='/{number}'/><target type='virtio' name='c{number}'/></channel>"
    )
}

fn pci_hostdev(number: usize) -> String {
    let (domain, bus, slot, function) = (number / 65_536, number / 256 % 256, number / 8 % 32, number % 8);
    format!(
        "<hostdev mode='subsystem' type='pci'><source>\
         <address domain='{domain}' bus='{bus}' slot='{slot}' function='{function}'/></source></hostdev>"
    )
}

fn usb_hostdev(number: usize) -> String {
    format!(
        "<hostdev mode='subsystem' type='usb'><source><vendor id='0x1234'/><product id='0x{number:04x}'/></source></hostdev>"
    )
}

fn scsi_hostdev(number: usize) -> String {
    format!(
        "<hostdev mode='subsystem' type='scsi'><source><adapter name='scsi_host0'/>\
         <address bus='0' target='0' unit='{number}'/></source></hostdev>"
    )
}

fn filesystem(number: usize) -> String {
    format!("<filesystem type='mount'><source dir='/{number}'/><target dir='t{number}'/></filesystem>")
}

/// One of each kind after the other.
pub fn mixed(number: usize) -> String {
    let kinds = KINDS.len() - 1;
    KINDS[number % kinds].1(number / kinds)
}
