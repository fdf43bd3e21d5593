//! What the engine says is known in every language: each sentence of the sources stands in static/languages, and each
//! sentence that the views of all cases and of the corpus hold is translated.

mod sources;

use libvirt_domain_editor::domain;
use libvirt_domain_editor::editor::{Command, Editor, Memory, Style, Told, Words};
use libvirt_domain_editor::implicit::{Mode, complete};
use libvirt_domain_editor::machine::Host;
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

/// So many unknown sentences are told.
const TOLD: usize = 100;

/// Every so many-th domain, and row, is looked at as a whole.
const STEP: usize = 17;

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn german() -> Memory {
    let text = fs::read_to_string(root().join("static/languages/de.txt")).unwrap();
    Memory::read(&text, '.').unwrap_or_else(|line| panic!("static/languages/de.txt: line {line} has a fault"))
}

/// Every domain that tests hold, and of the corpus where it is there.
fn domains() -> Vec<PathBuf> {
    let mut found = Vec::new();
    for folder in ["tests", "src/editor/samples", "../shared/corpus"] {
        collect(&root().join(folder), &mut found);
    }
    found.sort();
    found
}

fn collect(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        if path.is_dir() {
            collect(&path, found);
        } else if path.extension().is_some_and(|it| it == "xml") {
            found.push(path);
        }
    }
}

/// Sentences that the memory does not know, with where each was said first.
#[derive(Default)]
struct Unknown(BTreeMap<String, String>);

impl Unknown {
    fn sentences(&mut self, memory: &Memory, from: &str, text: &str) {
        for sentence in memory.unknown(text) {
            self.0.entry(sentence.to_owned()).or_insert_with(|| from.to_owned());
        }
    }

    fn hear(&mut self, memory: &Memory, from: &str, mut told: impl Told) {
        told.tell(&mut |words, text| {
            if words == Words::Sentences {
                self.sentences(memory, from, text);
            }
        });
    }

    fn assert_none(&self) {
        let told = self.0.iter().take(TOLD).map(|(sentence, from)| format!("{sentence}\n    {from}\n"));
        let told: String = told.collect();
        assert!(self.0.is_empty(), "{} sentences are not in static/languages/de.txt:\n{told}", self.0.len());
    }
}

/// Each sentence of the sources, so that one that no domain here provokes is not forgotten.
#[test]
fn every_sentence_of_the_sources_is_known_in_german() {
    let text = fs::read_to_string(root().join("static/languages/de.txt")).unwrap();
    let known: Vec<String> = text.lines().map(sources::template).collect();
    let missing: BTreeMap<String, String> = sources::sentences(root())
        .into_iter()
        .filter(|(sentence, _)| !known.iter().any(|it| it.contains(sentence.as_str())))
        .collect();
    let told: String =
        missing.iter().map(|(sentence, file)| format!("{sentence}\n    src/{file}\n")).collect();
    assert!(missing.is_empty(), "{} sentences are not in static/languages/de.txt:\n{told}", missing.len());
}

/// Why libvirt does what, what it refuses and what is not predicted, of all domains.
#[test]
fn every_reason_is_known_in_german() {
    let (memory, host) = (german(), Host::default());
    let mut unknown = Unknown::default();
    for path in domains() {
        let Ok(document) =
            fs::read_to_string(&path).map_err(drop).and_then(|it| domain::read(&it).map_err(drop))
        else {
            continue;
        };
        let completed = complete(&document, &host, Mode::Define);
        let from = path.display().to_string();
        let reasons = completed.ledger.entries().iter().map(|it| &*it.because);
        let remarks = completed.refusals.iter().chain(&completed.not_predicted).chain(&completed.unnamed);
        for sentence in reasons.chain(remarks.map(|it| &*it.message)) {
            unknown.sentences(&memory, &from, sentence);
        }
    }
    unknown.assert_none();
}

/// All that the page shows, of some domains.
#[test]
fn every_sentence_of_a_view_is_known_in_german() {
    let memory = german();
    let mut unknown = Unknown::default();
    let targets = ["libvirt=0.9.4", "rhel7.9", "debian12", "libvirt=4.5.0,qemu=2.12"];
    for (path, target) in domains().iter().step_by(STEP).zip(targets.iter().cycle()) {
        let Ok(text) = fs::read_to_string(path) else { continue };
        let from = path.display().to_string();
        let mut editor = Editor::new();
        editor.update(Command::Load { name: "test.xml".to_owned(), text });
        editor.update(Command::SetTarget(Some((*target).to_owned())));
        let view = editor.view();
        unknown.hear(&memory, &from, view.clone());
        unknown.hear(&memory, &from, editor.topology(&view).map_or_else(Vec::new, |it| it.table()));
        for kind in editor.kinds_of_devices() {
            unknown.hear(&memory, &from, editor.preview_device(&kind.id));
        }
        for style in [Style::Written, Style::Target] {
            editor.update(Command::SetStyle(style));
            if let Some(export) = editor.export() {
                unknown.hear(&memory, &from, export);
            }
        }
        let rows = view.groups.into_iter().flat_map(|it| it.rows);
        for row in rows.step_by(STEP) {
            editor.update(Command::Select(Some(row.key)));
            unknown.hear(&memory, &from, editor.view().inspector);
        }
    }
    unknown.assert_none();
}
