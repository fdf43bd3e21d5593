//! What the tests inside the rules' files share.

use super::{Completed, Mode, complete};
use crate::machine::Host;
use crate::xml::parse;

/// What `virsh define` makes of a guest of type kvm on q35, of which only `inside` is given beyond memory
/// and machine. `host` as for [`Host::parse`].
pub(super) fn defined(host: &str, inside: &str) -> Completed {
    let os = if inside.contains("<os") { "" } else { "<os><type machine='q35'>hvm</type></os>" };
    let memory = if inside.contains("<memory>") || inside.contains("<memory unit") {
        ""
    } else {
        "<memory>1048576</memory>"
    };
    let name = if inside.contains("<name>") { "" } else { "<name>guest</name>" };
    completed(host, Mode::Define, &format!("<domain type='kvm'>{name}{memory}{os}{inside}</domain>"))
}

/// A whole domain completed.
pub(super) fn completed(host: &str, mode: Mode, xml: &str) -> Completed {
    let document = parse(xml).expect("a well-formed test");
    complete(&document, &Host::parse(host).expect("a host"), mode)
}

/// How the first device of that name is printed, on one line, in a guest that holds just `device`.
pub(super) fn printed_device(name: &str, device: &str) -> String {
    let done = defined("libvirt=11.3.0,qemu=10.0", &format!("<devices>{device}</devices>"));
    let node = done.document.find(done.document.root(), &format!("devices/{name}")).expect("the device");
    crate::format::print_element(&done.document, node).lines().map(str::trim).collect()
}

impl Completed {
    /// Value at a path below `<domain>`, empty where there is none.
    pub(super) fn at(&self, path: &str) -> String {
        self.document.value(self.document.root(), path).unwrap_or_default().into_owned()
    }
}
