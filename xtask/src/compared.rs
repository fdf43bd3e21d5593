//! Texts that real libvirt printed beside ours, and reports on where they differ.

use std::collections::{BTreeMap, BTreeSet};
use std::process::Command;

/// Two texts that should be equal.
pub(crate) struct Compared {
    /// The input's name.
    pub(crate) name: String,
    /// What it is counted under: architecture and mode, or release and form.
    pub(crate) group: String,
    /// What we print.
    pub(crate) ours: String,
    /// What libvirt printed.
    pub(crate) theirs: String,
}

impl Compared {
    /// Whether both are the same.
    pub(crate) fn is_exact(&self) -> bool {
        self.ours == self.theirs
    }
}

/// What to print of what was compared.
pub(crate) enum Report {
    /// How many are exact in each group, and the first difference of each of the others.
    Totals,
    /// What differs in those whose name contains this.
    Diff(String),
    /// The paths of differing lines.
    Categories,
    /// The names of those that differ.
    Failing,
}

impl Report {
    /// What the options of the reports mean, for a usage.
    pub(crate) const USAGE: &str = "  --diff NAME    what differs in what has NAME in its name
  --categories   the paths of differing lines: in how many texts, and in how many nothing else differs
  --failing      the names of what differs, fewest differing lines first";

    /// The report of an option, whose value is drawn when it has one; nothing for another option.
    pub(crate) fn of(option: &str, value: impl FnOnce() -> Option<String>) -> Option<Report> {
        match option {
            "--diff" => value().map(Report::Diff),
            "--categories" => Some(Report::Categories),
            "--failing" => Some(Report::Failing),
            _ => None,
        }
    }
}

/// "502 of  504, 99.6 %".
pub(crate) fn share(part: usize, all: usize) -> String {
    format!("{part:>5} of {all:>5}, {:.1} %", 100.0 * part as f64 / all.max(1) as f64)
}

/// Prints how many of each group are exact, and the sum.
pub(crate) fn totals(compared: &[Compared]) {
    let mut groups: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
    for it in compared {
        let (exact, all) = groups.entry(&it.group).or_default();
        *all += 1;
        *exact += usize::from(it.is_exact());
    }
    let (exact, all) = groups.values().fold((0, 0), |sum, it| (sum.0 + it.0, sum.1 + it.1));
    for (group, (exact, all)) in groups.into_iter().chain([("all", (exact, all))]) {
        println!("{group:<20} exact {}", share(exact, all));
    }
}

/// Prints the first line of each text that differs from libvirt's.
pub(crate) fn first_differences(compared: &[Compared]) {
    for it in compared.iter().filter(|it| !it.is_exact()) {
        let lines = it.theirs.lines().map(Some).chain([None]).zip(it.ours.lines().map(Some).chain([None]));
        let differing = lines.into_iter().find(|(theirs, ours)| theirs != ours);
        let (theirs, ours) = differing.unwrap_or_default();
        let shown = |line: Option<&str>| line.map_or("(the end)", str::trim).to_owned();
        println!("{} [{}]\n  libvirt {}\n  ours    {}", it.name, it.group, shown(theirs), shown(ours));
    }
}

/// Prints unified diffs of those whose name contains `name`.
///
/// # Errors
/// When `diff` cannot be run.
pub(crate) fn diffs(compared: &[Compared], name: &str) -> Result<(), String> {
    let folder = std::env::temp_dir().join(format!("compared-{}", std::process::id()));
    std::fs::create_dir_all(&folder).map_err(|error| error.to_string())?;
    for it in compared.iter().filter(|it| it.name.contains(name)) {
        let [left, right] = ["theirs.xml", "ours.xml"].map(|it| folder.join(it));
        for (path, text) in [(&left, &it.theirs), (&right, &it.ours)] {
            std::fs::write(path, text).map_err(|error| error.to_string())?;
        }
        println!("{} [{}]", it.name, it.group);
        let label = ["--label", "libvirt", "--label", "ours"];
        let diff = Command::new("diff").arg("-U4").args(label).args([&left, &right]).status();
        diff.map_err(|error| format!("diff: {error}"))?;
    }
    std::fs::remove_dir_all(&folder).map_err(|error| error.to_string())
}

/// Prints the paths of differing lines, those first that are alone most often.
pub(crate) fn categories(compared: &[Compared]) {
    let mut paths: BTreeMap<String, (usize, usize, &str)> = BTreeMap::new();
    for it in compared {
        let differing = differing_paths(&it.ours, &it.theirs);
        let alone = differing.len() == 1;
        for path in differing {
            let (all, only, example) = paths.entry(path).or_default();
            *all += 1;
            if alone || example.is_empty() {
                *example = &it.name;
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

/// Prints the names of those that differ with how many lines differ.
pub(crate) fn failing(compared: &[Compared]) {
    let of = |it: &Compared| differing_lines(&it.ours, &it.theirs);
    let mut failing: Vec<(usize, &Compared)> = compared.iter().map(|it| (of(it), it)).collect();
    failing.retain(|(lines, _)| *lines > 0);
    failing.sort_by_key(|(lines, it)| (*lines, &it.name));
    for (lines, it) in failing {
        println!("{lines:>4} {} [{}]", it.name, it.group);
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
