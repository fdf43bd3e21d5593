//! `domxml check --matrix`: how each of many targets takes each of many domains.

mod domains;
mod progress;
mod show;

use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use libvirt_domain_editor::compat::{Target, distributions, earliest};
use libvirt_domain_editor::export::{Judgement, Prepared, Style, Verdict};
use libvirt_domain_editor::machine::Host;
use serde::Serialize;

use crate::Answer;
use crate::arguments::{Check, Output};
use crate::{input, output};
use domains::Input;
use progress::Progress;
use show::Show;

/// Domains that one processor is given at a time; between two such rounds results are written.
const ROUND: usize = 64;

/// One domain and what the targets say to it.
#[derive(Serialize)]
struct Row {
    name: String,
    #[serde(flatten)]
    outcome: Outcome,
}

/// What came of a domain.
#[derive(Serialize)]
#[serde(untagged)]
enum Outcome {
    /// It was read.
    Judged {
        /// The first libvirt that understands it as written.
        earliest_libvirt: Option<String>,
        verdicts: Vec<Cell>,
    },
    /// It was not: why.
    Failed { error: String },
}

/// A target's verdict.
#[derive(Serialize)]
struct Cell {
    target: String,
    #[serde(flatten)]
    judgement: Judgement,
}

/// Judges all domains. The answer is "no" where a target refuses a domain.
///
/// # Errors
/// What cannot be read at all; that there is no domain; and, once all others are judged, that there were domains
/// which could not be read.
pub(crate) fn run(arguments: &Check) -> Result<Answer, String> {
    let targets: Vec<Target> = match arguments.target.is_empty() {
        true => distributions().map(|it| it.target()).collect(),
        false => arguments.target.clone(),
    };
    let style = arguments.style.map_or(Style::Written, Style::from);
    let form = arguments.output.unwrap_or(if arguments.jsonl { Output::Jsonl } else { Output::Table });
    let jobs =
        arguments.jobs.unwrap_or_else(|| thread::available_parallelism().map_or(1, usize::from)).max(1);
    let host = input::host(&arguments.viewer)?;
    let judge = |input: &Input| judge(input, &host, style, &targets);
    let mut fleet = Fleet { show: Show::new(form, &targets), counts: Counts::default() };
    if arguments.jsonl {
        let mut lines = domains::lines(&arguments.files)?;
        let mut progress = Progress::new(None);
        loop {
            let round: Vec<Input> = lines.by_ref().take(ROUND * jobs).collect::<Result<_, String>>()?;
            if round.is_empty() {
                break;
            }
            fleet.take(in_parallel(&round, jobs, &judge), &mut progress)?;
        }
    } else {
        let inputs = domains::files(&arguments.files, &arguments.list)?;
        let mut progress = Progress::new(Some(inputs.len()));
        for round in inputs.chunks(ROUND * jobs) {
            fleet.take(in_parallel(round, jobs, &judge), &mut progress)?;
        }
    }
    fleet.end(targets.len())
}

struct Fleet<'t> {
    show: Show<'t>,
    counts: Counts,
}

#[derive(Default)]
struct Counts {
    domains: usize,
    failed: usize,
    refused: usize,
}

impl Fleet<'_> {
    fn take(&mut self, rows: Vec<Row>, progress: &mut Progress) -> Result<(), String> {
        for row in &rows {
            self.counts.domains += 1;
            match &row.outcome {
                Outcome::Failed { error } => {
                    self.counts.failed += 1;
                    progress.clear();
                    output::tell(&format!("domxml: {}: {error}\n", row.name));
                }
                Outcome::Judged { verdicts, .. } => {
                    let refused = verdicts.iter().filter(|it| it.judgement.verdict == Verdict::Refused);
                    self.counts.refused += refused.count();
                }
            }
        }
        progress.advance(rows.len());
        self.show.rows(rows)
    }

    fn end(self, targets: usize) -> Result<Answer, String> {
        let Counts { domains, failed, refused } = self.counts;
        self.show.end()?;
        if domains == 0 {
            return Err("there is no domain to check".to_owned());
        }
        let verdicts = (domains - failed) * targets;
        let [all, asked, said] = [(domains, "domain"), (targets, "target"), (verdicts, "verdict")]
            .map(|(count, of)| counted(count, of));
        output::tell(&format!("domxml: {all}, {asked}, {said}, {refused} of them refused\n"));
        match (failed, refused) {
            (0, 0) => Ok(Answer::Yes),
            (0, _) => Ok(Answer::No),
            _ => Err(format!("{failed} of {all} could not be read")),
        }
    }
}

/// A number of things, as people say it.
fn counted(count: usize, of: &str) -> String {
    if count == 1 { format!("1 {of}") } else { format!("{count} {of}s") }
}

fn judge(input: &Input, host: &Host, style: Style, targets: &[Target]) -> Row {
    let (name, document) = input.read();
    let outcome = match document {
        Err(error) => Outcome::Failed { error },
        Ok(document) => {
            let prepared = Prepared::new(&document, host);
            let cell = |it: &Target| Cell { target: it.name.clone(), judgement: prepared.judge(style, it) };
            Outcome::Judged {
                earliest_libvirt: earliest(&document).version.map(|it| it.to_string()),
                verdicts: targets.iter().map(cell).collect(),
            }
        }
    };
    Row { name, outcome }
}

/// Judges the inputs on several processors; the rows are in the order of the inputs.
fn in_parallel(inputs: &[Input], jobs: usize, judge: &(impl Fn(&Input) -> Row + Sync)) -> Vec<Row> {
    let next = AtomicUsize::new(0);
    let rows = Mutex::new(Vec::with_capacity(inputs.len()));
    thread::scope(|scope| {
        for _ in 0..jobs.min(inputs.len()) {
            scope.spawn(|| {
                while let Some((at, input)) =
                    Some(next.fetch_add(1, Ordering::Relaxed)).and_then(|at| Some((at, inputs.get(at)?)))
                {
                    let row = judge(input);
                    rows.lock().expect("no thread panics with it").push((at, row));
                }
            });
        }
    });
    let mut rows = rows.into_inner().expect("no thread panics with it");
    rows.sort_unstable_by_key(|(at, _)| *at);
    rows.into_iter().map(|(_, row)| row).collect()
}
