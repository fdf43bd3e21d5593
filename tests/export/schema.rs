//! The schema of the release: what is not reported as blocked validates. A source that its own release's
//! schema rejects is left out, as the schema informs and is no gate.

use std::collections::BTreeSet;
use std::fs;
use std::path::PathBuf;
use std::process::Command;
use std::sync::OnceLock;

use crate::matrix::{HOST, Target, none};
use crate::{listed, recorded};

fn schema(release: &str) -> PathBuf {
    recorded::root().join(format!("../shared/schemas/{release}/domain.rng"))
}

/// Whether the schema and `xmllint` are there.
pub(crate) fn can_judge(release: &str) -> bool {
    schema(release).exists() && Command::new("xmllint").arg("--version").output().is_ok()
}

/// Names of those texts that the release's schema rejects, with what it says.
fn rejected(release: &str, texts: &[(String, String)]) -> Result<Vec<(String, String)>, String> {
    let folder = std::env::temp_dir().join(format!("exports-{}-{release}", std::process::id()));
    fs::create_dir_all(&folder).map_err(|error| error.to_string())?;
    let mut lint = Command::new("xmllint");
    lint.args(["--noout", "--relaxng"]).arg(schema(release)).current_dir(&folder);
    for (name, text) in texts {
        fs::write(folder.join(name), text).map_err(|error| error.to_string())?;
        lint.arg(name);
    }
    let output = lint.output().map_err(|error| error.to_string());
    fs::remove_dir_all(&folder).ok();
    let said = String::from_utf8_lossy(&output?.stderr).into_owned();
    let words = |name: &str| {
        let about = said.lines().filter(|it| it.starts_with(&format!("{name}:")));
        about.map(|it| it.to_owned()).collect::<Vec<_>>().join("\n")
    };
    let failing = said.lines().filter_map(|it| it.strip_suffix(" fails to validate"));
    Ok(failing.map(|name| (name.to_owned(), words(name))).collect())
}

/// Cases that the schema of their own release rejects.
fn odd_sources() -> &'static BTreeSet<String> {
    static ODD: OnceLock<BTreeSet<String>> = OnceLock::new();
    ODD.get_or_init(|| {
        let texts: Vec<_> = recorded::cases().into_iter().map(|it| (it.name, it.domain)).collect();
        let rejected = rejected(HOST, &texts).unwrap_or_default();
        rejected.into_iter().map(|(name, _)| name).collect()
    })
}

/// Every export that is not reported as blocked, all cases.
pub(crate) fn holds(target: Target) -> Result<(), String> {
    let exports = target.exports().iter();
    let fine = exports.filter(|it| !it.export.report.blocked && !odd_sources().contains(&it.name));
    let texts: Vec<_> = fine.map(|it| (it.name.clone(), it.export.text.clone())).collect();
    let rejected = rejected(target.libvirt, &texts)?;
    let listed = listed::for_target(target.libvirt);
    let fails = |name: &String| rejected.iter().any(|(it, _)| it == name);
    let fixed = listed.iter().filter(|it| !fails(it));
    let fixed = fixed.map(|it| format!("{it} validates: take it out of tests/export/exceptions.txt"));
    let new = rejected.iter().filter(|(name, _)| !listed.contains(name));
    let new = new.map(|(name, said)| format!("{name} does not validate\n{said}"));
    none(&new.chain(fixed).collect::<Vec<_>>())
}
