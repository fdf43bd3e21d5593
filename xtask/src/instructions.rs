//! `cargo xtask instructions`: how many instructions each step takes, counted by valgrind. Unlike times these can be
//! compared from one day and machine to another.

use std::env;
use std::process::Command;

use crate::large;
use crate::step::{SIZES, STEPS};

/// Prints the instructions of each step for each size, without those of starting and of reading the tables.
///
/// # Errors
/// When valgrind is not there or does not count.
pub(crate) fn run() -> Result<(), String> {
    let heads: Vec<String> = SIZES.iter().map(|size| format!("{size} devices")).collect();
    println!("{:<10} {}", "", heads.iter().map(|it| format!("{it:>16}")).collect::<String>());
    let bytes = SIZES.map(|size| format!("{} KB", large::domain(size, large::mixed).len().div_ceil(1024)));
    println!("{:<10} {}", "", bytes.iter().map(|it| format!("{it:>16}")).collect::<String>());
    for step in STEPS {
        let mut line = format!("{step:<10} ");
        for size in SIZES {
            let domain = format!("mixed:{size}");
            let once = (count(step, 3, &domain)? - count(step, 1, &domain)?) / 2;
            line += &format!("{:>14} k", once / 1000);
        }
        println!("{line}");
    }
    Ok(())
}

/// Instructions of a process that does the step so many times.
fn count(step: &str, times: usize, domain: &str) -> Result<u64, String> {
    let own = env::current_exe().map_err(|error| error.to_string())?;
    let mut valgrind = Command::new("valgrind");
    valgrind.args(["--tool=callgrind", "--callgrind-out-file=/dev/null"]).arg(own);
    let output = valgrind.args(["step", step, &times.to_string(), domain]).output();
    let output = output.map_err(|error| format!("valgrind: {error}; it counts the instructions"))?;
    let text = String::from_utf8_lossy(&output.stderr);
    let counted = text.lines().find_map(|line| line.split_once("Collected : ")?.1.trim().parse().ok());
    counted.ok_or_else(|| format!("valgrind counted nothing:\n{text}"))
}
