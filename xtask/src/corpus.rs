//! `cargo xtask corpus [DIR]`: how much of what real libvirt prints the engine prints too.
//!
//! Runs every pair of libvirt's own test data, with `--define` its inputs against what real libvirt prints now,
//! or with `--cases` every recorded case of tests/cases. It judges nothing and changes nothing; the suites do
//! that.

use crate::defined::defined;
use crate::normalize::normalize;
use crate::pairs::{self, Pair};
use libvirt_domain_editor::format;
use libvirt_domain_editor::implicit;
use libvirt_domain_editor::xml;
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::process::Command;

const USAGE: &str =
    "usage: cargo xtask corpus [DIR | --define | --cases] [--arch ARCH] [--mask NAME]… [--diff NAME | --categories | --failing]

  --define       the inputs of the test data against what real libvirt, asked now, makes of `virsh define`
  --cases        the recorded cases of tests/cases
  --arch ARCH    only groups that begin so: an architecture or a release
  --mask NAME    lines that begin with <NAME do not count, nor do end tags
  (nothing)      exact matches by group
  --diff NAME    what differs in the pairs whose name contains NAME
  --categories   the paths of differing lines: in how many pairs, and in how many nothing else differs
  --failing      the names of the pairs that differ, fewest differing lines first";

/// Runs the command with the words after its name.
///
/// # Errors
/// The usage, or what could not be read.
pub(crate) fn run(root: &Path, words: &[String]) -> Result<(), String> {
    let mut directory = None;
    let (mut cases, mut define, mut arch, mut report) = (false, false, None, Report::Totals);
    let mut masks = Vec::new();
    let mut words = words.iter();
    while let Some(word) = words.next() {
        let mut value = || words.next().cloned().ok_or_else(|| USAGE.to_owned());
        match word.as_str() {
            "--cases" => cases = true,
            "--define" => define = true,
            "--arch" => arch = Some(value()?),
            "--mask" => masks.push(value()?),
            "--diff" => report = Report::Diff(value()?),
            "--categories" => report = Report::Categories,
            "--failing" => report = Report::Failing,
            other if other.starts_with('-') => return Err(USAGE.to_owned()),
            other => directory = Some(PathBuf::from(other)),
        }
    }
    let usual = if cases { "tests/cases" } else { "../shared/corpus/libvirt-11.3.0" };
    let directory = directory.unwrap_or_else(|| root.join(usual));
    let mut pairs = match (cases, define) {
        (true, _) => pairs::cases(&directory)?,
        (false, true) => defined(root, &directory)?,
        (false, false) => pairs::corpus(&directory)?,
    };
    pairs.retain(|pair| arch.as_ref().is_none_or(|it| pair.group.starts_with(it.as_str())));
    let pairs: Vec<Compared> = pairs.into_iter().map(|pair| Compared::of(pair, &masks)).collect();
    match report {
        Report::Totals => totals(&pairs),
        Report::Diff(name) => diffs(&pairs, &name)?,
        Report::Categories => categories(&pairs),
        Report::Failing => failing(&pairs),
    }
    Ok(())
}

enum Report {
    Totals,
    Diff(String),
    Categories,
    Failing,
}

/// A pair with what the engine makes of it.
struct Compared {
    pair: Pair,
    ours: String,
    theirs: String,
}

impl Compared {
    fn of(pair: Pair, masks: &[String]) -> Compared {
        let (ours, theirs) = (answer(&pair), pair.expected.clone());
        match masks {
            [] => Compared { pair, ours, theirs },
            _ => Compared { ours: masked(&ours, masks), theirs: masked(&theirs, masks), pair },
        }
    }
}

/// What the engine prints for the pair; a fault in the document as a line of text.
fn answer(pair: &Pair) -> String {
    match xml::parse(&pair.input) {
        Ok(document) => {
            let completed = implicit::complete(&document, &pair.host, pair.mode);
            match pair.masked {
                true => normalize(&pair.input, &format::print(&format::without_secrets(&completed.document))),
                false => format::print(&completed.document),
            }
        }
        Err(error) => format!("{error}\n"),
    }
}

/// The text without the elements of those names; it no longer tells an element that held only them from an
/// empty one.
fn masked(text: &str, names: &[String]) -> String {
    let name = |line: &str| line.trim_start()[1..].split([' ', '>', '/']).next().map(str::to_owned);
    let kept = text.lines().filter(|line| {
        !line.trim_start().starts_with("</") && !name(line).is_some_and(|it| names.contains(&it))
    });
    kept.map(|line| line.replace("/>", ">") + "\n").collect()
}

fn totals(pairs: &[Compared]) {
    let mut groups: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
    for Compared { pair, ours, theirs } in pairs {
        let (exact, all) = groups.entry(&pair.group).or_default();
        *all += 1;
        *exact += usize::from(ours == theirs);
    }
    let (exact, all) = groups.values().fold((0, 0), |sum, it| (sum.0 + it.0, sum.1 + it.1));
    for (group, (exact, all)) in groups.into_iter().chain([("all", (exact, all))]) {
        println!(
            "{group:<16} {exact:>4} of {all:>4} exact, {:.1} %",
            100.0 * exact as f64 / all.max(1) as f64
        );
    }
}

fn diffs(pairs: &[Compared], name: &str) -> Result<(), String> {
    let folder = std::env::temp_dir().join(format!("corpus-{}", std::process::id()));
    std::fs::create_dir_all(&folder).map_err(|error| error.to_string())?;
    for Compared { pair, ours, theirs } in pairs.iter().filter(|it| it.pair.name.contains(name)) {
        let [left, right] = ["theirs.xml", "ours.xml"].map(|it| folder.join(it));
        for (path, text) in [(&left, theirs), (&right, ours)] {
            std::fs::write(path, text).map_err(|error| error.to_string())?;
        }
        println!("{} [{}] on {}", pair.name, pair.group, pair.host);
        let label = ["--label", "libvirt", "--label", "ours"];
        let diff = Command::new("diff").arg("-U4").args(label).args([&left, &right]).status();
        diff.map_err(|error| format!("diff: {error}"))?;
    }
    std::fs::remove_dir_all(&folder).map_err(|error| error.to_string())
}

fn categories(pairs: &[Compared]) {
    let mut paths: BTreeMap<String, (usize, usize, &str)> = BTreeMap::new();
    for Compared { pair, ours, theirs } in pairs {
        let differing = differing_paths(ours, theirs);
        let alone = differing.len() == 1;
        for path in differing {
            let (all, only, example) = paths.entry(path).or_default();
            *all += 1;
            if alone || example.is_empty() {
                *example = &pair.name;
            }
            *only += usize::from(alone);
        }
    }
    let mut paths: Vec<_> = paths.into_iter().collect();
    paths.sort_by_key(|(_, (all, only, _))| std::cmp::Reverse((*only, *all)));
    println!("alone   all  path (example)");
    for (path, (all, only, example)) in paths {
        println!("{only:>5} {all:>5}  {path} ({example})");
    }
}

fn failing(pairs: &[Compared]) {
    let mut failing: Vec<(usize, &Pair)> = pairs
        .iter()
        .map(|it| (differing_lines(&it.ours, &it.theirs), &it.pair))
        .filter(|(lines, _)| *lines > 0)
        .collect();
    failing.sort_by_key(|(lines, _)| *lines);
    for (lines, pair) in failing {
        println!("{lines:>4} {} [{}]", pair.name, pair.group);
    }
}

/// Lines that only one of the texts has; 1 where only their order differs, 0 for equal texts.
fn differing_lines(ours: &str, theirs: &str) -> usize {
    let count = unmatched(ours, theirs).values().map(|it| it.unsigned_abs()).sum();
    if count == 0 { usize::from(ours != theirs) } else { count }
}

fn differing_paths(ours: &str, theirs: &str) -> BTreeSet<String> {
    let paths: BTreeSet<String> = unmatched(ours, theirs).into_keys().map(|(path, _)| path).collect();
    if paths.is_empty() && ours != theirs { BTreeSet::from(["(order only)".to_owned()]) } else { paths }
}

/// Lines with their paths, and how many more of each `ours` has; equal ones left out.
fn unmatched<'t>(ours: &'t str, theirs: &'t str) -> BTreeMap<(String, &'t str), isize> {
    let mut count = BTreeMap::new();
    for (text, one) in [(ours, 1), (theirs, -1)] {
        for line in lines_with_paths(text) {
            *count.entry(line).or_insert(0) += one;
        }
    }
    count.retain(|_, it| *it != 0);
    count
}

/// Each line of a text indented by two blanks a level, with the names of the elements down to it.
fn lines_with_paths(text: &str) -> impl Iterator<Item = (String, &str)> {
    let mut open: Vec<&str> = Vec::new();
    text.lines().map(move |line| {
        let inner = line.trim_start();
        open.truncate((line.len() - inner.len()) / 2);
        let name = inner.trim_start_matches(['<', '/']).split([' ', '>', '/']).next().unwrap_or_default();
        open.push(name);
        (open.join("/"), line)
    })
}
