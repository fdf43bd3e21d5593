//! Help while typing: each folder of tests/assist holds a text with the caret as ‸, what is offered there and what is
//! said about the place. `host.txt` and `target.txt` name a host and a target.
//! `UPDATE_EXPECT=1 cargo test --test assist` writes the expectations anew; read the diff before you keep it.

#[path = "support/diff.rs"]
mod diff;
#[path = "support/expect.rs"]
mod expect;
#[path = "support/folders.rs"]
mod folders;

use std::fs;
use std::path::Path;
use std::process::ExitCode;

use expect::expect;
use libtest_mimic::Failed;
use libvirt_domain_editor::editor::{Command, Editor};

const CARET: char = '‸';

fn main() -> ExitCode {
    folders::run("tests/assist", run)
}

fn run(folder: &Path) -> Result<(), Failed> {
    let marked = fs::read_to_string(folder.join("text.xml"))?;
    let offset = marked.find(CARET).ok_or("no caret")?;
    let text = marked.replacen(CARET, "", 1);
    let mut editor = Editor::new();
    if let Ok(host) = fs::read_to_string(folder.join("host.txt")) {
        editor.update(Command::SetHost(host.trim().to_owned()));
    }
    if let Ok(target) = fs::read_to_string(folder.join("target.txt")) {
        editor.update(Command::SetTarget(Some(target.trim().to_owned())));
    }
    let assist = editor.assist();
    let found = assist.complete_at(&text, offset);
    let mut told = format!("in place of `{}`\n", &text[found.range.clone()]);
    for it in &found.offered {
        let caret = it.insert.char_indices().nth(it.caret).map_or(it.insert.len(), |it| it.0);
        let mut insert = it.insert.clone();
        insert.insert(caret, CARET);
        let line = format!("{:?} {insert} | {} | {}", it.kind, it.detail, it.words);
        told.push_str(&format!("{}\n", line.trim_end_matches([' ', '|'])));
    }
    expect(&folder.join("offered.txt"), &told)?;
    let said = match assist.hover_at(&text, offset) {
        Some(hover) => {
            format!("`{}`: {}\n{}\n", &text[hover.range.clone()], hover.title, hover.lines.join("\n"))
        }
        None => "nothing\n".to_owned(),
    };
    expect(&folder.join("hover.txt"), &said)
}
