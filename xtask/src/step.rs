//! The steps of the engine that are measured, by name.

use libvirt_domain_editor::compat::Target;
use libvirt_domain_editor::editor::{Command, Editor};
use libvirt_domain_editor::export::{Prepared, Style, export};
use libvirt_domain_editor::implicit::{Mode, complete};
use libvirt_domain_editor::machine::Host;
use libvirt_domain_editor::xml;
use std::hint::black_box;
use std::path::Path;

use crate::corpus_pairs::read;
use crate::large;

/// What is measured.
pub(crate) const STEPS: [&str; 6] = ["parse", "print", "complete", "export", "judge", "key-press"];

/// How many devices the measured domains have.
pub(crate) const SIZES: [usize; 3] = [10, 100, 1000];

/// The target of the step `export`.
const TARGET: &str = "libvirt=4.5.0,qemu=2.12";

/// Does the step `name` with the text as often as said.
///
/// # Errors
/// No such step, or the text is none that it could be done with.
pub(crate) fn repeat(name: &str, text: &str, times: usize) -> Result<(), String> {
    let host = Host::default();
    let document = xml::parse(text).map_err(|error| error.to_string())?;
    let target = Target::parse(TARGET).map_err(|error| error.to_string())?;
    let prepared = Prepared::new(&document, &host);
    let mut editor = Editor::new();
    editor.update(Command::Load { name: "measured.xml".to_owned(), text: text.to_owned() });
    editor.update(Command::SetTarget(Some(TARGET.to_owned())));
    let texts = [text.replacen("<vcpu", "<vcpu ", 1), text.to_owned()];
    for round in 0..times {
        match name {
            "parse" => drop(black_box(xml::parse(black_box(text)))),
            "print" => drop(black_box(black_box(&document).to_string())),
            "complete" => drop(black_box(complete(black_box(&document), &host, Mode::Define))),
            "export" => drop(black_box(export(black_box(&document), &host, Style::Target, Some(&target)))),
            "judge" => drop(black_box(prepared.judge(Style::Target, black_box(&target)))),
            "key-press" => {
                editor.update(Command::ReplaceText(texts[round % 2].clone()));
                drop(black_box(editor.view()));
            }
            _ => return Err(format!("no step {name}; there are {}", STEPS.join(", "))),
        }
    }
    Ok(())
}

/// `step NAME TIMES DOMAIN`, which the measuring commands start as a process of its own.
///
/// # Errors
/// As [`repeat`], and when there is no such domain.
pub(crate) fn run(words: &[String]) -> Result<(), String> {
    let [name, times, domain] = words else {
        return Err("usage: cargo xtask step NAME TIMES FILE|KIND:COUNT".to_owned());
    };
    let times = times.parse().map_err(|error| format!("{times}: {error}"))?;
    repeat(name, &text(domain)?, times)
}

/// The text of a file, or of a generated domain: `interface:50`.
fn text(domain: &str) -> Result<String, String> {
    let generated = domain.split_once(':').and_then(|(kind, count)| {
        let (_, device) = large::KINDS.iter().find(|it| it.0 == kind)?;
        Some(large::domain(count.parse().ok()?, *device))
    });
    generated.map_or_else(|| read(Path::new(domain)), Ok)
}
