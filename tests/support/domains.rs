//! The texts of all our cases.

use std::fs;
use std::path::Path;

pub(crate) fn texts() -> Vec<String> {
    let cases = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases");
    let mut folders: Vec<_> = fs::read_dir(cases).expect("the cases").flatten().map(|it| it.path()).collect();
    folders.sort();
    folders.iter().filter_map(|it| fs::read_to_string(it.join("domain.xml")).ok()).collect()
}
