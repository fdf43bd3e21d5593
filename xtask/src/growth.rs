//! `cargo xtask growth`: how the time of `complete` grows with the number of devices, for each kind of device.

use crate::large::{KINDS, domain};
use crate::processor;
use libvirt_domain_editor::implicit::{Mode, complete};
use libvirt_domain_editor::machine::Host;
use libvirt_domain_editor::xml;
use std::hint::black_box;

/// Prints for each kind the time of 50 devices and of 5,000, and how many times that is.
///
/// # Errors
/// When the system does not tell how long a process ran.
pub(crate) fn run(kinds: &[String]) -> Result<(), String> {
    println!("{:<16} {:>10} {:>10} {:>7}", "", "50", "5,000", "times");
    for (kind, device) in KINDS {
        if !kinds.is_empty() && !kinds.iter().any(|it| it == kind) {
            continue;
        }
        let few = time(&domain(50, *device), 500)?;
        let many = time(&domain(5_000, *device), 5)?;
        println!("{kind:<16} {few:>7.2} ms {many:>7.0} ms {:>7.0}", many / few);
    }
    Ok(())
}

/// Milliseconds for one completion, on an average of so many.
fn time(text: &str, rounds: u32) -> Result<f64, String> {
    let document = xml::parse(text).map_err(|error| error.to_string())?;
    let host = Host::default();
    let complete = || drop(black_box(complete(black_box(&document), &host, Mode::Define)));
    complete();
    let start = processor::milliseconds()?;
    (0..rounds).for_each(|_| complete());
    Ok((processor::milliseconds()? - start) / f64::from(rounds))
}
