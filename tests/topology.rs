//! What sits where: each folder of tests/topology names a domain and a host, and holds the buses as text.
//! `UPDATE_EXPECT=1 cargo test --test topology` writes the expectations anew; read the diff before you keep it.
//! Of every case and of libvirt's own test data: each device with an address is in one place.

#[path = "support/diff.rs"]
mod diff;
#[path = "support/expect.rs"]
mod expect;
#[path = "support/folders.rs"]
mod folders;

use std::fs;
use std::path::Path;
use std::process::ExitCode;

use expect::expect;
use libtest_mimic::Failed;
use libvirt_domain_editor::implicit::{Mode, complete};
use libvirt_domain_editor::inventory::{devices, topology};
use libvirt_domain_editor::machine::Host;
use libvirt_domain_editor::xml;

fn main() -> ExitCode {
    folders::run("tests/topology", run)
}

fn run(folder: &Path) -> Result<(), Failed> {
    let about = fs::read_to_string(folder.join("about.txt"))?;
    let field = |name: &str| about.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix(": "));
    let domain = field("domain").ok_or("about.txt names no domain")?;
    let document = xml::parse(&fs::read_to_string(folder.join(domain))?)?;
    let host = Host::parse(field("host").unwrap_or("libvirt=11.3.0,qemu=10.0"))?;
    let completed = complete(&document, &host, Mode::Define);
    let devices = devices(&document, &completed);
    let topology = topology::topology(&completed, &devices);
    expect(&folder.join("topology.txt"), &topology::text(&topology, &devices))
}
