//! What a host says of itself, loaded, gives the same completions as the built-in tables for its releases: every
//! case and every refusal, on the hosts whose answers are recorded under tests/profiles.

#[path = "support/diff.rs"]
mod diff;
#[path = "support/recorded.rs"]
#[expect(dead_code, reason = "what the answers of libvirt are compared with stands in other suites")]
mod recorded;

use std::fs;

use libvirt_domain_editor::format;
use libvirt_domain_editor::implicit::{Mode, Remark, complete};
use libvirt_domain_editor::machine::{Arch, Host, Version};
use libvirt_domain_editor::xml::{Document, parse};

/// What the release's host said, one after the other as in one terminal.
fn told(release: &str) -> String {
    let folder = recorded::root().join(format!("tests/profiles/libvirt-{release}"));
    let parts = ["version.txt", "capabilities.xml"].into_iter().map(str::to_owned);
    let machines = ["pc", "q35", "virt"].map(|it| format!("domcapabilities-{it}.xml"));
    parts.chain(machines).map(|it| fs::read_to_string(folder.join(it)).expect("a recorded answer")).collect()
}

fn outcome(document: &Document, host: &Host) -> String {
    let done = complete(document, host, Mode::Define);
    let say = |what: &str, remarks: &[Remark]| -> String {
        remarks.iter().map(|it| format!("{what}: {}\n", it.message)).collect()
    };
    // Whether a host refuses counts, not in which words.
    let refused = if done.refusals.is_empty() { "taken" } else { "refused" };
    format!("{refused}\n{}{}", say("not predicted", &done.not_predicted), format::print(&done.document))
}

fn same_completions(release: &str) {
    let built_in = recorded::host(release);
    let loaded = Host::default().told(&told(release)).expect("a host");
    assert_eq!((loaded.libvirt, loaded.qemu.series()), (built_in.libvirt, built_in.qemu));
    let (mut differ, mut compared) = (String::new(), 0);
    for case in recorded::cases().into_iter().chain(recorded::cases_in("tests/refusals")) {
        let Ok(document) = parse(&case.domain) else { continue };
        let (tables, told) = (outcome(&document, &built_in), outcome(&document, &loaded));
        if tables != told {
            differ += &format!("{}: - tables, + loaded\n{}\n", case.name, diff::unified(&tables, &told));
        }
        compared += 1;
    }
    assert!(differ.is_empty(), "{differ}");
    assert!(compared > 200, "only {compared} domains were compared");
}

#[test]
fn libvirt_7_0_0() {
    same_completions("7.0.0");
}

#[test]
fn libvirt_9_0_0() {
    same_completions("9.0.0");
}

#[test]
fn libvirt_11_3_0() {
    same_completions("11.3.0");
}

#[test]
fn what_is_not_told_is_said() {
    let about =
        |host: &Host| -> Vec<&str> { host.assumptions(Arch::X86_64).iter().map(|it| it.about).collect() };
    let host = |text: &str| Host::default().told(text).expect("a host");
    assert_eq!(about(&Host::default()), Vec::<&str>::new());
    assert_eq!(about(&host(&told("11.3.0"))), ["default CPU"]);
    let folder = recorded::root().join("tests/profiles/libvirt-11.3.0");
    let file = |name: &str| fs::read_to_string(folder.join(name)).expect("a recorded answer");
    assert_eq!(about(&host(&file("capabilities.xml"))), ["libvirt", "devices", "default CPU"]);
    assert_eq!(about(&host(&file("domcapabilities-q35.xml"))), ["libvirt", "machine types", "default CPU"]);
    assert_eq!(about(&Host::parse("libvirt=10.0.0,qemu=2.3").unwrap()), ["libvirt", "QEMU"]);
    assert!(Host::default().told("<domain/>").is_err());
}

/// A host of Red Hat's: its own names of machines, its own path of QEMU, and less built in.
#[test]
fn a_host_of_another_distribution() {
    let capabilities = "<capabilities><host><cpu><arch>x86_64</arch><model>EPYC</model></cpu></host><guest>\
        <os_type>hvm</os_type><arch name='x86_64'><emulator>/usr/libexec/qemu-kvm</emulator>\
        <machine maxCpus='240'>pc-i440fx-rhel7.6.0</machine>\
        <machine canonical='pc-i440fx-rhel7.6.0' maxCpus='240'>pc</machine>\
        <machine maxCpus='710'>pc-q35-rhel9.4.0</machine>\
        <machine canonical='pc-q35-rhel9.4.0' maxCpus='710'>q35</machine><domain type='kvm'/></arch></guest>\
        </capabilities>";
    let domain = |machine: &str| {
        format!(
            "<domain type='kvm'><name>x</name><memory>1</memory><vcpu>700</vcpu><os><type {machine}>hvm</type></os>\
             <features><acpi/></features></domain>"
        )
    };
    let host = Host::parse("libvirt=10.0.0,qemu=8.2").unwrap().told(capabilities).unwrap();
    assert_eq!((host.arch, host.qemu), (Arch::X86_64, Version::new(8, 2, 0)));
    let completed = |machine: &str| complete(&parse(&domain(machine)).unwrap(), &host, Mode::Define);
    let done = completed("machine='q35'");
    let at = |path: &str| done.document.value(done.document.root(), path).unwrap().into_owned();
    assert_eq!(at("os/type/@machine"), "pc-q35-rhel9.4.0");
    assert_eq!(at("devices/emulator"), "/usr/libexec/qemu-kvm");
    let refused = |machine: &str| !completed(machine).refusals.is_empty();
    // The i440fx may have 240 vCPUs, and upstream's own machine types are not there at all.
    assert!(refused("machine='pc'") && refused("") && refused("machine='pc-q35-8.2'"));
}
