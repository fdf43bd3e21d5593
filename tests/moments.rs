//! What the history says and does: each folder of tests/moments holds a domain, the steps of a person, and what the list of
//! moments, the comparison with the loaded document and the kept work are after each. What reads SECRET-… in a domain must
//! never be seen while passwords are masked. `UPDATE_EXPECT=1 cargo test --test moments` writes the expectations anew;
//! read the diff before you keep it.

#[path = "support/diff.rs"]
mod diff;
#[path = "support/expect.rs"]
mod expect;
#[path = "support/folders.rs"]
mod folders;

use std::fmt::Write;
use std::fs;
use std::path::Path;
use std::process::ExitCode;

use expect::expect;
use libtest_mimic::Failed;
use libvirt_domain_editor::command::UsbWish;
use libvirt_domain_editor::editor::{Changes, Command, DiffKind, Editor, Style, WhatChanged};

fn main() -> ExitCode {
    folders::run("tests/moments", run)
}

fn run(folder: &Path) -> Result<(), Failed> {
    let mut text = fs::read_to_string(folder.join("domain.xml"))?;
    let mut editor = Editor::new();
    editor.update(Command::Load { name: "domain.xml".to_owned(), text: text.clone() });
    let mut log = String::new();
    for step in fs::read_to_string(folder.join("steps.txt"))?.lines().filter(|it| !it.starts_with('#')) {
        take(&mut editor, step, &mut text)?;
        writeln!(log, "> {step}")?;
        tell(&editor, &mut log)?;
        if !editor.view().secrets_shown {
            assert_masked(&editor, step)?;
        }
    }
    expect(&folder.join("expected.txt"), &log)?;
    assert_exports_masked(&editor)?;
    let mut first = editor.clone();
    first.update(Command::GoToStep(0));
    editor.update(Command::RestoreOriginal);
    let parses = libvirt_domain_editor::domain::read(&text).is_ok();
    match editor.text() == text && (!parses || first.text() == text) {
        true => Ok(()),
        false => Err("going back to what was loaded does not restore every byte".into()),
    }
}

/// Does what the step says; a reload begins with another text as loaded.
fn take(editor: &mut Editor, step: &str, loaded: &mut String) -> Result<(), Failed> {
    let words: Vec<&str> = step.splitn(2, ' ').collect();
    let command = match words[..] {
        ["undo"] => Command::Undo,
        ["redo"] => Command::Redo,
        ["original"] => Command::RestoreOriginal,
        ["show"] => Command::ShowSecrets(true),
        ["go", number] => Command::GoToStep(number.parse()?),
        ["usb", wish] => {
            Command::CommitUsb { wish: UsbWish::parse(wish).ok_or("no such USB")?, keep_addresses: true }
        }
        ["type", edit] => {
            let (from, to) = edit.split_once(" => ").ok_or("type FROM => TO")?;
            let before = editor.text();
            if !before.contains(from) {
                return Err(format!("the text does not hold {from}").into());
            }
            Command::ReplaceText(before.replacen(from, to, 1))
        }
        ["reload", how] => {
            let kept = editor.kept(how == "with").ok_or("nothing is kept")?;
            *editor = Editor::new();
            loaded.clone_from(&kept.original);
            kept.resume()
        }
        [what, name] => {
            let view = editor.view();
            let mut rows = view.groups.iter().flat_map(|it| &it.rows);
            let row = rows.find(|it| it.name == name).ok_or(format!("no row {name}"))?;
            match what {
                "remove" => Command::Remove(row.key.clone()),
                "explicit" => Command::MakeExplicit(row.key.clone()),
                "select" => Command::Select(Some(row.key.clone())),
                _ => return Err(format!("unknown step: {step}").into()),
            }
        }
        _ => return Err(format!("unknown step: {step}").into()),
    };
    editor.update(command);
    Ok(())
}

fn tell(editor: &Editor, log: &mut String) -> Result<(), Failed> {
    let view = editor.view();
    for (number, moment) in view.history.iter().enumerate() {
        let sign = if moment.current { "*" } else { " " };
        assert_eq!(moment.command, Command::GoToStep(number));
        writeln!(log, "{sign} {number} {}", moment.label)?;
    }
    let kept = editor.kept(false);
    let kept = kept.map_or("nothing".to_owned(), |it| {
        format!("{} lines, {} left out", it.text.lines().count(), it.left_out)
    });
    writeln!(log, "{} secrets; kept: {kept}", view.secrets)?;
    match editor.changes() {
        Some(changes) => differences(&changes, log),
        None => Ok(writeln!(log, "  does not parse")?),
    }
}

fn differences(changes: &Changes, log: &mut String) -> Result<(), Failed> {
    writeln!(log, "  +{} −{} lines", changes.added, changes.removed)?;
    for line in changes.diff.iter().filter(|it| !matches!(it.kind, DiffKind::Same | DiffKind::Folded(_))) {
        for (sign, (_, text)) in [('-', &line.left), ('+', &line.right)]
            .into_iter()
            .filter_map(|(sign, it)| Some((sign, it.as_ref()?)))
        {
            writeln!(log, "  {sign} {text}")?;
        }
    }
    for it in &changes.devices {
        let what = match it.what {
            WhatChanged::Added => "added",
            WhatChanged::Removed => "removed",
            WhatChanged::Changed => "changed",
        };
        let implicit = if it.implicit { " (implicit)" } else { "" };
        writeln!(log, "  {what}: {}{implicit}", it.name)?;
        for fact in &it.facts {
            let side = |it: &Option<String>| it.clone().unwrap_or_else(|| "–".to_owned());
            writeln!(log, "    {}: {} → {}", fact.label, side(&fact.before), side(&fact.now))?;
        }
    }
    if !changes.unknown.is_empty() {
        writeln!(log, "  {}", changes.unknown)?;
    }
    Ok(())
}

/// No password is in anything that is looked at: the texts that are edited or exported are the only ones to hold them.
fn assert_masked(editor: &Editor, step: &str) -> Result<(), Failed> {
    let mut view = editor.view();
    view.source.text.clear();
    let mut seen = vec![format!("{view:?}")];
    if let Some(mut changes) = editor.changes() {
        changes.original.clear();
        seen.push(format!("{changes:?}"));
    }
    seen.push(format!("{:?}", editor.kept(false)));
    assert_unseen(&seen, step)
}

/// The same of what is told of an export in each style.
fn assert_exports_masked(editor: &Editor) -> Result<(), Failed> {
    let mut editor = editor.clone();
    editor.update(Command::ShowSecrets(false));
    let mut seen = Vec::new();
    for style in Style::ALL {
        editor.update(Command::SetStyle(style));
        if let Some(mut export) = editor.export() {
            export.text.clear();
            seen.push(format!("{export:?}"));
        }
    }
    assert_unseen(&seen, "export")
}

fn assert_unseen(seen: &[String], step: &str) -> Result<(), Failed> {
    let around = |it: &String| it.find("SECRET-").map(|at| it[at..].chars().take(40).collect::<String>());
    match seen.iter().find_map(around) {
        Some(around) => Err(format!("after \"{step}\" a secret is seen: {around}").into()),
        None => Ok(()),
    }
}
