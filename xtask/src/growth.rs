//! `cargo xtask growth`: how the time of `complete` grows with the number of devices, for each kind of device.

use crate::large::{KINDS, domain};
use crate::processor;
use libvirt_domain_editor::implicit::{Mode, complete};
use libvirt_domain_editor::machine::Host;
use libvirt_domain_editor::xml::{self, Document};
use std::hint::black_box;

/// How often both sizes are timed, in turn: what else the machine does meanwhile then troubles both alike.
const ROUNDS: usize = 7;

/// Prints for each kind the time of 50 devices and of 5,000, and how many times that is: medians.
///
/// # Errors
/// When the system does not tell how long a process ran.
pub(crate) fn run(kinds: &[String]) -> Result<(), String> {
    println!("{:<16} {:>10} {:>10} {:>7}", "", "50", "5,000", "times");
    for (kind, device) in KINDS {
        if !kinds.is_empty() && !kinds.iter().any(|it| it == kind) {
            continue;
        }
        let (few, many) = (read(&domain(50, *device))?, read(&domain(5_000, *device))?);
        let mut times = [const { Vec::new() }; 3];
        for _ in 0..ROUNDS {
            let (few, many) = (time(&few, 100)?, time(&many, 3)?);
            times.iter_mut().zip([few, many, many / few]).for_each(|(all, it)| all.push(it));
        }
        let [few, many, ratio] = times.map(median);
        println!("{kind:<16} {few:>7.2} ms {many:>7.0} ms {ratio:>7.0}");
    }
    Ok(())
}

fn read(text: &str) -> Result<Document, String> {
    xml::parse(text).map_err(|error| error.to_string())
}

fn median(mut all: Vec<f64>) -> f64 {
    all.sort_by(f64::total_cmp);
    all[all.len() / 2]
}

/// Milliseconds for one completion, on an average of so many after a first one.
fn time(document: &Document, rounds: u32) -> Result<f64, String> {
    let host = Host::default();
    let complete = || drop(black_box(complete(black_box(document), &host, Mode::Define)));
    complete();
    let start = processor::milliseconds()?;
    (0..rounds).for_each(|_| complete());
    Ok((processor::milliseconds()? - start) / f64::from(rounds))
}
