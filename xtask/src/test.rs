//! `cargo xtask test`: every suite, and one line that sums them up.

use crate::project::{Project, announce, execute};
use crate::tally::{self, Tally};
use crate::{chromium, cockpit, page, setup};
use std::fs;
use std::io::{BufRead, BufReader, Read};
use std::process::{Command, Stdio};
use std::sync::mpsc::{Sender, channel};
use std::thread;

/// A group of tests that one runner runs.
struct Suite {
    name: &'static str,
    run: fn(&Project) -> Result<Tally, String>,
}

const SUITES: [Suite; 5] = [
    Suite { name: "native", run: native },
    Suite { name: "browser", run: browser },
    Suite { name: "e2e", run: e2e },
    Suite { name: "package", run: package },
    Suite { name: "cockpit", run: in_cockpit },
];

/// Runs the suites named, or all. A suite that fails does not keep the next from running; one that
/// cannot run counts as a failure.
///
/// # Errors
/// When a name is unknown or anything failed.
pub(crate) fn run(project: &Project, names: &[String]) -> Result<(), String> {
    if let Some(unknown) = names.iter().find(|name| SUITES.iter().all(|suite| suite.name != name.as_str())) {
        return Err(format!(
            "no suite is called '{unknown}': there are native, browser, e2e, package and cockpit"
        ));
    }
    let mut results = Vec::new();
    for suite in SUITES.iter().filter(|suite| names.is_empty() || names.iter().any(|name| name == suite.name))
    {
        let tally = (suite.run)(project).unwrap_or_else(|error| {
            eprintln!("xtask: the suite {} broke: {error}", suite.name);
            Tally { failed: 1, ..Tally::default() }
        });
        results.push((suite.name, tally));
    }
    let mut total = Tally::default();
    for (name, tally) in results {
        println!("{name}: {tally}");
        total += tally;
    }
    println!("{total}");
    // The line above is the last that the command says.
    if total.failed == 0 { Ok(()) } else { std::process::exit(1) }
}

fn native(project: &Project) -> Result<Tally, String> {
    announce("the native tests (1 to 3 minutes, mostly compiling)");
    let mut command = project.command("cargo");
    let (lines, success) = watch(command.args(["test", "--workspace", "--locked", "--no-fail-fast"]))?;
    judged(tally::of_cargo(&lines), success)
}

fn browser(project: &Project) -> Result<Tally, String> {
    setup::for_page(project)?;
    chromium::install(project)?;
    announce("the tests in headless Chromium (1 to 2 minutes, mostly compiling)");
    let mut command = project.command("cargo");
    command.args(["test", "--locked", "--no-fail-fast", "--target", "wasm32-unknown-unknown"]);
    // Seconds for the whole suite; the runner's own 20 are few on a busy machine.
    command.env("WASM_BINDGEN_TEST_TIMEOUT", "180");
    let (lines, success) =
        watch(command.args(["--no-default-features", "--features", "app", "--test", "browser"]))?;
    judged(tally::of_cargo(&lines), success)
}

fn e2e(project: &Project) -> Result<Tally, String> {
    setup::for_page(project)?;
    chromium::install(project)?;
    page::build(project)?;
    announce("the journeys through the release page in Chromium (a minute)");
    let mut command = node_tests(project, "tests/e2e")?;
    command.env("PAGE", page::folder(project));
    let (lines, success) = watch(&mut command)?;
    judged(tally::of_node(&lines), success)
}

fn package(project: &Project) -> Result<Tally, String> {
    setup::for_page(project)?;
    chromium::install(project)?;
    let tarball = crate::package::build(project)?;
    execute(project.command("cargo").args(["build", "--locked", "--quiet", "--release", "--bin", "domxml"]))?;
    announce("the npm package: its types, its engine in Node, the examples in Chromium (a minute)");
    let mut command = node_tests(project, "tests/package")?;
    command.env("NPM_TARBALL", tarball);
    command.env("NPM_PACKAGE", project.root().join("target/npm-package"));
    command.env("PAGE", page::folder(project));
    command.env("DOMXML", project.root().join("target/release/domxml"));
    let (lines, success) = watch(&mut command)?;
    judged(tally::of_node(&lines), success)
}

/// Where Cockpit and libvirt are neither there nor can be installed, its tests say so and count as skipped.
fn in_cockpit(project: &Project) -> Result<Tally, String> {
    chromium::install(project)?;
    if let Err(why) = cockpit::install(project) {
        announce(&format!("no Cockpit here: {why}"));
    }
    let (package, deb) = (cockpit::build(project)?, cockpit::deb(project));
    announce("the package in a real Cockpit with a real libvirt (a minute)");
    let mut command = node_tests(project, "tests/cockpit")?;
    command.env("COCKPIT_PACKAGE", package);
    // Where there is no dpkg there is no Debian package to test.
    if let Ok(deb) = deb {
        command.env("COCKPIT_DEB", deb);
    }
    let (lines, success) = watch(&mut command)?;
    judged(tally::of_node(&lines), success)
}

/// Node's test runner with the files of a folder.
fn node_tests(project: &Project, folder: &str) -> Result<Command, String> {
    let folder = project.root().join(folder);
    let entries = fs::read_dir(&folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    let mut files: Vec<_> = entries.filter_map(|entry| Some(entry.ok()?.path())).collect();
    files.retain(|path| path.to_string_lossy().ends_with(".test.mjs"));
    files.sort();
    if files.is_empty() {
        return Err(format!("{} has no *.test.mjs", folder.display()));
    }
    let mut command = project.command("node");
    command.args(["--test", "--test-reporter=spec", "--test-timeout=180000"]).args(files);
    Ok(command)
}

/// A runner that fails although it counted no failure broke by itself.
fn judged(mut tally: Tally, success: bool) -> Result<Tally, String> {
    if !success && tally.failed == 0 {
        tally.failed = 1;
        announce("the runner failed although no test did: see above");
    }
    Ok(tally)
}

/// Runs `command`, showing what it prints; answers all its lines and whether it succeeded.
fn watch(command: &mut Command) -> Result<(Vec<String>, bool), String> {
    let name = command.get_program().to_string_lossy().into_owned();
    let mut child = command
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .map_err(|error| format!("{name}: {error}"))?;
    let (sender, lines) = channel();
    let readers = [
        forward(child.stdout.take().expect("stdout is piped"), sender.clone()),
        forward(child.stderr.take().expect("stderr is piped"), sender),
    ];
    let lines = lines.iter().inspect(|line| println!("{line}")).collect();
    for reader in readers {
        reader.join().map_err(|_| format!("{name}: its output cannot be read"))?;
    }
    let status = child.wait().map_err(|error| format!("{name}: {error}"))?;
    Ok((lines, status.success()))
}

fn forward(stream: impl Read + Send + 'static, sender: Sender<String>) -> thread::JoinHandle<()> {
    thread::spawn(move || {
        let mut stream = BufReader::new(stream);
        let mut bytes = Vec::new();
        while matches!(stream.read_until(b'\n', &mut bytes), Ok(length) if length > 0) {
            let line = String::from_utf8_lossy(&bytes).trim_end().to_owned();
            if sender.send(line).is_err() {
                return;
            }
            bytes.clear();
        }
    })
}
