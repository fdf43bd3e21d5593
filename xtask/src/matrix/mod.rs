//! `cargo xtask export-matrix [OPTION…] [DIR…]`: exports every domain for every target and has judges look at it.
//!
//! The domains are all XML files below the folders, or tests/cases and libvirt's test data; the targets are listed in
//! tests/support/targets.rs. Judges that are not installed are left out, and that is said.

pub(crate) mod domains;
mod judges;
mod live;
mod table;

use crate::lint;
use crate::recorded;
use crate::targets::{TARGETS, Target};
use domains::Domain;
use live::Pool;
use std::path::{Path, PathBuf};
use std::process::Command;
use table::Table;

const USAGE: &str = "usage: cargo xtask export-matrix [OPTION…] [DIR…]
  DIR              folders of domain XML, at any depth; otherwise tests/cases and the test data of libvirt
  --target TARGET  only this one of the targets (0.9.4)
  --judge JUDGE    only this one: schema, twice, accepted, guest-abi, command-line, migratable
  --failing        name what does not hold
  --diff NAME      show what does not hold of domains whose name contains NAME, and why";

/// What is asked for.
struct Wish {
    folders: Vec<PathBuf>,
    target: Option<String>,
    judge: Option<String>,
    detail: Detail,
}

/// How much is said about what does not hold.
enum Detail {
    Counts,
    Names,
    Reasons(String),
}

/// Exports and judges, and prints how many there were and how many held, per target and judge.
///
/// # Errors
/// An option that there is not, or a folder that cannot be read.
pub(crate) fn run(root: &Path, arguments: &[String]) -> Result<(), String> {
    let wish = Wish::read(arguments)?;
    if cfg!(debug_assertions) {
        return again_optimised(root, arguments);
    }
    let folders = match &wish.folders[..] {
        [] => vec![root.join("tests/cases"), root.join("../shared/corpus")],
        given => given.to_vec(),
    };
    let domains = domains::below(&folders)?;
    println!("{} domains, {} targets", domains.len(), TARGETS.len());
    let odd = odd(root, &domains)?;
    let mut table = Table::new(&wish);
    let asks_host = ["accepted", "guest-abi", "command-line"].iter().any(|it| wish.wants(it));
    let stored = match asks_host {
        true => live::stored(&Pool::start(recorded::HOSTS[2].0), &domains)?,
        false => Vec::new(),
    };
    for target in TARGETS.into_iter().filter(|it| wish.target.as_ref().is_none_or(|name| name == it.libvirt))
    {
        judges::of_target(root, &wish, target, &domains, &odd, &stored, &mut table)?;
        table.print_target(target.libvirt);
    }
    if wish.wants("migratable") && wish.target.is_none() {
        for (release, _) in recorded::HOSTS {
            judges::migratable(release, &domains, &mut table)?;
        }
    }
    table.print_summary();
    Ok(())
}

impl Wish {
    fn read(arguments: &[String]) -> Result<Wish, String> {
        let mut wish = Wish { folders: Vec::new(), target: None, judge: None, detail: Detail::Counts };
        let mut rest = arguments.iter();
        while let Some(word) = rest.next() {
            let mut value = || rest.next().cloned().ok_or(USAGE);
            match word.as_str() {
                "--target" => wish.target = Some(value()?),
                "--judge" => wish.judge = Some(value()?),
                "--failing" => wish.detail = Detail::Names,
                "--diff" => wish.detail = Detail::Reasons(value()?),
                option if option.starts_with('-') => return Err(USAGE.to_owned()),
                folder => wish.folders.push(PathBuf::from(folder)),
            }
        }
        let is_target = |name: &String| TARGETS.iter().any(|it| it.libvirt == name);
        let is_judge = |name: &String| table::JUDGES.contains(&name.as_str());
        match wish.target.as_ref().is_none_or(is_target) && wish.judge.as_ref().is_none_or(is_judge) {
            true => Ok(wish),
            false => Err(USAGE.to_owned()),
        }
    }

    fn wants(&self, judge: &str) -> bool {
        self.judge.as_ref().is_none_or(|it| it == judge)
    }
}

/// There are tens of thousands of exports; without optimisation they take minutes.
fn again_optimised(root: &Path, arguments: &[String]) -> Result<(), String> {
    let mut cargo = Command::new("cargo");
    cargo.args(["run", "--quiet", "--package", "xtask", "--profile", "quick", "--", "export-matrix"]);
    let status =
        cargo.args(arguments).current_dir(root).status().map_err(|error| format!("cargo: {error}"))?;
    if status.success() { Ok(()) } else { Err("the judges could not judge".to_owned()) }
}

/// Whether the schema of the release that the domains are written for rejects each; the schema then has no say.
fn odd(root: &Path, domains: &[Domain]) -> Result<Vec<bool>, String> {
    let mut odd = vec![false; domains.len()];
    let release = recorded::HOSTS[2].0;
    if lint::can_judge(root, release) {
        let texts: Vec<&str> = domains.iter().map(|it| &*it.text).collect();
        lint::rejected(root, release, &texts)?.into_iter().for_each(|(at, _)| odd[at] = true);
    }
    Ok(odd)
}

/// The target as the program reads it.
fn parsed(target: Target) -> libvirt_domain_editor::compat::Target {
    libvirt_domain_editor::compat::Target::parse(target.text).expect("the list holds targets")
}
