//! The time on the processor, for measuring on a busy machine.

/// How many milliseconds this thread has had a processor: waiting while others work
/// does not count.
///
/// # Errors
/// When the system does not tell.
pub(crate) fn milliseconds() -> Result<f64, String> {
    let path = "/proc/thread-self/schedstat";
    let text = std::fs::read_to_string(path).map_err(|error| format!("{path}: {error}"))?;
    let nanoseconds = text.split(' ').next().and_then(|it| it.parse::<f64>().ok());
    Ok(nanoseconds.ok_or_else(|| format!("{path}: no number"))? / 1e6)
}
