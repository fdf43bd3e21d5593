//! The schema of the release: what is not reported as blocked validates. A source that its own release's
//! schema rejects is left out, as the schema informs and is no gate.

use std::collections::BTreeSet;
use std::sync::OnceLock;

use crate::matrix::{HOST, none};
use crate::targets::Target;
use crate::{lint, listed, plain, recorded};

/// Names of those texts that the release's schema rejects, with what it says.
fn rejected(release: &str, texts: &[(&str, &str)]) -> Result<Vec<(String, String)>, String> {
    let all: Vec<&str> = texts.iter().map(|(_, text)| *text).collect();
    let rejected = lint::rejected(recorded::root(), release, &all)?;
    Ok(rejected.into_iter().map(|(at, said)| (texts[at].0.to_owned(), said)).collect())
}

/// Cases that the schema of their own release rejects.
fn odd_sources() -> &'static BTreeSet<String> {
    static ODD: OnceLock<BTreeSet<String>> = OnceLock::new();
    ODD.get_or_init(|| {
        let cases = recorded::cases();
        let texts: Vec<_> = cases.iter().map(|it| (&*it.name, &*it.domain)).collect();
        let rejected = rejected(HOST, &texts).unwrap_or_default();
        rejected.into_iter().map(|(name, _)| name).collect()
    })
}

/// Every export that is not reported as blocked.
pub(crate) fn holds(target: Target) -> Result<(), String> {
    let exports = target.exports().iter();
    let fine = exports.filter(|it| !it.export.report.blocked && !odd_sources().contains(&it.name));
    let named: Vec<_> = fine.map(|it| (&*it.name, plain::named(&it.export.text))).collect();
    let texts: Vec<_> = named.iter().map(|(name, text)| (*name, &**text)).collect();
    let rejected = rejected(target.libvirt, &texts)?;
    let listed = listed::for_target(target.libvirt);
    let fails = |name: &String| rejected.iter().any(|(it, _)| it == name);
    let tried = |name: &&String| texts.iter().any(|(it, _)| it == name);
    let fixed = listed.iter().filter(tried).filter(|it| !fails(it));
    let fixed = fixed.map(|it| format!("{it} validates: take it out of tests/export/exceptions.txt"));
    let new = rejected.iter().filter(|(name, _)| !listed.contains(name));
    let new = new.map(|(name, said)| format!("{name} does not validate\n{said}"));
    none(&new.chain(fixed).collect::<Vec<_>>())
}
