//! What the source editor shows on top of the text, as the JSON that npm/source-marks.js reads.

use super::super::text::Language;
use crate::editor::{Key, Severity, View};
use serde::Serialize;

#[derive(Serialize)]
struct Marks<'a> {
    selected: Option<[u32; 2]>,
    related: Vec<[u32; 2]>,
    error: Option<Fault<'a>>,
    problems: Vec<Fault<'a>>,
    ghosts: Vec<Ghost<'a>>,
    chips: Vec<Chip<'a>>,
}

#[derive(Serialize)]
struct Fault<'a> {
    line: u32,
    column: Option<u32>,
    severity: &'static str,
    message: &'a str,
    /// Its message stands below the line.
    bar: bool,
}

#[derive(Serialize)]
struct Ghost<'a> {
    key: &'a str,
    after: u32,
    text: &'a str,
    badge: &'a str,
    selected: bool,
}

#[derive(Serialize)]
struct Chip<'a> {
    line: u32,
    text: &'a str,
    title: &'static str,
}

/// The marks of a view.
pub(super) fn of(view: &View, words: Language, ghosts: bool, problem: Option<usize>) -> String {
    let source = &view.source;
    let broken = source.error.is_some();
    let selected = view.inspector.as_ref();
    let lines = |key: &Key| {
        source.ranges.iter().filter(|_| !broken).find(|it| it.key == *key).map(|it| [it.first, it.last])
    };
    let marks = Marks {
        selected: selected.and_then(|it| lines(&it.row.key)),
        related: selected.iter().flat_map(|it| &it.related).filter_map(|it| lines(&it.key)).collect(),
        error: source.error.as_ref().map(|error| Fault {
            line: error.line,
            column: Some(error.column),
            severity: "error",
            message: &error.message,
            bar: true,
        }),
        problems: problems(view, problem),
        ghosts: source
            .ghosts
            .iter()
            .filter(|_| ghosts && !broken)
            .map(|ghost| Ghost {
                key: &ghost.key.0,
                after: ghost.after,
                text: &ghost.text,
                badge: &ghost.badge,
                selected: selected.is_some_and(|it| it.row.key == ghost.key),
            })
            .collect(),
        chips: if ghosts && !broken { chips(view, words) } else { Vec::new() },
    };
    serde_json::to_string(&marks).unwrap_or_default()
}

/// One fault per line, the worst; its message is shown for the one that is being looked at.
fn problems(view: &View, shown: Option<usize>) -> Vec<Fault<'_>> {
    let mut faults: Vec<Fault<'_>> = Vec::new();
    for (index, problem) in view.problems.iter().enumerate() {
        let Some(line) = problem.line else { continue };
        let severity = match problem.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Note => "note",
        };
        let bar = shown == Some(index);
        let fault = Fault { line, column: None, severity, message: &problem.message, bar };
        match faults.iter_mut().find(|it| it.line == line) {
            Some(first) if bar => *first = fault,
            Some(_) => {}
            None => faults.push(fault),
        }
    }
    faults
}

/// The addresses that libvirt fills in on written devices.
fn chips(view: &View, words: Language) -> Vec<Chip<'_>> {
    let rows = view.groups.iter().flat_map(|group| &group.rows);
    rows.filter_map(|row| {
        let address = row.address.as_ref().filter(|it| it.implicit && !it.text.is_empty())?;
        Some(Chip { line: row.line?, text: &address.text, title: words.filled_in() })
    })
    .collect()
}
