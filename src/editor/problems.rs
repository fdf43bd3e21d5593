//! The problems strip: what libvirt refuses, what it ignores, what is not predicted, and what the target does
//! not take as written.

use super::tree::DOMAIN;
use super::view::{Key, Problem, Severity};
use super::{Editor, Scenery};
use crate::compat::Class;
use crate::inventory::key_of;
use crate::xml::{NodeId, undeclared_prefixes};

pub(super) fn of(editor: &Editor, scenery: Option<&Scenery<'_>>) -> Vec<Problem> {
    let mut problems = Vec::new();
    if let Some(error) = editor.file.as_ref().and_then(|it| it.error()) {
        problems.push(Problem {
            severity: Severity::Error,
            line: Some(error.position.line),
            key: None,
            message: format!("The text does not parse: {}.", error.message),
        });
    }
    let Some(scenery) = scenery else { return problems };
    let mut add = |severity: Severity, node: NodeId, message: String| {
        let written = scenery.document.contains(node) && scenery.document.is_linked(node);
        let key = key_of(&scenery.completed.document, scenery.devices, node);
        problems.push(Problem {
            severity,
            line: written.then(|| scenery.positions.line(node)),
            key: Some(Key(key.unwrap_or_else(|| DOMAIN.to_owned()))),
            message,
        });
    };
    for refusal in &scenery.completed.refusals {
        add(Severity::Error, refusal.node, refusal.message.clone());
    }
    for (node, prefix) in undeclared_prefixes(scenery.document) {
        let message = format!(
            "The prefix {prefix}: is not declared, so libvirt ignores this without a word. Declare it with \
             xmlns:{prefix} on <domain>."
        );
        add(Severity::Warning, node, message);
    }
    for remark in scenery.completed.not_predicted.iter().chain(&scenery.completed.unnamed) {
        add(Severity::Note, remark.node, remark.message.clone());
    }
    if let Some(target) = &editor.target {
        for finding in scenery.findings {
            let severity = match finding.class {
                Class::Refused => Severity::Error,
                Class::LostGuestChanges => Severity::Warning,
                _ => Severity::Note,
            };
            add(severity, finding.node, format!("{}: {}", target.name, finding.reason));
        }
    }
    problems.sort_by_key(|it| it.line.unwrap_or(0));
    problems
}
