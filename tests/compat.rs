//! The facts about releases against real libvirt: what it printed it reads; what it refuses and what it drops is what
//! we foretell, in the recorded answers, and live on libvirt's own expectations where they and the oracle are present.

#[allow(dead_code, reason = "each suite uses its part")]
#[path = "support/libvirt.rs"]
mod libvirt;
#[allow(dead_code, reason = "each suite uses its part")]
#[path = "support/recorded.rs"]
mod recorded;

use std::collections::BTreeMap;
use std::fs;
use std::path::PathBuf;

use libvirt::{Answer, Libvirt, has_kvm};
use libvirt_domain_editor::compat::{Class, Target, classify};
use libvirt_domain_editor::xml::{self, Document, NodeId};
use recorded::{Form, HOSTS, cases, root};

/// Refusals that follow from the host, or from what no release ever took; parts of libvirt's messages.
const OTHER_REASONS: [&str; 6] = [
    "Cannot automatically add a new PCI bus",
    "At least one numa node has to be configured",
    "requires split I/O APIC",
    "TLS is disabled in qemu.conf",
    "rdp graphics are not supported with this QEMU",
    "does not support the ISA panic device",
];

fn none(faults: &[String]) {
    assert!(faults.is_empty(), "{} faults:\n{}", faults.len(), faults.join("\n"));
}

/// libvirt's own expected outputs: names and texts; empty where they are absent.
fn expectations() -> Vec<(String, String)> {
    let folder = root().join("../shared/corpus/libvirt-11.3.0/out");
    let mut files: Vec<PathBuf> =
        fs::read_dir(folder).into_iter().flatten().flatten().map(|it| it.path()).collect();
    files.sort();
    let name = |path: &PathBuf| path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    files.iter().map(|path| (name(path), fs::read_to_string(path).expect("a readable file"))).collect()
}

/// Everything found in what libvirt of the release printed: each line is a fault of ours.
fn found_in_printed(name: &str, text: &str, release: &str) -> Vec<String> {
    let document = xml::parse(text).unwrap_or_else(|error| panic!("{name}: {error}"));
    let findings = classify(&document, &Target::libvirt(release.parse().expect("a release")));
    findings.iter().map(|it| format!("{name}: {:?} {}", it.class, it.reason)).collect()
}

#[test]
fn what_a_release_prints_it_takes() {
    let mut faults = Vec::new();
    for case in cases() {
        for (release, form) in HOSTS.iter().flat_map(|(release, _)| Form::ALL.map(|form| (release, form))) {
            if let Some(printed) = case.recorded(release, form.ending()) {
                faults.extend(found_in_printed(&format!("{}/{release}", case.name), &printed, release));
            }
        }
    }
    faults.extend(expectations().iter().flat_map(|(name, text)| found_in_printed(name, text, "11.3.0")));
    none(&faults);
}

/// How often each place, as element names and an attribute, occurs in the element and below.
fn places(document: &Document, node: NodeId, above: &str, found: &mut BTreeMap<(String, String), usize>) {
    let path = format!("{above}/{}", document.name(node));
    let names = document.attributes(node).iter().map(|it| it.name.to_string()).chain([String::new()]);
    for name in names {
        *found.entry((path.clone(), name)).or_default() += 1;
    }
    for child in document.elements(node) {
        places(document, child, &path, found);
    }
}

fn all_places(document: &Document) -> BTreeMap<(String, String), usize> {
    let mut found = BTreeMap::new();
    places(document, document.root(), "", &mut found);
    found
}

/// `/domain/devices/disk` of `/domain/devices/disk[2]`.
fn plain_path(path: &str) -> String {
    path.split('/').map(|step| step.split('[').next().unwrap_or_default()).collect::<Vec<_>>().join("/")
}

/// What we foretell of a domain, against what the release said to it; each line is a fault of ours.
fn faults(name: &str, text: &str, target: &str, said: Result<&str, &str>) -> Vec<String> {
    let document = xml::parse(text).unwrap_or_else(|error| panic!("{name}: {error}"));
    let findings = classify(&document, &Target::parse(target).expect("a target"));
    let refused: Vec<_> = findings.iter().filter(|it| it.class == Class::Refused).collect();
    match said {
        Ok(_) if !refused.is_empty() => {
            refused.iter().map(|it| format!("{name} on {target}: taken, though {}", it.reason)).collect()
        }
        Ok(printed) => {
            let printed = all_places(&xml::parse(printed).expect("libvirt prints XML"));
            let written = all_places(&document);
            let lost = findings
                .iter()
                .filter(|it| matches!(it.class, Class::LostGuestChanges | Class::LostHarmless));
            let place = |path: String, attribute: Option<&String>| {
                (plain_path(&path), attribute.cloned().unwrap_or_default())
            };
            let lost = lost.map(|it| (place(document.path_of(it.node), it.attribute.as_ref()), it));
            let kept = lost.filter(|(place, _)| printed.get(place) >= written.get(place));
            kept.map(|(_, it)| format!("{name} on {target}: kept, though {}", it.reason)).collect()
        }
        Err(message) if refused.is_empty() && !OTHER_REASONS.iter().any(|it| message.contains(it)) => {
            vec![format!("{name} on {target}: not foretold: {}", message.trim())]
        }
        Err(_) => Vec::new(),
    }
}

#[test]
fn recorded_answers_are_foretold() {
    let mut found = Vec::new();
    for case in cases() {
        for (release, target) in HOSTS {
            let printed = case.recorded(release, Form::Plain.ending());
            let refusal = case.recorded(release, "refused.txt");
            match (&printed, &refusal) {
                (Some(printed), _) => found.extend(faults(&case.name, &case.domain, target, Ok(printed))),
                (None, Some(message)) => found.extend(faults(&case.name, &case.domain, target, Err(message))),
                (None, None) => {}
            }
        }
    }
    none(&found);
}

/// Asks 7.0.0 and 9.0.0 what they make of what 11.3.0 prints.
#[test]
fn live_answers_are_foretold() {
    let mut found = Vec::new();
    let texts: Vec<_> =
        expectations().into_iter().filter(|(name, _)| name.ends_with(".x86_64-latest.xml")).collect();
    for (release, target) in &HOSTS[..2] {
        if texts.is_empty() {
            println!("skipped: no corpus");
            return;
        }
        let mut libvirt = match Libvirt::start(release) {
            Ok(libvirt) => libvirt,
            Err(reason) => {
                println!("skipped: libvirt {release}: {reason}");
                continue;
            }
        };
        for (name, text) in texts.iter().filter(|(_, text)| has_kvm() || !text.contains("type='kvm'")) {
            let text = without_newest(text);
            let said = match libvirt.define(&text).expect("libvirt answers") {
                Answer::Accepted { plain, .. } => Ok(plain),
                Answer::Refused(message) => Err(message),
            };
            found.extend(faults(name, &text, target, said.as_deref().map_err(String::as_str)));
        }
    }
    none(&found);
}

/// The text without audio backends and without the watchdog of q35: new in nearly all of them, they would hide the rest.
fn without_newest(text: &str) -> String {
    let mut document = xml::parse(text).expect("well-formed");
    let devices = document.child(document.root(), "devices");
    let new: Vec<_> = devices.into_iter().flat_map(|it| document.elements(it)).collect();
    for node in new {
        let itco = document.name(node) == "watchdog" && document.attribute_is(node, "model", "itco");
        if itco || document.name(node) == "audio" {
            for change in xml::remove_node(&document, node) {
                document.apply(change);
            }
        }
    }
    document.to_string()
}
