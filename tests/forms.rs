//! What a form holds: each folder of tests/forms has a domain, says in about.txt of what (`of Disk vda`, `of memory`), on
//! which host and for which target, and holds the form as text.
//! `UPDATE_EXPECT=1 cargo test --test forms` writes the expectations anew; read the diff before you keep it.

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
use libvirt_domain_editor::command::Sight;
use libvirt_domain_editor::compat::Target;
use libvirt_domain_editor::form::{Choice, Field, Form, Question, State, of_device, of_section};
use libvirt_domain_editor::implicit::{Mode, complete};
use libvirt_domain_editor::inventory::{devices, section_kinds, sections};
use libvirt_domain_editor::machine::Host;
use libvirt_domain_editor::xml;

fn main() -> ExitCode {
    folders::run("tests/forms", run)
}

fn run(folder: &Path) -> Result<(), Failed> {
    let read = |name: &str| fs::read_to_string(folder.join(name));
    let document = xml::parse(&read("domain.xml")?)?;
    let about = read("about.txt")?;
    let says = |word: &str| about.lines().find_map(|it| it.strip_prefix(word)?.strip_prefix(' '));
    let host = says("host").map_or(Ok(Host::default()), Host::parse)?;
    let target = says("target").map(Target::parse).transpose()?;
    let of = says("of").ok_or("about.txt does not say of what")?;
    let completed = complete(&document, &host, Mode::Define);
    let question = Question {
        sight: Sight { written: &document, completed: &completed },
        target: target.as_ref(),
        shows_secrets: about.lines().any(|it| it == "secrets"),
    };
    let form = match devices(&document, &completed).iter().find(|it| it.name == of) {
        Some(device) => of_device(&question, device.node),
        None => {
            let kind = section_kinds().into_iter().find(|it| it.id == of).ok_or(format!("no {of}"))?;
            let there = sections(&document, &completed).into_iter().find(|it| it.kind.id == of);
            of_section(&question, &kind, &there.map(|it| it.nodes).unwrap_or_default())
        }
    };
    expect(&folder.join("expected.txt"), &print(&form))
}

fn print(form: &Form) -> String {
    let mut text = String::from("first\n");
    form.common.iter().for_each(|it| field(&mut text, it));
    for part in &form.parts {
        let known = if part.known { "" } else { ", unknown" };
        writeln!(text, "<{}> {}{known}", part.place, state(part.state)).unwrap();
        part.fields.iter().for_each(|it| field(&mut text, it));
        if !part.may_hold.is_empty() {
            writeln!(text, "  may hold: {}", part.may_hold.join(", ")).unwrap();
        }
    }
    text
}

fn field(text: &mut String, it: &Field) {
    let known = if it.known { "" } else { ", unknown" };
    let value = if it.value.is_empty() { String::new() } else { format!(" {:?}", it.value) };
    let path = it.place.to_string();
    let path = if path.is_empty() { "." } else { &path };
    write!(text, "  {path}: {:?}, {}{value}{known}", it.control, state(it.state)).unwrap();
    if let Some(becomes) = &it.becomes {
        write!(text, " -> {becomes:?}").unwrap();
    }
    if let Some(limit) = &it.limit {
        write!(text, " ({})", limit.why).unwrap();
    }
    text.push('\n');
    let choice = |it: &Choice| match &it.limit {
        None => it.value.clone(),
        Some(limit) => format!("{} ({}{})", it.value, if limit.host { "no: " } else { "" }, limit.why),
    };
    if !it.choices.is_empty() {
        let choices: Vec<String> = it.choices.iter().map(choice).collect();
        writeln!(text, "    one of {}", choices.join(" | ")).unwrap();
    }
}

fn state(state: State) -> &'static str {
    match state {
        State::Written => "written",
        State::FilledIn => "filled in",
        State::Unset => "unset",
    }
}
