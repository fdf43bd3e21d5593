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
    Direction, Place, Sight, UsbWish, add, add_element, duplicate_device, make_all_explicit, make_explicit,
    make_implicit, moves, opt_out, plan_usb, remove_devices, reorder, set_value, unset_value,
};
use libvirt_domain_editor::history::{History, Transaction};
use libvirt_domain_editor::implicit::{Mode, complete};
use libvirt_domain_editor::inventory::{Device, devices};
use libvirt_domain_editor::machine::Host;
use libvirt_domain_editor::xml::{self, Document, NodeId};

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
        match step {
            "undo" => assert!(history.undo(&mut document), "nothing to undo"),
            "redo" => assert!(history.redo(&mut document), "nothing to redo"),
            _ => match plan(&document, step)? {
                Ok(transaction) => {
                    log.push_str(&format!("{}\n", transaction.label));
                    history.commit(&mut document, transaction);
                }
                Err(blocked) => log.push_str(&format!("blocked: {blocked}\n")),
            },
        }
        for refusal in complete(&document, &Host::default(), Mode::Define).refusals {
            log.push_str(&format!("refused: {}\n", refusal.message));
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

/// The transaction of a step, or why it is blocked. Devices are named as in the list, several with ` + ` between them;
/// `domain` is what is outside of them. A value is at `DEVICE: PATH`.
fn plan(document: &Document, step: &str) -> Result<Result<Transaction, String>, Failed> {
    let host = Host::default();
    let completed = complete(document, &host, Mode::Define);
    let devices = devices(document, &completed);
    let sight = Sight { written: document, completed: &completed };
    let find = |name: &str| match devices.iter().find(|it| it.name == name) {
        Some(device) => Ok(device.node),
        None if name == "domain" => Ok(document.root()),
        None => Err(format!("no device {name}")),
    };
    let all = |names: &str| names.split(" + ").map(find).collect::<Result<Vec<NodeId>, String>>();
    let place = |text: &str| match text.split_once(": ") {
        Some((name, path)) => Ok((find(name)?, Place::parse(path), name.to_owned())),
        None => Err(format!("no place: {text}")),
    };
    let (verb, rest) = step.split_once(' ').unwrap_or((step, ""));
    let nothing = || "nothing to do".to_owned();
    Ok(match verb {
        "usb" => {
            let (wish, keep) = rest.split_once(' ').unwrap_or((rest, ""));
            let wish = UsbWish::parse(wish).ok_or("no such USB")?;
            plan_usb(document, &host, &wish, keep == "keep-addresses").map_err(|it| it.message)
        }
        "explicit" if rest.is_empty() => Ok(make_all_explicit(document, &completed)),
        "explicit" => Ok(make_explicit(document, &completed, &all(rest)?, rest)),
        "implicit" => Ok(make_implicit(document, &completed, &all(rest)?, rest)),
        "remove" => Ok(remove_devices(document, &all(rest)?, rest)),
        "opt-out" => opt_out(&sight, find(rest)?).ok_or_else(nothing),
        "up" => reorder(document, find(rest)?, Direction::Up, rest).ok_or_else(nothing),
        "down" => reorder(document, find(rest)?, Direction::Down, rest).ok_or_else(nothing),
        "add" => Ok(add(&sight, rest).ok_or(format!("no kind {rest}"))?.transaction),
        "duplicate" => Ok(duplicate_device(&sight, find(rest)?, rest).ok_or(nothing())?.transaction),
        "element" => {
            let (base, place, name) = place(rest)?;
            Ok(add_element(&sight, base, &place, &name))
        }
        "unset" => {
            let (base, place, name) = place(rest)?;
            Ok(unset_value(&sight, base, &place, &name))
        }
        "set" => {
            let (at, value) = rest.split_once(" = ").ok_or("a value is set with =")?;
            let (base, place, name) = place(at)?;
            set_value(&sight, base, &place, value, &name)
        }
        _ => return Err(format!("unknown step: {step}").into()),
    })
}
