//! A progress bar on standard error, where that is a terminal.

use std::io::{IsTerminal, Write};

/// Cells of the bar.
const WIDTH: usize = 30;

/// How far a fleet is.
pub(super) struct Progress {
    done: usize,
    /// How many there are, where that is known.
    all: Option<usize>,
    is_shown: bool,
}

impl Progress {
    pub(super) fn new(all: Option<usize>) -> Progress {
        Progress { done: 0, all, is_shown: std::io::stderr().is_terminal() }
    }

    /// Some more are done.
    pub(super) fn advance(&mut self, count: usize) {
        self.done += count;
        let Progress { done, all, .. } = *self;
        self.draw(&match all {
            Some(all) => {
                let full = done * WIDTH / all.max(1);
                format!("\r[{}{}] {done} of {all} domains", "#".repeat(full), "-".repeat(WIDTH - full))
            }
            None => format!("\r{done} domains"),
        });
    }

    /// Takes the bar off the line, for something else to be written there.
    pub(super) fn clear(&self) {
        self.draw("\r\x1b[K");
    }

    fn draw(&self, text: &str) {
        if self.is_shown {
            let mut error = std::io::stderr().lock();
            let _ = error.write_all(text.as_bytes()).and_then(|()| error.flush());
        }
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        self.clear();
    }
}
