//! The export view: styles, verdict, what differs and why, source against result.

use std::collections::{BTreeMap, BTreeSet};

use super::command::Command;
use super::decisions;
use super::diff;
use super::offers;
use super::reported::Reported;
use super::steps::steps;
use super::strategies;
use super::timeline::release_of;
use super::view::{DiffLine, Export, ExportChange, ExportNote, Noticed, StyleChoice, Verdict, VerdictKind};
use super::{Editor, Scenery, Style};
use crate::compat::{self, Target};
use crate::domain;
use crate::export::{self, Action, Class, GuestAbi, Prepared, Report};
use crate::format::{secrets, without_any_secret};

pub(super) fn of(editor: &Editor, scenery: &Scenery<'_>) -> Export {
    let target = editor.target.as_ref();
    let prepared = Prepared::new(scenery.document, &editor.host)
        .choosing(decisions::choices(scenery, &editor.decisions))
        .accepting(offers::accepted(scenery, &editor.accepted));
    let styles = Style::ALL.into_iter().map(|style| StyleChoice {
        title: title(style).to_owned(),
        text: explanation(style).to_owned(),
        style,
        current: style == editor.style,
        command: Command::SetStyle(style),
    });
    let styles = styles.collect();
    let shown = prepared.export(editor.style, target);
    // Nothing is left where the target refuses it altogether.
    let result = domain::read(&shown.text).ok();
    let mut lines = match &result {
        Some(result) => editor.compare_to_look_at(scenery.document, result),
        None => diff::lines(&editor.to_look_at(scenery.document).to_string(), &shown.text),
    };
    let mut changes = numbered(&shown.report.changes, &mut lines);
    for change in &mut changes {
        decisions::offer(editor, scenery, &shown.report.offers, change);
    }
    Export {
        styles,
        strategies: strategies::choices(editor.style),
        verdict: verdict(&shown.report, target),
        guest_abi: format!("Guest ABI: {}. {}", abi(shown.report.guest_abi), shown.report.guest_abi_reason),
        earliest: earliest(editor, scenery, &shown.report),
        noticed: noticed(&shown.report),
        changes,
        notes: shown.report.notes.iter().map(note).collect(),
        decided: editor.decisions.len() + editor.accepted.len(),
        offers: offers::choices(editor, scenery, &shown.report.offers),
        diff: lines,
        file_name: file_name(editor, target),
        target: target.and_then(|it| Some((release_of(it)?, it.name.clone()))),
        steps: steps(editor, scenery, target, &shown.report),
        secrets: result.as_ref().map_or(0, |it| secrets(it).len()),
        to_look_at: result.as_ref().map(|it| editor.to_look_at(it).to_string()).unwrap_or_default(),
        text_without_secrets: result
            .as_ref()
            .map(|it| without_any_secret(it).to_string())
            .unwrap_or_default(),
        text: shown.text,
        report: Reported { report: shown.report, name: domain_name(scenery) },
    }
}

/// Since when the text is understood, and how that fits a refused result.
fn earliest(editor: &Editor, scenery: &Scenery<'_>, report: &Report) -> String {
    let since = match report.earliest_libvirt {
        Some(version) => format!("As written it is understood from libvirt {version} on."),
        None => "As written no release that we know understands all of it.".to_owned(),
    };
    let text = as_written(editor, scenery).filter(|it| it.kind == VerdictKind::Accepted);
    match (&editor.target, text) {
        (Some(target), Some(_)) if report.blocked && editor.style != Style::Written => {
            let name = &target.name;
            format!("{since} {name} takes the text; what it refuses is what this host fills in beside it.")
        }
        _ => since,
    }
}

fn noticed(report: &Report) -> Vec<Noticed> {
    let noticed = report.guest_abi_differences.iter().map(|it| Noticed {
        property: it.property.clone(),
        before: it.before.clone(),
        after: it.after.clone(),
        notices: it.notices.to_owned(),
    });
    noticed.collect()
}

fn note(note: &export::Note) -> ExportNote {
    ExportNote { text: note.text.clone(), line: note.result_line, path: note.path.clone() }
}

/// The changes in the order in which the comparison tells them, what no line shows last, and on each line the
/// numbers of those that explain it.
fn numbered(changes: &[export::Change], lines: &mut [DiffLine]) -> Vec<ExportChange> {
    let (mut on_left, mut on_right) =
        (BTreeMap::<u32, Vec<usize>>::new(), BTreeMap::<u32, Vec<usize>>::new());
    for (index, it) in changes.iter().enumerate() {
        // What was added stands on the right alone and what was left out on the left, if they stand there at all.
        let added = it.action == Action::Added && it.result_line.is_some();
        let left_out = it.action == Action::Dropped && it.line.is_some();
        if let Some(line) = it.line.filter(|_| !added) {
            on_left.entry(line).or_default().push(index)
        }
        if let Some(line) = it.result_line.filter(|_| !left_out) {
            on_right.entry(line).or_default().push(index)
        }
    }
    let mut order: Vec<usize> = Vec::new();
    let mut numbers: Vec<Option<usize>> = vec![None; changes.len()];
    for line in lines {
        let left = line.left.as_ref().and_then(|it| on_left.get(&it.0));
        let right = line.right.as_ref().and_then(|it| on_right.get(&it.0));
        let here: BTreeSet<usize> = left.into_iter().chain(right).flatten().copied().collect();
        line.changes = here
            .into_iter()
            .map(|index| {
                *numbers[index].get_or_insert_with(|| {
                    order.push(index);
                    order.len()
                })
            })
            .collect();
    }
    let rest = (0..changes.len()).filter(|index| numbers[*index].is_none());
    order.into_iter().chain(rest).zip(1..).map(|(index, number)| change(number, &changes[index])).collect()
}

/// How the target takes the document as written, for the badge beside the picker.
pub(super) fn as_written(editor: &Editor, scenery: &Scenery<'_>) -> Option<Verdict> {
    let target = editor.target.as_ref()?;
    let count = |class: compat::Class| scenery.findings.iter().filter(|it| it.class == class).count();
    let lines = |count: usize| if count == 1 { "1 line".to_owned() } else { format!("{count} lines") };
    let name = &target.name;
    let (kind, short, text) = match (
        count(compat::Class::Refused),
        count(compat::Class::LostGuestChanges),
        count(compat::Class::Unknown),
    ) {
        (0, 0, 0) => (
            VerdictKind::Accepted,
            "Text as written: accepted".to_owned(),
            format!(
                "{name} reads every line of the text that the guest would notice. What each host fills in beside \
                 it is not looked at here, only in the export."
            ),
        ),
        (0, 0, unknown) => (
            VerdictKind::Unknown,
            format!("Text as written: not predicted · {}", lines(unknown)),
            format!("No release that we know reads a part of it, so what {name} does is not predicted."),
        ),
        (0, lost, _) => (
            VerdictKind::Changes,
            format!("Text as written: guest changes · {}", lines(lost)),
            format!("{name} reads over what the guest would notice."),
        ),
        (refused, ..) => (
            VerdictKind::Refused,
            format!("Text as written: refused · {}", lines(refused)),
            format!("{name} refuses the document as written."),
        ),
    };
    Some(Verdict { kind, short, text })
}

pub(super) fn title(style: Style) -> &'static str {
    match style {
        Style::Written => "As written",
        Style::Expanded => "Expanded",
        Style::Migratable => "Migratable",
        Style::AsNeeded => "As needed",
        Style::Target => "For target",
        Style::Compact => "Compact",
    }
}

fn explanation(style: Style) -> &'static str {
    match style {
        Style::Written => "The document as it is, byte for byte.",
        Style::Expanded => "Everything explicit, as libvirt would store it.",
        Style::Migratable => "As the host's own dumpxml --migratable prints it.",
        Style::AsNeeded => "As stored, but an added USB controller only where a USB device needs it.",
        Style::Target => "Rewritten for the chosen release; what stays keeps its address.",
        Style::Compact => "Without what the same host would fill in again, word for word.",
    }
}

fn abi(abi: GuestAbi) -> &'static str {
    match abi {
        GuestAbi::Same => "the same",
        GuestAbi::Changed => "changed",
        GuestAbi::Unknown => "can't tell",
    }
}

/// Whether a change of this class decides the verdict.
fn decides(class: Class) -> bool {
    matches!(class, Class::Refused | Class::LostGuestChanges | Class::Unknown)
}

/// The kind of a verdict on what was made for the target.
pub(super) fn kind(verdict: export::Verdict, target: Option<&Target>) -> VerdictKind {
    match kind_of(verdict) {
        // Without a target nobody takes it otherwise than it was.
        VerdictKind::Same if target.is_none() => VerdictKind::Accepted,
        other => other,
    }
}

/// The kind of a verdict.
pub(super) fn kind_of(verdict: export::Verdict) -> VerdictKind {
    match verdict {
        export::Verdict::Accepted => VerdictKind::Accepted,
        export::Verdict::Rewritten => VerdictKind::Same,
        export::Verdict::GuestChanges => VerdictKind::Changes,
        export::Verdict::Unknown => VerdictKind::Unknown,
        export::Verdict::Refused => VerdictKind::Refused,
    }
}

fn verdict(report: &Report, target: Option<&Target>) -> Verdict {
    let kind = kind(report.verdict(), target);
    let name = target.map_or("This host", |it| it.name.as_str());
    let count = report.changes.iter().filter(|it| decides(it.class)).count();
    let things = if count == 1 { "1 thing stands".to_owned() } else { format!("{count} things stand") };
    let (short, text) = match kind {
        VerdictKind::Refused => ("Refused", format!("{name} refuses the result: {things} in the way.")),
        VerdictKind::Changes => {
            ("Accepted, guest changes", format!("{name} takes the result, but the guest changes."))
        }
        VerdictKind::Unknown => {
            ("Not predicted", format!("Whether the guest stays the same on {name} is not predicted."))
        }
        VerdictKind::Same => {
            ("Accepted, guest the same", format!("{name} takes the result, and the guest is the same."))
        }
        VerdictKind::Accepted => ("Accepted", format!("{name} takes it as it is.")),
    };
    Verdict { kind, short: short.to_owned(), text }
}

fn change(number: usize, it: &export::Change) -> ExportChange {
    let (action, kind) = match (it.action, it.class) {
        (_, Class::Refused) => ("in the way", VerdictKind::Refused),
        (Action::Dropped, Class::LostGuestChanges) => ("dropped", VerdictKind::Changes),
        (_, Class::LostGuestChanges) => ("lost", VerdictKind::Changes),
        (_, Class::Unknown) => ("not predicted", VerdictKind::Unknown),
        (Action::Dropped, _) => ("dropped", VerdictKind::Same),
        (Action::Rewritten, _) => ("rewritten", VerdictKind::Same),
        (Action::Added, _) => ("added", VerdictKind::Same),
        (Action::Kept, _) => ("ignored there", VerdictKind::Same),
    };
    ExportChange {
        number,
        path: it.path.clone(),
        line: it.line,
        action: action.to_owned(),
        kind,
        reason: it.reason.clone(),
        needs: it.needs.clone(),
        reference: it.reference.clone(),
        device: None,
        decisions: Vec::new(),
    }
}

/// What the domain is called.
pub(super) fn domain_name(scenery: &Scenery<'_>) -> String {
    let document = scenery.document;
    document.value(document.root(), "name").map(|it| it.trim().to_owned()).unwrap_or_default()
}

/// `web01-rhel7.9.xml`.
pub(super) fn file_name(editor: &Editor, target: Option<&Target>) -> String {
    let name = editor.file.as_ref().map_or("domain.xml", |it| it.name());
    let stem = name.strip_suffix(".xml").unwrap_or(name);
    let suffix = match (editor.style, target) {
        (Style::Written, _) => return format!("{stem}.xml"),
        (Style::Target, Some(target)) => target.name.to_lowercase().replace(' ', "-"),
        (Style::Target, None) => "host".to_owned(),
        (style, _) => style.as_str().to_owned(),
    };
    format!("{stem}-{suffix}.xml")
}
