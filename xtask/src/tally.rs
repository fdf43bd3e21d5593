//! Counts passed, failed and skipped tests in what test runners print.

use std::ops::AddAssign;

/// How many tests ended how.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Tally {
    pub(crate) passed: u32,
    pub(crate) failed: u32,
    pub(crate) skipped: u32,
}

impl AddAssign for Tally {
    fn add_assign(&mut self, other: Tally) {
        self.passed += other.passed;
        self.failed += other.failed;
        self.skipped += other.skipped;
    }
}

impl std::fmt::Display for Tally {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} passed, {} failed, {} skipped", self.passed, self.failed, self.skipped)
    }
}

/// Counts what `cargo test` printed, natively or through wasm-bindgen's runner.
///
/// A program that was started but died without its result line counts as one failure.
pub(crate) fn of_cargo(lines: &[String]) -> Tally {
    let mut tally = Tally::default();
    let (mut started, mut ended) = (0, 0);
    for line in lines {
        let line = line.trim_start();
        started +=
            u32::from(line.starts_with("Running ") && line.ends_with(')') || line.starts_with("Doc-tests "));
        let Some(counts) = line.strip_prefix("test result: ").and_then(|result| result.split_once(". "))
        else {
            continue;
        };
        ended += 1;
        for count in counts.1.split(';') {
            let (number, what) = count.trim().split_once(' ').unwrap_or_default();
            let number = number.parse().unwrap_or(0);
            match what {
                "passed" => tally.passed += number,
                "failed" => tally.failed += number,
                "ignored" => tally.skipped += number,
                _ => {}
            }
        }
    }
    tally.failed += started.saturating_sub(ended);
    tally
}

/// Counts what `node --test` printed with its `spec` reporter: the closing lines.
pub(crate) fn of_node(lines: &[String]) -> Tally {
    let mut tally = Tally::default();
    for line in lines {
        let mut words = line.strip_prefix("ℹ ").unwrap_or_default().split(' ');
        let (what, number) = (words.next(), words.next().and_then(|number| number.parse::<u32>().ok()));
        match (what, number) {
            (Some("pass"), Some(number)) => tally.passed += number,
            (Some("fail" | "cancelled"), Some(number)) => tally.failed += number,
            (Some("skipped" | "todo"), Some(number)) => tally.skipped += number,
            _ => {}
        }
    }
    tally
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(text: &str) -> Vec<String> {
        text.lines().map(str::to_owned).collect()
    }

    #[test]
    fn cargo_results_add_up() {
        let printed = "     Running unittests src/lib.rs (target/debug/deps/a-1)\n\
            test result: ok. 3 passed; 0 failed; 1 ignored; 0 measured; 0 filtered out; finished in 0.00s\n\
            \x20    Running tests/cases.rs (target/debug/deps/cases-2)\n\
            test result: FAILED. 2 passed; 1 failed; 0 ignored; 0 filtered out; finished in 0.02s\n";
        assert_eq!(of_cargo(&lines(printed)), Tally { passed: 5, failed: 1, skipped: 1 });
    }

    #[test]
    fn a_test_program_that_dies_is_a_failure() {
        let printed = "     Running tests/laws.rs (target/debug/deps/laws-3)\nrunning 4 tests\n";
        assert_eq!(of_cargo(&lines(printed)), Tally { passed: 0, failed: 1, skipped: 0 });
    }

    #[test]
    fn node_results_are_read_from_the_closing_lines() {
        let printed = "✔ the page opens (12.5ms)\nℹ tests 4\nℹ suites 0\nℹ pass 2\nℹ fail 1\nℹ cancelled 0\n\
            ℹ skipped 1\nℹ todo 0\nℹ duration_ms 3000.1\n";
        assert_eq!(of_node(&lines(printed)), Tally { passed: 2, failed: 1, skipped: 1 });
    }
}
