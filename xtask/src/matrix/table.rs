//! What the judges said, counted per target, and told in detail where that is wished.

use super::{Detail, Wish};
use std::collections::BTreeMap;

/// Every judge, in the order of the columns.
pub(super) const JUDGES: [&str; 6] =
    ["schema", "twice", "accepted", "guest-abi", "command-line", "migratable"];

/// How many were judged, and how many of them held.
#[derive(Clone, Copy, Default)]
struct Count {
    all: usize,
    held: usize,
}

/// The counts so far.
pub(super) struct Table<'w> {
    wish: &'w Wish,
    /// Per target how many exports were reported as blocked, and as leaving the guest the same.
    exports: BTreeMap<String, (usize, usize, usize)>,
    counts: BTreeMap<(String, &'static str), Count>,
    /// How many exports each judge could not judge here.
    unjudged: BTreeMap<&'static str, usize>,
}

impl<'w> Table<'w> {
    pub(super) fn new(wish: &'w Wish) -> Table<'w> {
        Table { wish, exports: BTreeMap::new(), counts: BTreeMap::new(), unjudged: BTreeMap::new() }
    }

    /// Counts the exports for a target.
    pub(super) fn exports(&mut self, target: &str, all: usize, blocked: usize, same: usize) {
        self.exports.insert(target.to_owned(), (all, blocked, same));
    }

    /// Takes in what a judge said about one domain: that it holds, or why not.
    pub(super) fn judge(&mut self, target: &str, judge: &'static str, name: &str, said: Result<(), String>) {
        let count = self.counts.entry((target.to_owned(), judge)).or_default();
        count.all += 1;
        match (said, &self.wish.detail) {
            (Ok(()), _) => count.held += 1,
            (Err(_), Detail::Counts) => {}
            (Err(why), Detail::Names) => {
                println!("{target} {judge} {name}: {}", why.lines().next().unwrap_or_default());
            }
            (Err(why), Detail::Reasons(wanted)) if name.contains(wanted.as_str()) => {
                println!("{target} {judge} {name}\n{why}");
            }
            (Err(_), Detail::Reasons(_)) => {}
        }
    }

    /// Counts an export that the judge cannot judge on this machine.
    pub(super) fn cannot_judge(&mut self, judge: &'static str) {
        *self.unjudged.entry(judge).or_default() += 1;
    }

    /// One line about a target.
    pub(super) fn print_target(&self, target: &str) {
        let (all, blocked, same) = self.exports.get(target).copied().unwrap_or_default();
        print!("{target:<7} {all:>5} exports {blocked:>5} blocked {same:>5} guest same");
        for judge in JUDGES {
            if let Some(count) = self.counts.get(&(target.to_owned(), judge)) {
                print!(" · {judge} {}", of(*count));
            }
        }
        println!();
    }

    /// One line about each judge.
    pub(super) fn print_summary(&self) {
        println!();
        for judge in JUDGES {
            let mut sum = Count::default();
            for (_, count) in self.counts.iter().filter(|((_, it), _)| *it == judge) {
                sum.all += count.all;
                sum.held += count.held;
            }
            match sum.all {
                0 => println!("{judge:<12} not asked"),
                all => {
                    let share = 100.0 * sum.held as f64 / all as f64;
                    println!("{judge:<12} {} held, {share:.2} %", of(sum));
                }
            }
        }
        for (judge, count) in &self.unjudged {
            println!("{judge} could not judge {count}: libvirt does not start the source on this machine");
        }
        for (release, judge) in self.counts.keys().filter(|(_, judge)| *judge == "migratable") {
            let count = self.counts[&(release.clone(), *judge)];
            println!("migratable form of {release}: {}", of(count));
        }
    }
}

fn of(count: Count) -> String {
    format!("{}/{}", count.held, count.all)
}
