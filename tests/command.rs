//! `domxml` as a shell sees it: each folder of tests/command holds arguments, maybe a standard input, and what comes
//! of it: exit status, standard output, standard error. `UPDATE_EXPECT=1 cargo test --test command` writes the
//! expectations anew; read the diff before you keep it.

#[path = "support/diff.rs"]
mod diff;
#[path = "support/expect.rs"]
mod expect;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode, Output, Stdio};

use expect::expect;
use libtest_mimic::{Arguments, Failed, Trial};

fn main() -> ExitCode {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/command");
    let mut folders: Vec<PathBuf> =
        fs::read_dir(folder).expect("tests/command").flatten().map(|it| it.path()).collect();
    folders.sort();
    let mut trials: Vec<Trial> = folders
        .into_iter()
        .map(|folder| {
            let name = folder.file_name().unwrap_or_default().to_string_lossy().into_owned();
            Trial::test(name, move || run(&folder))
        })
        .collect();
    trials.push(Trial::test("as_many_processors_as_you_like", same_with_any_jobs));
    libtest_mimic::run(&Arguments::from_args(), trials).exit_code()
}

/// Runs it in the folder `at`, with the file as standard input or none.
fn domxml(at: &Path, arguments: &[&str], input: Option<&Path>) -> Result<Output, Failed> {
    let mut command = Command::new(env!("CARGO_BIN_EXE_domxml"));
    command.current_dir(at).args(arguments);
    match input {
        Some(path) => command.stdin(fs::File::open(path)?),
        None => command.stdin(Stdio::null()),
    };
    Ok(command.output()?)
}

fn run(folder: &Path) -> Result<(), Failed> {
    let arguments = fs::read_to_string(folder.join("arguments.txt"))?;
    let arguments: Vec<&str> = arguments.split_whitespace().collect();
    let input = Some(folder.join("stdin.txt")).filter(|it| it.exists());
    let output = domxml(folder, &arguments, input.as_deref())?;
    let (out, error) = (String::from_utf8(output.stdout)?, String::from_utf8(output.stderr)?);
    let status = output.status.code().unwrap_or(-1);
    expect(
        &folder.join("expected.txt"),
        &format!("exit status {status}\n--- output\n{out}--- error\n{error}"),
    )
}

/// The order of the answers is that of the domains, however many processors there are.
fn same_with_any_jobs() -> Result<(), Failed> {
    let cases = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/refusals");
    let with = |jobs: &str| -> Result<Vec<u8>, Failed> {
        let arguments = ["check", "--matrix", ".", "--target", "0.9.4", "--output", "jsonl", "--jobs", jobs];
        Ok(domxml(&cases, &arguments, None)?.stdout)
    };
    let one = with("1")?;
    assert!(one.split(|it| *it == b'\n').count() > 20, "there are many domains");
    assert!(one == with("7")?, "with 7 jobs as with one");
    Ok(())
}
