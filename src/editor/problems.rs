//! The problems strip: what is wrong with the domain on its host, and what the target does not take as written; each
//! with its place in the text and the ways to mend it.

use std::ops::Range;

use super::command::{Command, FixKey};
use super::tree::key_of;
use super::view::{Fix, Problem, Severity, TextRange};
use super::{Editor, Scenery};
use crate::command::make_explicit;
use crate::compat::Class;
use crate::history::Transaction;
use crate::validate::{self, Place, Remedy};
use crate::xml::{NodeId, Positions};

pub(super) fn of(editor: &Editor, scenery: Option<&Scenery<'_>>) -> Vec<Problem> {
    let mut problems = Vec::new();
    if let Some(error) = editor.file.as_ref().and_then(|it| it.error()) {
        let (line, column) = (error.position.line, error.position.column);
        problems.push(Problem {
            severity: Severity::Error,
            line: Some(line),
            range: Some(TextRange { line, column, end_line: line, end_column: column + 1 }),
            key: None,
            message: format!("The text does not parse: {}.", error.message),
            fixes: Vec::new(),
        });
    }
    let broken = !problems.is_empty();
    let Some(scenery) = scenery else { return problems };
    let told = |severity: Severity, node: NodeId, place: &Place, message: String| {
        let written = scenery.document.contains(node) && scenery.document.is_linked(node);
        let range = written.then(|| {
            let range = place.range(scenery.document, scenery.positions, node);
            text_range(scenery.positions, scenery.text, range)
        });
        Problem {
            severity,
            line: range.map(|it| it.line),
            range,
            key: Some(key_of(scenery, node)),
            message,
            fixes: Vec::new(),
        }
    };
    for problem in scenery.problems {
        let severity = match problem.severity {
            validate::Severity::Error => Severity::Error,
            validate::Severity::Warning => Severity::Warning,
            validate::Severity::Note => Severity::Note,
        };
        let fix = |fix: &validate::Fix| Fix {
            label: fix.label.clone(),
            command: Command::Fix(key_of_fix(scenery, problem, fix)),
        };
        // A draft that does not parse is mended as text.
        let fixes = problem.fixes.iter().filter(|_| !broken).map(fix).collect();
        let told = told(severity, problem.node, &problem.place, problem.message.clone());
        problems.push(Problem { fixes, ..told });
    }
    if let Some(target) = &editor.target {
        for finding in scenery.findings {
            let severity = match finding.class {
                Class::Refused => Severity::Error,
                Class::LostGuestChanges => Severity::Warning,
                _ => Severity::Note,
            };
            let place = finding.attribute.clone().map_or(Place::Node, Place::Attribute);
            let message = format!("{}: {}", target.name, finding.reason);
            problems.push(told(severity, finding.node, &place, message));
        }
    }
    problems.sort_by_key(|it| it.range.map_or((0, 0), |it| (it.line, it.column)));
    problems
}

/// What a fix does to the document; `None` where the problem is gone.
pub(super) fn fix(scenery: &Scenery<'_>, key: &FixKey) -> Option<Transaction> {
    let mut fixes =
        scenery.problems.iter().flat_map(|problem| problem.fixes.iter().map(move |it| (problem, it)));
    let (_, fix) = fixes.find(|(problem, fix)| key_of_fix(scenery, problem, fix) == *key)?;
    Some(match &fix.remedy {
        Remedy::Edit(changes) => Transaction::new(fix.label.clone(), changes.clone()),
        Remedy::MakeExplicit(node) => {
            let made = make_explicit(scenery.document, scenery.completed, &[*node], "");
            Transaction { label: fix.label.clone(), ..made }
        }
    })
}

fn key_of_fix(scenery: &Scenery<'_>, problem: &validate::Problem, fix: &validate::Fix) -> FixKey {
    let document =
        if scenery.document.contains(problem.node) { scenery.document } else { &scenery.completed.document };
    let place = match &problem.place {
        Place::Attribute(name) => format!("/@{name}"),
        Place::Node | Place::Text => String::new(),
    };
    FixKey {
        check: problem.check.to_owned(),
        path: document.path_of(problem.node) + &place,
        label: fix.label.clone(),
    }
}

/// Lines and columns of bytes of the text.
pub(super) fn text_range(positions: &Positions, text: &str, range: Range<usize>) -> TextRange {
    let (start, end) = (positions.position(text, range.start), positions.position(text, range.end));
    TextRange { line: start.line, column: start.column, end_line: end.line, end_column: end.column }
}
