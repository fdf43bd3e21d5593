//! Problems and their fixes: each folder of tests/problems holds a domain, what is found in it, and what each fix
//! does to the text. `host.txt` names another host than the newest.
//! `UPDATE_EXPECT=1 cargo test --test problems` writes the expectations anew; read the diff before you keep it.

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
use libvirt_domain_editor::command::make_explicit;
use libvirt_domain_editor::history::Transaction;
use libvirt_domain_editor::implicit::{Completed, Mode, complete};
use libvirt_domain_editor::machine::Host;
use libvirt_domain_editor::validate::{Fix, Problem, Remedy, problems};
use libvirt_domain_editor::xml::{self, Document};

fn main() -> ExitCode {
    folders::run("tests/problems", run)
}

fn run(folder: &Path) -> Result<(), Failed> {
    let text = fs::read_to_string(folder.join("domain.xml"))?;
    let host = match fs::read_to_string(folder.join("host.txt")) {
        Ok(host) => Host::parse(host.trim())?,
        Err(_) => Host::default(),
    };
    let document = xml::parse(&text)?;
    let completed = complete(&document, &host, Mode::Define);
    let found = problems(&document, &completed);
    let (mut listed, mut mended) = (String::new(), String::new());
    for problem in &found {
        listed.push_str(&line(&document, problem));
        for fix in &problem.fixes {
            listed.push_str(&format!("    fix: {}\n", fix.label));
            let fixed = fixed(&document, &completed, fix)?;
            if count(&fixed, &host, problem) >= count(&document, &host, problem) {
                return Err(format!("\"{}\" does not mend: {}", fix.label, problem.message).into());
            }
            let change = diff::unified(&text, &fixed.to_string());
            mended.push_str(&format!("{}\n> {}\n{change}\n", problem.message, fix.label));
        }
    }
    expect(&folder.join("problems.txt"), &listed)?;
    expect(&folder.join("fixes.txt"), &mended)
}

/// The document after the fix; undoing it must restore every byte.
fn fixed(document: &Document, completed: &Completed, fix: &Fix) -> Result<Document, Failed> {
    let transaction = match fix.remedy.clone() {
        Remedy::Edit(changes) => Transaction::new(fix.label.clone(), changes),
        Remedy::MakeExplicit(node) => make_explicit(document, completed, &[node], "the device"),
    };
    let mut after = document.clone();
    let inverse = transaction.apply(&mut after);
    let mut back = after.clone();
    inverse.apply(&mut back);
    match back.to_string() == document.to_string() {
        true => Ok(after),
        false => Err(format!("undoing \"{}\" does not restore every byte", fix.label).into()),
    }
}

/// How often the problem is there.
fn count(document: &Document, host: &Host, problem: &Problem) -> usize {
    let found = problems(document, &complete(document, host, Mode::Define));
    found.iter().filter(|it| it.check == problem.check && it.message == problem.message).count()
}

/// `error 3:5-3:20 "boot order='1'" boot-orders: …`, with the text in question.
fn line(document: &Document, problem: &Problem) -> String {
    let (text, positions) = document.print();
    let Problem { severity, check, message, .. } = problem;
    let place = match document.contains(problem.node) {
        true => {
            let range = problem.place.range(document, &positions, problem.node);
            let at = |offset| {
                let it = positions.position(&text, offset);
                format!("{}:{}", it.line, it.column)
            };
            format!("{}-{} `{}`", at(range.start), at(range.end), &text[range.clone()])
        }
        false => "implicit".to_owned(),
    };
    format!("{} {place} {check}: {message}\n", severity.as_str())
}
