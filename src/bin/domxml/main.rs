//! `domxml`: the engine as a native command, for pipelines and for measuring.
//!
//! XML goes to standard output, reports and errors to standard error. Exit status: 0 fine, 1 the answer is
//! "no" (blocked, refused), 2 bad usage or bad input.

mod arguments;
mod check;
mod complete;
mod devices;
mod export;
mod fleet;
mod input;
mod output;
mod strategies;
mod topology;
mod usb;

use std::process::ExitCode;

use arguments::{Arguments, Command};
use clap::Parser;

/// How a command ended, when it did not fail.
pub(crate) enum Answer {
    /// Fine.
    Yes,
    /// Blocked or refused.
    No,
}

fn main() -> ExitCode {
    let answer = match Arguments::parse().command {
        Command::Complete(it) => complete::run(&it),
        Command::Devices(it) => devices::run(&it),
        Command::Topology(it) => topology::run(&it),
        Command::Usb(it) => usb::run(&it),
        Command::Export(it) => export::run(&it),
        Command::Strategies(it) => strategies::run(&it),
        Command::Check(it) if it.matrix || it.jsonl => fleet::run(&it),
        Command::Check(it) => check::run(&it),
    };
    match answer {
        Ok(Answer::Yes) => ExitCode::SUCCESS,
        Ok(Answer::No) => ExitCode::from(1),
        Err(message) => {
            output::tell(&format!("domxml: {message}\n"));
            ExitCode::from(2)
        }
    }
}
