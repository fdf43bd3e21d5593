//! Expectations kept in files, written anew where that is asked for.

use std::fs;
use std::path::Path;

use libtest_mimic::Failed;

use crate::diff;

/// Whether the file holds just this text. With `UPDATE_EXPECT` set it is written instead.
pub(crate) fn expect(path: &Path, actual: &str) -> Result<(), Failed> {
    if std::env::var_os("UPDATE_EXPECT").is_some() {
        return Ok(fs::write(path, actual)?);
    }
    let expected = fs::read_to_string(path).unwrap_or_default();
    match expected == actual {
        true => Ok(()),
        false => Err(format!("{}\n{}", path.display(), diff::unified(&expected, actual)).into()),
    }
}
