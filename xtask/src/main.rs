//! Development tasks, run as `cargo xtask NAME`.

mod abi;
mod agreement;
mod apt;
mod bench_browser;
mod chromium;
mod ci;
mod cockpit;
mod compared;
mod corpus;
#[path = "../../tests/support/corpus.rs"]
mod corpus_pairs;
#[path = "../../tests/support/diff.rs"]
mod diff;
mod growth;
mod inputs;
mod instructions;
#[path = "../../tests/support/large.rs"]
mod large;
mod launcher;
#[allow(dead_code, reason = "shared with the tests")]
#[path = "../../tests/support/libvirt.rs"]
mod libvirt;
#[path = "../../tests/support/lint.rs"]
mod lint;
mod matrix;
mod new_rule;
#[path = "../../tests/support/normalize.rs"]
mod normalize;
mod one_file;
mod optimised;
mod oracle;
mod package;
mod page;
#[path = "../../tests/support/plain.rs"]
mod plain;
mod processor;
mod project;
mod qemu;
mod qemu_cache;
mod record;
#[allow(dead_code, reason = "shared with the tests")]
#[path = "../../tests/support/recorded.rs"]
mod recorded;
mod refusal;
mod rules;
mod screenshots;
mod serve;
mod setup;
mod since;
mod size;
mod step;
mod table;
mod tally;
#[path = "../../tests/support/targets.rs"]
mod targets;
mod test;
mod times;
mod tools;
mod verdicts;

use project::Project;
use std::path::Path;
use std::process::ExitCode;

const USAGE: &str = "usage: cargo xtask TASK

  serve [OPTION…]   install what is missing, then serve the page (options go to `trunk serve`)
  test [SUITE…]     run every suite, or some of: native, browser, e2e, package, cockpit
  ci                what must pass before anything lands: fmt, clippy, test, release build
  package           build the package for npm
  cockpit           build the package for Cockpit, as a folder
  deb               build it as a Debian package
  one-file          build the page as a single HTML file that works without a network
  size [--check]    build the release page and print the size of each file; fail where it is over its budget
  bench-browser     print how long the release page takes to start, beside an empty one, and to follow a key press
  screenshots       take the pictures in docs/screenshots anew
  times [DIR]       print how long completing takes for the files of a folder, beside real libvirt
  instructions      print how many instructions each step of the engine takes, counted by valgrind
  growth [KIND…]    print how the time of completing grows with the number of devices, by kind of device
  verdicts [DIR]    print how many verdicts on a domain and a target the engine gives in a second
  setup             install what serve and test need, and nothing else
  record [--refusals] [NAME…]
                    record what real libvirt says to the domains under tests/cases, or tests/refusals
  new-rule NAME [--stage STAGE]
                    begin a rule: its file, its place in the list, and what to do next
  rules             write docs/rules.md anew from the rules
  since import FILE bring in the table of what libvirt reads since which release
  since add RELEASE DIR
                    add to that table what the schema of a release in DIR has and no release before it
  corpus [OPTION…]  count how often the engine prints what libvirt's own test data expects
  oracle [OPTION…]  count how often the engine says what real libvirt says, asked now; --help tells the options
  abi [OPTION…] [DIR…]
                    change one property of domains at a time and hold the guest-ABI verdict against libvirt's own check
  qemu import DIR [CACHE…]   bring in the QEMU capability tables of DIR and what libvirts remember of their QEMUs
  export-matrix [OPTION…] [DIR…]
                    export domains for every target and have schemas and real libvirt judge it";

fn main() -> ExitCode {
    let project = Project::here();
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let rest = arguments.get(1..).unwrap_or_default();
    let done = match &words[..] {
        ["serve", ..] => serve::run(&project, rest),
        ["test", ..] => test::run(&project, rest),
        ["ci"] => ci::run(&project),
        ["package"] => package::build(&project).map(drop),
        ["cockpit"] => cockpit::build(&project).map(drop),
        ["deb"] => cockpit::deb(&project).map(|file| println!("{}", file.display())),
        ["one-file"] => one_file::run(&project),
        ["size"] => size::run(&project, false),
        ["size", "--check"] => size::run(&project, true),
        ["screenshots"] => screenshots::run(&project),
        ["bench-browser"] => bench_browser::run(&project),
        ["setup"] => setup::everything(&project),
        ["record", ..] => record::run(project.root(), rest),
        ["since", "add", release, folder] => since::add(project.root(), release, Path::new(folder)),
        ["since", "import", file] => since::import(project.root(), Path::new(file)),
        ["step", ..] => step::run(rest),
        ["verdicts", ..] => optimised::run(&project, || verdicts::run(project.root(), rest)),
        ["times", ..] => optimised::run(&project, || times::run(project.root(), rest)),
        ["instructions"] => optimised::run(&project, instructions::run),
        ["growth", ..] => optimised::run(&project, || growth::run(rest)),
        ["corpus", ..] => corpus::run(project.root(), rest),
        ["oracle", ..] => agreement::run(project.root(), rest),
        ["qemu", "import", folder, caches @ ..] => qemu::import(project.root(), Path::new(folder), caches),
        ["abi", ..] => abi::run(project.root(), rest),
        ["new-rule", ..] => new_rule::run(project.root(), rest),
        ["rules"] => rules::run(project.root()),
        ["export-matrix", ..] => matrix::run(project.root(), rest),
        _ => Err(USAGE.to_owned()),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("xtask: {message}");
            ExitCode::FAILURE
        }
    }
}
