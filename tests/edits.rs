//! What edits do to the text: each folder of tests/edits holds a domain, the steps, and what must come out.
//! `UPDATE_EXPECT=1 cargo test --test edits` writes the expectations anew; read the diff before you keep it.

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
use libvirt_domain_editor::command::{
    UsbWish, make_all_explicit, make_explicit, moves, plan_usb, remove_device,
};
use libvirt_domain_editor::history::{History, Transaction};
use libvirt_domain_editor::implicit::{Mode, complete};
use libvirt_domain_editor::inventory::{Device, devices};
use libvirt_domain_editor::machine::Host;
use libvirt_domain_editor::xml::{self, Document};

fn main() -> ExitCode {
    folders::run("tests/edits", run)
}

fn run(folder: &Path) -> Result<(), Failed> {
    let read = |name: &str| fs::read_to_string(folder.join(name));
    let text = read("domain.xml")?;
    let mut document = xml::parse(&text)?;
    let mut history = History::default();
    let mut log = String::new();
    for step in read("steps.txt")?.lines().filter(|it| !it.is_empty() && !it.starts_with('#')) {
        let before = all_devices(&document);
        log.push_str(&format!("> {step}\n"));
        match step.split(' ').collect::<Vec<_>>()[..] {
            ["undo"] => assert!(history.undo(&mut document), "nothing to undo"),
            ["redo"] => assert!(history.redo(&mut document), "nothing to redo"),
            _ => match plan(&document, step)? {
                Ok(transaction) => history.commit(&mut document, transaction),
                Err(blocked) => log.push_str(&format!("blocked: {blocked}\n")),
            },
        }
        for it in moves(&before, &all_devices(&document)) {
            let side = |it: Option<String>| it.unwrap_or_else(|| "-".to_owned());
            let to = if it.stays { side(it.to) } else { "gone".to_owned() };
            let from = if it.key.is_some() { side(it.from) } else { "new".to_owned() };
            log.push_str(&format!("{}: {from} -> {to}\n", it.device));
        }
    }
    expect(&folder.join("expected.xml"), &document.to_string())?;
    expect(&folder.join("moves.txt"), &log)?;
    while history.undo(&mut document) {}
    match document.to_string() == text {
        true => Ok(()),
        false => Err("undoing everything does not restore every byte".into()),
    }
}

fn all_devices(document: &Document) -> Vec<Device> {
    devices(document, &complete(document, &Host::default(), Mode::Define))
}

/// The transaction of a step, or why it is blocked.
fn plan(document: &Document, step: &str) -> Result<Result<Transaction, String>, Failed> {
    let host = Host::default();
    let completed = complete(document, &host, Mode::Define);
    let devices = devices(document, &completed);
    let device = |name: &str| devices.iter().find(|it| it.name == name).ok_or(format!("no device {name}"));
    if let Some(rest) = step.strip_prefix("usb ") {
        let (wish, keep) = rest.split_once(' ').unwrap_or((rest, ""));
        let wish = UsbWish::parse(wish).ok_or("no such USB")?;
        return Ok(plan_usb(document, &host, &wish, keep == "keep-addresses").map_err(|it| it.message));
    }
    if let Some(name) = step.strip_prefix("explicit ") {
        let device = device(name)?;
        return Ok(Ok(make_explicit(document, &completed, device.node, name)));
    }
    if let Some(name) = step.strip_prefix("remove ") {
        return Ok(Ok(remove_device(document, device(name)?.node, name)));
    }
    match step {
        "explicit" => Ok(Ok(make_all_explicit(document, &completed))),
        _ => Err(format!("unknown step: {step}").into()),
    }
}
