//! Tables that come in as tab-separated text, the first line naming the columns, and go out as our own.

use std::collections::HashMap;
use std::path::Path;

/// One table, row by row, each cell by its column's name.
pub(crate) struct Table {
    /// The names of the columns in their order.
    pub(crate) columns: Vec<String>,
    rows: Vec<Vec<String>>,
}

impl Table {
    /// Reads the file.
    ///
    /// # Errors
    /// The file cannot be read or is empty; the message names it.
    pub(crate) fn read(path: &Path) -> Result<Table, String> {
        let text = std::fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()))?;
        let mut lines = text.lines().map(|line| line.split('\t').map(str::to_owned).collect::<Vec<_>>());
        let columns = lines.next().ok_or_else(|| format!("{}: no heading", path.display()))?;
        Ok(Table { columns, rows: lines.collect() })
    }

    /// The rows; a cell that the line lacks is empty.
    pub(crate) fn rows(&self) -> impl Iterator<Item = HashMap<&str, &str>> {
        self.rows.iter().map(|row| {
            let cells = row.iter().map(String::as_str).chain(std::iter::repeat(""));
            self.columns.iter().map(String::as_str).zip(cells).collect()
        })
    }
}

/// Writes a table that the program carries, and says how big it is.
///
/// # Errors
/// The file cannot be written; the message names it.
pub(crate) fn write(path: &Path, text: &str) -> Result<(), String> {
    println!("{}: {} lines, {} bytes", path.display(), text.lines().count(), text.len());
    std::fs::write(path, text).map_err(|error| format!("{}: {error}", path.display()))
}
