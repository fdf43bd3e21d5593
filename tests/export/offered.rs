//! Offers of other hardware, by cases: a folder under tests/export/offers with a domain, the target, the ids that are
//! accepted, and the result. Nothing of it happens without being accepted. `RECORD_OFFERS=1` writes the results anew,
//! to be read before they are committed.

use std::fs;
use std::path::{Path, PathBuf};

use libtest_mimic::Trial;
use libvirt_domain_editor::compat::Target;
use libvirt_domain_editor::export::{Accepted, Class, GuestAbi, Prepared, Style, Verdict, offer_kinds};
use libvirt_domain_editor::xml;

use crate::matrix::HOST;
use crate::recorded::{host, root};

/// One for each case, and one that each kind has a case.
pub(crate) fn trials() -> Vec<Trial> {
    let mut folders: Vec<PathBuf> = fs::read_dir(root().join("tests/export/offers"))
        .map(|entries| entries.flatten().map(|it| it.path()).collect())
        .unwrap_or_default();
    folders.sort();
    let mut trials = vec![Trial::test("offers/each_has_a_case", {
        let folders = folders.clone();
        move || Ok(each_has_a_case(&folders)?)
    })];
    let name = |it: &Path| it.file_name().map(|it| it.to_string_lossy().into_owned()).unwrap_or_default();
    trials.extend(
        folders.into_iter().map(|it| Trial::test(format!("offer/{}", name(&it)), move || Ok(holds(&it)?))),
    );
    trials
}

fn each_has_a_case(folders: &[PathBuf]) -> Result<(), String> {
    let accepted: Vec<String> =
        folders.iter().filter_map(|it| fs::read_to_string(it.join("accept.txt")).ok()).collect();
    let is_met =
        |kind: &str| accepted.iter().any(|it| it.lines().any(|it| it.starts_with(&format!("{kind}:"))));
    let missing: Vec<&str> = offer_kinds().filter(|it| !is_met(it)).collect();
    if missing.is_empty() { Ok(()) } else { Err(format!("no case for {missing:?}")) }
}

fn holds(folder: &Path) -> Result<(), String> {
    let read = |name: &str| fs::read_to_string(folder.join(name)).map_err(|error| format!("{name}: {error}"));
    let target = Target::parse(read("target.txt")?.trim()).map_err(|error| error.to_string())?;
    let accepted: Accepted = read("accept.txt")?.lines().map(str::to_owned).collect();
    let source = xml::parse(&read("domain.xml")?).map_err(|error| error.to_string())?;
    let host = host(HOST);
    let before = Prepared::new(&source, &host).export(Style::Target, Some(&target));
    if let Some(wrong) = before.report.offers.iter().find(|it| it.accepted) {
        return Err(format!("nobody accepted {}", wrong.id));
    }
    let export =
        Prepared::new(&source, &host).accepting(accepted.clone()).export(Style::Target, Some(&target));
    let report = &export.report;
    for id in &accepted {
        if !before.report.offers.iter().any(|it| it.id == *id && it.line.is_some()) {
            return Err(format!("{id} is not offered\n{}", before.report));
        }
        if !report.offers.iter().any(|it| it.id == *id && it.accepted) {
            return Err(format!("{id} was not accepted\n{report}"));
        }
    }
    // A line is offered something where the target refuses it, or reads over it and the guest changes.
    let is_in_the_way = before.report.blocked || before.report.verdict() == Verdict::GuestChanges;
    if !is_in_the_way || report.blocked || report.guest_abi != GuestAbi::Changed {
        return Err(format!("{}\n{report}", before.report));
    }
    let is_told = report.changes.iter().any(|it| it.class == Class::LostGuestChanges && it.line.is_some());
    if report.verdict() != Verdict::GuestChanges || !is_told {
        return Err(format!("what changes is not said\n{report}"));
    }
    if std::env::var("RECORD_OFFERS").is_ok() {
        fs::write(folder.join("expected.xml"), &export.text).map_err(|error| error.to_string())?;
    }
    let expected = read("expected.xml")?;
    match expected == export.text {
        true => Ok(()),
        false => Err(similar::TextDiff::from_lines(&expected, &export.text).unified_diff().to_string()),
    }
}
