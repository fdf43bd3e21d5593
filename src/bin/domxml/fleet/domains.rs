//! Where the domains of a fleet come from: files, folders of files, lists of files, lines of JSON.

use std::fs::{self, File};
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};

use libvirt_domain_editor::domain;
use libvirt_domain_editor::xml::{self, Document};
use serde::Deserialize;

/// A domain that is still to be read.
pub(crate) enum Input {
    /// A file of its own.
    File(PathBuf),
    /// A line of JSON, with its number.
    Line(usize, String),
}

/// A line of JSON: a domain and what it is called there.
#[derive(Deserialize)]
struct Line {
    name: Option<String>,
    xml: String,
}

impl Input {
    /// Its name and the domain, or what is wrong with it.
    pub(crate) fn read(&self) -> (String, Result<Document, String>) {
        let parsed =
            |bytes: &[u8]| xml::decode(bytes).and_then(domain::read).map_err(|error| error.to_string());
        match self {
            Input::File(path) => {
                let name = path.display().to_string();
                let bytes = fs::read(path).map_err(|error| error.to_string());
                (name, bytes.and_then(|bytes| parsed(&bytes)))
            }
            Input::Line(number, text) => {
                let unnamed = || format!("line {number}");
                match serde_json::from_str::<Line>(text) {
                    Ok(line) => (line.name.unwrap_or_else(unnamed), parsed(line.xml.as_bytes())),
                    Err(error) => (unnamed(), Err(format!("not {{\"name\":…,\"xml\":…}}: {error}"))),
                }
            }
        }
    }
}

/// The domains of files, of folders with all below them, and of lists of files, one path a line.
///
/// # Errors
/// A folder or a list that cannot be read.
pub(crate) fn files(paths: &[PathBuf], lists: &[PathBuf]) -> Result<Vec<Input>, String> {
    let mut files = Vec::new();
    for path in paths {
        match path.is_dir() {
            true => below(path, &mut files)?,
            false => files.push(path.clone()),
        }
    }
    for list in lists {
        for line in reader(list)?.lines() {
            let line = line.map_err(|error| fault(list, &error))?;
            files.extend((!line.trim().is_empty()).then(|| PathBuf::from(line.trim())));
        }
    }
    Ok(files.into_iter().map(Input::File).collect())
}

/// Lines of JSON of files, of standard input where none is named, as they come.
///
/// # Errors
/// A file that cannot be opened.
pub(crate) fn lines(paths: &[PathBuf]) -> Result<impl Iterator<Item = Result<Input, String>>, String> {
    let standard = [PathBuf::from("-")];
    let paths = if paths.is_empty() { &standard } else { paths };
    let readers: Vec<_> =
        paths.iter().map(|path| Ok((path.clone(), reader(path)?))).collect::<Result<_, String>>()?;
    let lines = readers.into_iter().flat_map(|(path, reader)| {
        reader.lines().zip(1..).map(move |(line, number)| match line {
            Ok(line) => Ok(Input::Line(number, line)),
            Err(error) => Err(fault(&path, &error)),
        })
    });
    Ok(lines.filter(|it| !matches!(it, Ok(Input::Line(_, text)) if text.trim().is_empty())))
}

fn below(folder: &Path, files: &mut Vec<PathBuf>) -> Result<(), String> {
    let entries = fs::read_dir(folder).map_err(|error| fault(folder, &error))?;
    let mut paths: Vec<PathBuf> = entries.flatten().map(|it| it.path()).collect();
    paths.sort();
    for path in paths {
        if path.is_dir() {
            below(&path, files)?;
        } else if path.extension().is_some_and(|it| it == "xml") {
            files.push(path);
        }
    }
    Ok(())
}

fn reader(path: &Path) -> Result<Box<dyn BufRead>, String> {
    if path == Path::new("-") {
        return Ok(Box::new(BufReader::new(std::io::stdin())));
    }
    let file = File::open(path).map_err(|error| fault(path, &error))?;
    Ok(Box::new(BufReader::new(file)))
}

fn fault(path: &Path, error: &std::io::Error) -> String {
    format!("{}: {error}", path.display())
}
