//! `cargo xtask growth`: how the time of `complete` grows with the number of devices, for each kind of device.

use crate::large::{KINDS, domain};
use libvirt_domain_editor::implicit::{Mode, complete};
use libvirt_domain_editor::machine::Host;
use libvirt_domain_editor::xml;
use std::hint::black_box;
use std::time::{Duration, Instant};

/// Prints for each kind the time of 50 devices and of 5,000, and how many times that is.
pub(crate) fn run(kinds: &[String]) -> Result<(), String> {
    println!("{:<16} {:>10} {:>10} {:>7}", "", "50", "5,000", "times");
    for (kind, device) in KINDS {
        if !kinds.is_empty() && !kinds.iter().any(|it| it == kind) {
            continue;
        }
        let [few, many] = [(50, 40), (5_000, 3)].map(|(count, rounds)| best(&domain(count, *device), rounds));
        let times = many.as_secs_f64() / few.as_secs_f64();
        println!("{kind:<16} {:>7.2} ms {:>7.0} ms {times:>7.0}", millis(few), millis(many));
    }
    Ok(())
}

fn millis(time: Duration) -> f64 {
    time.as_secs_f64() * 1e3
}

/// The shortest of several rounds, which the rest of the machine disturbed least.
fn best(text: &str, rounds: usize) -> Duration {
    let document = xml::parse(text).expect("a generated domain is well-formed");
    let host = Host::default();
    let time = |_| {
        let start = Instant::now();
        drop(black_box(complete(black_box(&document), &host, Mode::Define)));
        start.elapsed()
    };
    (0..rounds).map(time).min().unwrap_or_default()
}
