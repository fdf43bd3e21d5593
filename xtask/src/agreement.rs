//! `cargo xtask oracle [DIR]`: real libvirt is asked, now, about every XML file of a folder, and its answers are
//! compared with ours: what it prints, and what it refuses.

use crate::compared::{self, Compared, Report, share};
use crate::normalize::normalize;
use crate::oracle::{self, RELEASES};
use crate::refusal::Cause;
use libvirt_domain_editor::implicit::{self, Mode};
use libvirt_domain_editor::machine::Host;
use libvirt_domain_editor::{export, format, xml};
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

/// Runs the command with the words after its name.
///
/// # Errors
/// The usage, what could not be read, or that there is no real libvirt to ask.
pub(crate) fn run(root: &Path, words: &[String]) -> Result<(), String> {
    let usage = format!(
        "usage: cargo xtask oracle [DIR…] [--release RELEASE] [--refusals | --diff NAME | --categories | --failing]

  DIR            folders of XML files, searched recursively [the corpus's inputs and tests/cases]
  --release      only this one of 7.0.0, 9.0.0 and 11.3.0
  (nothing)      how often we agree, by release and architecture
  --refusals     what only libvirt refuses, what only we refuse, and what is not predicted, with the reason
{}",
        Report::USAGE
    );
    let (mut folders, mut release, mut refusals, mut report) = (Vec::new(), None, false, Report::Totals);
    let mut words = words.iter();
    while let Some(word) = words.next() {
        match word.as_str() {
            "--release" => release = Some(words.next().ok_or_else(|| usage.clone())?),
            "--refusals" => refusals = true,
            option if option.starts_with('-') => {
                report = Report::of(option, || words.next().cloned()).ok_or_else(|| usage.clone())?;
            }
            other => folders.push(PathBuf::from(other)),
        }
    }
    if folders.is_empty() {
        folders = vec![root.join("../shared/corpus/libvirt-11.3.0/in"), root.join("tests/cases")];
    }
    let releases: Vec<_> =
        RELEASES.into_iter().filter(|(name, _)| release.is_none_or(|it| it == name)).collect();
    let work = std::env::temp_dir().join(format!("oracle-{}", std::process::id()));
    let asked = ask(root, &questions(&folders)?, &releases, &work);
    fs::remove_dir_all(&work).ok();
    let asked = asked?;
    match report {
        Report::Totals if refusals => disagreements(&asked),
        Report::Totals => totals(&asked),
        Report::Diff(name) => compared::diffs(&texts(asked), &name)?,
        Report::Categories => compared::categories(&texts(asked)),
        Report::Failing => compared::failing(&texts(asked)),
    }
    Ok(())
}

/// What one release says to one domain, and what we say.
struct Asked {
    name: String,
    release: &'static str,
    arch: String,
    theirs: Answer,
    ours: Answer,
}

/// An answer to a domain.
enum Answer {
    /// The stored form and the one for migration, masked.
    Printed([String; 2]),
    /// Why the domain is refused.
    Refused(String),
    /// Why there is no answer: real libvirt crashed, or we do not predict.
    Missing(String),
}

/// Every `.xml` file below the folders, by a name that tells where it is. What real libvirt recorded under
/// tests/cases is no question.
fn questions(folders: &[PathBuf]) -> Result<BTreeMap<String, String>, String> {
    let mut found = BTreeMap::new();
    for folder in folders {
        let mut open = vec![folder.clone()];
        while let Some(next) = open.pop() {
            let entries = fs::read_dir(&next).map_err(|error| format!("{}: {error}", next.display()))?;
            for path in entries.filter_map(|it| Some(it.ok()?.path())) {
                let file = path.file_name().unwrap_or_default().to_string_lossy();
                if path.is_dir() {
                    open.push(path);
                } else if file.ends_with(".xml") && !file.starts_with("libvirt-") {
                    let name = path.strip_prefix(folder).unwrap_or(&path).with_extension("");
                    match fs::read_to_string(&path) {
                        Ok(text) => drop(found.insert(name.to_string_lossy().into_owned(), text)),
                        Err(error) => eprintln!("{}: left out: {error}", path.display()),
                    }
                }
            }
        }
    }
    Ok(found)
}

/// Asks the releases and us about every question.
fn ask(
    root: &Path,
    questions: &BTreeMap<String, String>,
    releases: &[(&'static str, &str)],
    work: &Path,
) -> Result<Vec<Asked>, String> {
    let (folder, answers) = (work.join("in"), work.join("out"));
    fs::create_dir_all(&folder).map_err(|error| error.to_string())?;
    for (number, text) in questions.values().enumerate() {
        let file = folder.join(format!("{number}.xml"));
        fs::write(file, text).map_err(|error| error.to_string())?;
    }
    let names: Vec<&str> = releases.iter().map(|(name, _)| *name).collect();
    oracle::ask(root, &folder, &answers, &names)?;
    let mut asked = Vec::new();
    for (release, qemu) in releases {
        let host = Host::parse(&format!("libvirt={release},qemu={qemu}"))
            .map_err(|it| it.to_string())?
            .without_assigned_devices();
        for (number, (name, text)) in questions.iter().enumerate() {
            let read = |end: &str| fs::read_to_string(answers.join(release).join(format!("{number}.{end}")));
            let theirs = match (read("xml"), read("migratable.xml"), read("err")) {
                (Ok(plain), Ok(migratable), _) => {
                    Answer::Printed([plain, migratable].map(|it| normalize(text, &it)))
                }
                (_, _, Ok(why)) if why.starts_with(oracle::CRASHED) => Answer::Missing(why),
                (_, _, why) => Answer::Refused(why.unwrap_or_default().trim().to_owned()),
            };
            let (ours, arch) = ours(text, &host);
            asked.push(Asked { name: name.clone(), release, arch, theirs, ours });
        }
    }
    Ok(asked)
}

/// What we say to the domain, and its architecture.
fn ours(text: &str, host: &Host) -> (Answer, String) {
    let document = match xml::parse(text) {
        Ok(document) => document,
        Err(error) => return (Answer::Refused(error.to_string()), host.arch.to_string()),
    };
    let completed = implicit::complete(&document, host, Mode::Define);
    let root = completed.document.root();
    let kind = completed.document.child(root, "os").and_then(|os| completed.document.child(os, "type"));
    let arch = kind
        .and_then(|it| completed.document.attribute(it, "arch"))
        .map_or_else(|| host.arch.to_string(), |it| it.to_string());
    let answer = if let Some(remark) = completed.refusals.first() {
        Answer::Refused(remark.message.clone())
    } else if let Some(remark) = completed.not_predicted.first() {
        Answer::Missing(remark.message.clone())
    } else {
        let plain = format::print(&format::without_secrets(&completed.document));
        let migratable = format::print(&export::migratable(&completed));
        Answer::Printed([plain, migratable].map(|it| normalize(text, &it)))
    };
    (answer, arch)
}

/// What one release and one architecture come to.
#[derive(Default)]
struct Total {
    /// Accepted by libvirt; of these: refused by us, not predicted, exact in both forms, in each form.
    accepted: usize,
    wrongly_refused: usize,
    not_predicted: usize,
    exact: usize,
    forms: [usize; 2],
    /// Refused by libvirt, and of these by us as well, for either cause.
    refused: BTreeMap<Cause, (usize, usize)>,
    /// What crashed libvirt.
    crashed: usize,
}

impl Total {
    fn add(&mut self, asked: &Asked) {
        match (&asked.theirs, &asked.ours) {
            (Answer::Missing(_), _) => self.crashed += 1,
            (Answer::Refused(why), ours) => {
                let (all, too) = self.refused.entry(Cause::of(why)).or_default();
                *all += 1;
                *too += usize::from(matches!(ours, Answer::Refused(_)));
            }
            (Answer::Printed(theirs), ours) => {
                self.accepted += 1;
                match ours {
                    Answer::Refused(_) => self.wrongly_refused += 1,
                    Answer::Missing(_) => self.not_predicted += 1,
                    Answer::Printed(ours) => {
                        self.exact += usize::from(theirs == ours);
                        for (form, exact) in self.forms.iter_mut().enumerate() {
                            *exact += usize::from(theirs[form] == ours[form]);
                        }
                    }
                }
            }
        }
    }
}

fn totals(asked: &[Asked]) {
    let mut totals: BTreeMap<(usize, &str, &str), Total> = BTreeMap::new();
    for it in asked {
        let place = RELEASES.iter().position(|(release, _)| *release == it.release).unwrap_or_default();
        totals.entry((place, it.release, &it.arch)).or_default().add(it);
    }
    for ((_, release, arch), total) in totals {
        println!("libvirt {release}, {arch}: {} accepted", total.accepted);
        println!("  exact in both forms       {}", share(total.exact, total.accepted));
        println!("    stored                  {}", share(total.forms[0], total.accepted));
        println!("    migratable              {}", share(total.forms[1], total.accepted));
        println!("  wrongly refused by us     {}", share(total.wrongly_refused, total.accepted));
        println!("  not predicted             {}", share(total.not_predicted, total.accepted));
        for (cause, (all, too)) in total.refused {
            println!("  refused {cause}, also by us {}", share(too, all));
        }
        if total.crashed > 0 {
            println!("  without an answer         {}", total.crashed);
        }
    }
}

fn disagreements(asked: &[Asked]) {
    for Asked { name, release, theirs, ours, .. } in asked {
        match (theirs, ours) {
            (Answer::Printed(_), Answer::Refused(why)) => println!("{name} {release}: only we: {why}"),
            (Answer::Refused(why), Answer::Printed(_)) => {
                println!("{name} {release}: only libvirt, {}: {why}", Cause::of(why));
            }
            (Answer::Missing(why), _) | (_, Answer::Missing(why)) => {
                println!("{name} {release}: no answer: {why}");
            }
            _ => {}
        }
    }
}

/// What both print, form by form.
fn texts(asked: Vec<Asked>) -> Vec<Compared> {
    let pair = |it: Asked| match (it.theirs, it.ours) {
        (Answer::Printed(theirs), Answer::Printed(ours)) => Some((it.name, it.release, theirs, ours)),
        _ => None,
    };
    let both = asked.into_iter().filter_map(pair).flat_map(|(name, release, theirs, ours)| {
        let forms = theirs.into_iter().zip(ours).zip(["stored", "migratable"]);
        forms.map(move |((theirs, ours), form)| Compared {
            name: name.clone(),
            group: format!("{release} {form}"),
            ours,
            theirs,
        })
    });
    both.collect()
}
