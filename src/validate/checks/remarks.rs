//! What is not predicted, and what the guest has without it being named.

use super::{Look, Problem};
use crate::validate::{Place, Severity};

pub(super) fn check(look: Look<'_>, found: &mut Vec<Problem>) {
    let remarks = look.completed.not_predicted.iter().chain(&look.completed.unnamed);
    found.extend(remarks.map(|it| Problem {
        check: it.rule,
        severity: Severity::Note,
        node: it.node,
        place: Place::Node,
        message: it.message.clone(),
        fixes: Vec::new(),
    }));
}
