//! Development tasks, run as `cargo xtask NAME`.

mod qemu;
mod record;
mod table;

use std::path::Path;
use std::process::ExitCode;

fn main() -> ExitCode {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("xtask lies in the project");
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let done = match words[..] {
        ["record", ..] => record::run(root, &arguments[1..]),
        ["qemu", "import", dir] => qemu::import(root, Path::new(dir)),
        _ => Err("usage: cargo xtask record [NAME…] | qemu import DIR".to_owned()),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("xtask: {message}");
            ExitCode::FAILURE
        }
    }
}
