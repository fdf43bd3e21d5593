//! What the source editor shows on top of the text, as the JSON that npm/source-marks.js reads.

use super::super::text::Language;
use super::super::wish::Ask;
use crate::editor::{Key, Severity, TextRange, View};
use serde::Serialize;
use std::collections::BTreeMap;

#[derive(Serialize)]
struct Marks<'a> {
    selected: Option<[u32; 2]>,
    related: Vec<[u32; 2]>,
    error: Option<Fault<'a>>,
    problems: Vec<Fault<'a>>,
    /// `None` while the text does not parse: what was hidden stays so.
    secrets: Option<Vec<[u32; 4]>>,
    implicit: Vec<Implicit>,
    ghosts: Vec<Ghost<'a>>,
    chips: Vec<Chip<'a>>,
}

#[derive(Serialize)]
struct Fault<'a> {
    /// Its place in the list.
    index: usize,
    /// First line and column, last line and the column behind it.
    range: [u32; 4],
    severity: &'static str,
    /// The word for the severity.
    word: &'static str,
    message: &'a str,
    /// Its language, where that is not the page's.
    lang: Option<&'static str>,
    /// What its fixes are called.
    fixes: Vec<&'a str>,
    /// Its message stands below the line.
    bar: bool,
}

/// A line at which libvirt adds something.
#[derive(Serialize)]
struct Implicit {
    line: u32,
    title: String,
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
pub(super) fn of(view: &View, ask: &Ask, ghosts: bool, problem: Option<usize>) -> String {
    let words = ask.words;
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
            index: 0,
            range: [error.line, error.column, error.line, u32::MAX],
            severity: "error",
            word: words.error(),
            message: &error.message,
            lang: ask.tongue(&error.message),
            fixes: Vec::new(),
            bar: true,
        }),
        problems: problems(view, ask, problem),
        secrets: (!broken).then(|| source.secrets.iter().copied().map(corners).collect()),
        implicit: if broken { Vec::new() } else { implicit(view, words) },
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

/// What is wrong with what is written; the message stands below the one that is being looked at.
fn problems<'a>(view: &'a View, ask: &Ask, shown: Option<usize>) -> Vec<Fault<'a>> {
    let words = ask.words;
    let written = view.problems.iter().enumerate().filter_map(|(index, it)| Some((index, it, it.range?)));
    written
        .map(|(index, problem, range)| {
            let (severity, word) = match problem.severity {
                Severity::Error => ("error", words.error()),
                Severity::Warning => ("warning", words.warning()),
                Severity::Note => ("note", words.note()),
            };
            let fixes = problem.fixes.iter().map(|it| it.label.as_str()).collect();
            let (message, bar) = (problem.message.as_str(), shown == Some(index));
            let lang = ask.tongue(message);
            Fault { index, range: corners(range), severity, word, message, lang, fixes, bar }
        })
        .collect()
}

fn corners(range: TextRange) -> [u32; 4] {
    [range.line, range.column, range.end_line, range.end_column]
}

/// Where libvirt adds devices, and on which devices it fills in the address.
fn implicit(view: &View, words: Language) -> Vec<Implicit> {
    let mut lines = BTreeMap::<u32, usize>::new();
    for ghost in &view.source.ghosts {
        *lines.entry(ghost.after).or_default() += 1;
    }
    let added = lines.into_iter().map(|(line, count)| Implicit { line, title: words.added_after(count) });
    let filled = chips(view, words);
    let filled =
        filled.into_iter().map(|it| Implicit { line: it.line, title: format!("{}: {}", it.title, it.text) });
    added.chain(filled).collect()
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
