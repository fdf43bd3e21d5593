//! Law: what a release of libvirt prints, it reads; so the facts must find nothing there that it does not take.

use std::fs;
use std::path::{Path, PathBuf};

use libvirt_domain_editor::compat::{Finding, Target, classify};
use libvirt_domain_editor::xml;

/// What is found in the file though libvirt itself, of the release, printed it; one line each.
fn findings(path: &Path, release: &str) -> Vec<String> {
    let text = fs::read_to_string(path).expect("a readable file");
    let document = xml::parse(&text).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    let target = Target::libvirt(release.parse().expect("a release"));
    let name = path.components().rev().take(2).map(|it| it.as_os_str().to_string_lossy()).collect::<Vec<_>>();
    let line = |it: &Finding| format!("{}/{}: {:?} {}", name[1], name[0], it.class, it.reason);
    classify(&document, &target).iter().map(line).collect()
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let mut files: Vec<_> =
        fs::read_dir(folder).into_iter().flatten().flatten().map(|it| it.path()).collect();
    files.sort();
    files
}

#[test]
fn recorded_domains_are_taken_by_the_release_that_printed_them() {
    let mut found = Vec::new();
    for case in files(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases")) {
        for path in files(&case) {
            let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
            let release = name.strip_prefix("libvirt-").and_then(|it| it.strip_suffix(".xml"));
            let Some(release) = release.map(|it| it.trim_end_matches(".migratable")) else { continue };
            found.extend(findings(&path, release));
        }
    }
    assert!(found.is_empty(), "{} findings:\n{}", found.len(), found.join("\n"));
}

#[test]
fn libvirts_own_expectations_are_taken_by_it() {
    let corpus = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/corpus/libvirt-11.3.0/out");
    if !corpus.exists() {
        println!("skipped: no corpus");
        return;
    }
    let found: Vec<_> = files(&corpus).iter().flat_map(|path| findings(path, "11.3.0")).collect();
    assert!(found.is_empty(), "{} findings:\n{}", found.len(), found.join("\n"));
}
