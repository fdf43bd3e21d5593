//! Law: what libvirt printed is in canonical form already, so reading and printing it changes no byte.

use std::fs;
use std::path::{Path, PathBuf};

use libvirt_domain_editor::{format, xml};

/// Left out: libvirt 9.0.0 closes an emptied VNC element on a line of its own in its migratable form.
const KNOWN_FAILURES: [&str; 4] = [
    "tests/cases/graphics-socket-before-address/libvirt-9.0.0.migratable.xml",
    "tests/cases/graphics-two-kinds/libvirt-9.0.0.migratable.xml",
    "tests/cases/guest-kubevirt/libvirt-9.0.0.migratable.xml",
    "tests/cases/video-ramfb/libvirt-9.0.0.migratable.xml",
];

#[test]
fn recorded_answers_print_back_identical() {
    let cases = fs::read_dir(root().join("tests/cases")).expect("tests/cases");
    let folders = cases.map(|it| it.expect("a readable folder").path());
    let files = folders.flat_map(|it| xml_files(&it)).filter(|it| !it.ends_with("domain.xml"));
    let known = |path: &PathBuf| KNOWN_FAILURES.iter().any(|it| path.ends_with(it));
    prints_back(files.filter(|it| !known(it)).collect());
}

#[test]
fn the_corpus_prints_back_identical() {
    let files = xml_files(&root().join("../shared/corpus/libvirt-11.3.0/out"));
    if files.is_empty() {
        eprintln!("skipped: no corpus in ../shared");
    }
    prints_back(files);
}

fn prints_back(files: Vec<PathBuf>) {
    let total = files.len();
    let mut faults = Vec::new();
    for path in files {
        let text = fs::read_to_string(&path).expect("a readable file");
        let document = xml::parse(&text).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        let printed = format::print(&document);
        if let Some((expected, ours)) = text.lines().zip(printed.lines()).find(|(a, b)| a != b) {
            let name = path.strip_prefix(root()).unwrap_or(&path).display();
            faults.push(format!("{name}\n  libvirt {expected}\n  ours    {ours}"));
        } else {
            assert_eq!(printed, text, "{}", path.display());
        }
    }
    assert!(faults.is_empty(), "{} of {total} print back otherwise:\n{}", faults.len(), faults.join("\n"));
}

fn xml_files(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).into_iter().flatten().map(|it| it.expect("a readable folder").path());
    let mut files: Vec<PathBuf> = entries.filter(|it| it.extension().is_some_and(|it| it == "xml")).collect();
    files.sort();
    files
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}
