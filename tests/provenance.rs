//! Every difference between a domain and its completion is claimed by one rule, with origin, reason, release and
//! reference; and a claim is about something that differs. Over all our cases as each release completes them, over
//! mutants of them, and over libvirt's own test data where ../shared has it.

#[path = "support/corpus.rs"]
mod corpus;
#[path = "support/mutant.rs"]
mod mutant;
#[path = "support/provenance.rs"]
mod provenance;
#[path = "support/random.rs"]
mod random;
#[allow(dead_code, reason = "each suite uses its part")]
#[path = "support/recorded.rs"]
mod recorded;
#[allow(dead_code, reason = "the tables that the project carries are written elsewhere")]
#[path = "../xtask/src/table.rs"]
mod table;

use std::fs;
use std::path::PathBuf;
use std::process::ExitCode;

use libtest_mimic::{Arguments, Failed, Trial};
use libvirt_domain_editor::implicit::{Mode, complete};
use libvirt_domain_editor::machine::Host;
use libvirt_domain_editor::xml::{self, Document};
use mutant::mutant;
use random::Random;

/// The releases that were measured, one of the days before, and one between.
const HOSTS: [&str; 5] = [
    "libvirt=0.9.4,qemu=1.0",
    "libvirt=7.0.0,qemu=5.2",
    "libvirt=9.0.0,qemu=7.2",
    "libvirt=10.0.0,qemu=8.2",
    "libvirt=11.3.0,qemu=10.0",
];

fn main() -> ExitCode {
    let arguments = Arguments::from_args();
    let mut trials = cases();
    let directory = recorded::root().join("../shared/corpus/libvirt-11.3.0");
    if directory.exists() {
        let pairs = corpus::pairs(&directory).expect("a readable corpus");
        trials.extend(pairs.into_iter().map(|it| {
            Trial::test(format!("corpus/{}", it.name), move || {
                let parse = |text: &str| xml::parse(text).map_err(|error| error.to_string());
                explained(&parse(&it.input)?, &it.host, it.mode)?;
                explained(&parse(&it.expected)?, &it.host, Mode::Load)
            })
        }));
    } else {
        eprintln!("skipped: no corpus in ../shared");
        trials.push(Trial::test("corpus", || Ok(())).with_ignored_flag(true));
    }
    libtest_mimic::run(&arguments, trials).exit_code()
}

fn cases() -> Vec<Trial> {
    let folder = recorded::root().join("tests/cases");
    let mut names: Vec<_> =
        fs::read_dir(folder).expect("the cases").map(|it| it.expect("a case").path()).collect();
    names.sort();
    let trial = |(seed, case): (u64, &PathBuf)| {
        let text = fs::read_to_string(case.join("domain.xml")).expect("a domain");
        let name = case.file_name().unwrap_or_default().to_string_lossy().into_owned();
        Trial::test(format!("case/{name}"), move || {
            let document = xml::parse(&text).map_err(|error| error.to_string())?;
            let mut random = Random::new(seed);
            for host in HOSTS {
                let host = Host::parse(host).expect("a host");
                for mode in [Mode::Define, Mode::Load] {
                    explained(&document, &host, mode)?;
                    explained(&mutant(&document, 4, &mut random), &host, mode)?;
                }
            }
            Ok(())
        })
    };
    (1..).zip(&names).map(trial).collect()
}

fn explained(document: &Document, host: &Host, mode: Mode) -> Result<(), Failed> {
    let faults = provenance::faults(document, &complete(document, host, mode));
    match faults.is_empty() {
        true => Ok(()),
        false => Err(format!("{mode:?} on {host}:\n{}\n{document}", faults.join("\n")).into()),
    }
}
