//! Writing to standard output and standard error. A reader that has seen enough, such as `head`, is no error.

use std::io::{ErrorKind, Write};

/// Writes the text.
///
/// # Errors
/// What kept it from being written.
pub(crate) fn write(text: &str) -> Result<(), String> {
    let mut out = std::io::stdout().lock();
    match out.write_all(text.as_bytes()).and_then(|()| out.flush()) {
        Err(error) if error.kind() != ErrorKind::BrokenPipe => Err(format!("standard output: {error}")),
        _ => Ok(()),
    }
}

/// Writes a value as JSON, indented.
///
/// # Errors
/// As [`write`].
pub(crate) fn write_json(value: &impl serde::Serialize) -> Result<(), String> {
    let json = serde_json::to_string_pretty(value).map_err(|error| error.to_string())?;
    write(&(json + "\n"))
}

/// Writes a report to standard error. Where nobody reads it, the XML on standard output still comes whole.
pub(crate) fn tell(text: &str) {
    let _ = std::io::stderr().lock().write_all(text.as_bytes());
}
