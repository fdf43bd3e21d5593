//! The matrix as a table, as CSV, as JSON or as lines of JSON.

use std::fmt::Write;
use std::ops::Range;

use libvirt_domain_editor::compat::{Target, distributions};
use libvirt_domain_editor::export::Verdict;
use serde::Serialize;

use super::{Outcome, Row};
use crate::arguments::Output;
use crate::output;

/// Version of the JSON.
const VERSION: u32 = 1;
/// So wide a table may be, in characters, while it shows this many targets at least.
const COLUMNS: usize = 100;
const LEAST_TARGETS: usize = 10;
/// Letters of the verdicts in a table.
const LETTERS: [(Verdict, char, &str); 5] = [
    (Verdict::Accepted, 'A', "accepted as it is"),
    (Verdict::Rewritten, 'R', "accepted with rewrites, the guest the same"),
    (Verdict::GuestChanges, 'C', "accepted, and the guest changes"),
    (Verdict::Unknown, '?', "not predicted"),
    (Verdict::Refused, 'X', "refused"),
];

/// Rows on their way to standard output.
pub(super) struct Show<'t> {
    form: Output,
    targets: &'t [Target],
    /// Rows of a table, whose width is known at the end.
    kept: Vec<Row>,
    is_begun: bool,
}

/// A line of JSON that stands for itself.
#[derive(Serialize)]
struct Versioned<'r> {
    version: u32,
    #[serde(flatten)]
    row: &'r Row,
}

impl<'t> Show<'t> {
    pub(super) fn new(form: Output, targets: &'t [Target]) -> Show<'t> {
        Show { form, targets, kept: Vec::new(), is_begun: false }
    }

    /// Takes rows and writes what can be written.
    pub(super) fn rows(&mut self, rows: Vec<Row>) -> Result<(), String> {
        let mut text = String::new();
        for row in rows {
            match self.form {
                Output::Table => {
                    self.kept.push(row);
                    continue;
                }
                Output::Csv if self.is_begun => csv(&mut text, &row),
                Output::Csv => {
                    text.push_str("domain,target,verdict,guest_abi,line,needs,because\n");
                    csv(&mut text, &row);
                }
                Output::Json => {
                    text.push_str(if self.is_begun { ",\n  " } else { "{\"version\":1,\"domains\":[\n  " });
                    text.push_str(&json(&row)?);
                }
                Output::Jsonl => {
                    text.push_str(&json(&Versioned { version: VERSION, row: &row })?);
                    text.push('\n');
                }
            }
            self.is_begun = true;
        }
        output::write(&text)
    }

    /// Writes what is left.
    pub(super) fn end(self) -> Result<(), String> {
        match self.form {
            Output::Table => output::write(&table(&self.kept, self.targets)),
            Output::Json if self.is_begun => output::write("\n]}\n"),
            Output::Json => output::write("{\"version\":1,\"domains\":[]}\n"),
            Output::Csv | Output::Jsonl => Ok(()),
        }
    }
}

fn json(value: &impl Serialize) -> Result<String, String> {
    serde_json::to_string(value).map_err(|error| error.to_string())
}

fn csv(text: &mut String, row: &Row) {
    let mut line = |cells: [&str; 7]| {
        let cells = cells.map(quoted).join(",");
        text.push_str(&cells);
        text.push('\n');
    };
    match &row.outcome {
        Outcome::Failed { error } => line([&row.name, "", "not-read", "", "", "", error]),
        Outcome::Judged { verdicts, .. } => {
            for it in verdicts {
                let judgement = &it.judgement;
                let number = judgement.line.map(|it| it.to_string()).unwrap_or_default();
                let needs = judgement.needs.as_deref().unwrap_or_default();
                let (verdict, abi) = (judgement.verdict.as_str(), judgement.guest_abi.to_string());
                line([&row.name, &it.target, verdict, &abi, &number, needs, &judgement.because]);
            }
        }
    }
}

/// A cell as RFC 4180 has it.
fn quoted(cell: &str) -> String {
    match cell.contains([',', '"', '\n', '\r']) {
        true => format!("\"{}\"", cell.replace('"', "\"\"")),
        false => cell.to_owned(),
    }
}

/// One line a domain, one column a target; several tables where so many targets are too wide for a terminal.
fn table(rows: &[Row], targets: &[Target]) -> String {
    if rows.is_empty() {
        return String::new();
    }
    let width = rows.iter().map(|it| it.name.chars().count()).max().unwrap_or(0);
    let columns = (COLUMNS.saturating_sub(width + 1) / 2).max(LEAST_TARGETS);
    let mut text = String::new();
    for first in (0..targets.len()).step_by(columns) {
        part(&mut text, rows, targets, first..targets.len().min(first + columns), width);
        text.push('\n');
    }
    for (_, letter, meaning) in LETTERS {
        let _ = writeln!(text, "{letter}  {meaning}");
    }
    text
}

/// A table of some of the targets, whose names stand upright above.
fn part(text: &mut String, rows: &[Row], targets: &[Target], which: Range<usize>, width: usize) {
    let names: Vec<Vec<char>> = targets[which.clone()].iter().map(|it| short(it).chars().collect()).collect();
    let height = names.iter().map(Vec::len).max().unwrap_or(0);
    for level in 0..height {
        let letters = names.iter().map(|it| (level + it.len()).checked_sub(height).map_or(' ', |at| it[at]));
        let line: String = letters.flat_map(|it| [' ', it]).collect();
        let _ = writeln!(text, "{}", format!("{:width$} {line}", "").trim_end());
    }
    for row in rows {
        let _ = match &row.outcome {
            Outcome::Failed { error } => writeln!(text, "{:width$}  not read: {error}", row.name),
            Outcome::Judged { verdicts, .. } => {
                let letter =
                    |it: Verdict| LETTERS.iter().find(|(verdict, ..)| *verdict == it).map_or('?', |it| it.1);
                let letters = verdicts[which.clone()].iter().map(|it| letter(it.judgement.verdict));
                let line: String = letters.flat_map(|it| [' ', it]).collect();
                writeln!(text, "{:width$} {line}", row.name)
            }
        };
    }
}

/// The word for a distribution, the number of a release.
fn short(target: &Target) -> String {
    match distributions().find(|it| it.target() == *target) {
        Some(distribution) => distribution.id.to_owned(),
        None => target.name.trim_start_matches("libvirt ").to_owned(),
    }
}
