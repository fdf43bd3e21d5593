//! Keeps the sources in order: layers, browser and clock only in `app`, a purpose at the top of every file.
//!
//! It reads the text of src/ and knows nothing of Rust's grammar but comments, strings and paths.

#[allow(dead_code, reason = "the command that writes the page is elsewhere")]
#[path = "../xtask/src/rules.rs"]
mod rules;

use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};

/// The modules of the library. Each imports only those before it.
const LAYERS: [&str; 17] = [
    "order",
    "xml",
    "history",
    "domain",
    "machine",
    "compat",
    "format",
    "implicit",
    "validate",
    "inventory",
    "command",
    "form",
    "export",
    "translate",
    "editor",
    "app",
    "embed",
];

/// What only `app` and `embed` may use: the engine is the same everywhere, and a function of its arguments.
const OUTSIDE_WORLD: [&str; 16] = [
    "std::env",
    "std::fs",
    "std::io",
    "std::net",
    "std::process",
    "std::thread",
    "std::time",
    "thread_local!",
    "static mut",
    "println!",
    "eprintln!",
    "gloo",
    "js_sys",
    "wasm_bindgen",
    "web_sys",
    "yew",
];

#[test]
fn modules_import_only_those_below_them() {
    let mut faults = String::new();
    for source in library() {
        let layer = source.layer();
        for imported in root_modules(&source.code) {
            let Some(other) = LAYERS.iter().position(|name| *name == imported) else {
                writeln!(faults, "{}: `{imported}` is no module of tests/tidy.rs", source.name()).unwrap();
                continue;
            };
            let app_past_editor =
                LAYERS[layer] == "app" && !["order", "app", "editor"].contains(&imported.as_str());
            if other > layer || app_past_editor {
                writeln!(faults, "{}: {} must not import {imported}", source.name(), LAYERS[layer]).unwrap();
            }
        }
    }
    assert!(faults.is_empty(), "\n{faults}");
}

#[test]
fn modules_are_listed_in_layer_order() {
    let lib = Source::read(&root().join("src/lib.rs"));
    let listed = lib.code.lines().filter_map(|line| line.strip_prefix("pub mod ")?.strip_suffix(';'));
    let places: Vec<_> =
        listed.map(|name| LAYERS.iter().position(|layer| *layer == name).expect(name)).collect();
    assert!(places.is_sorted(), "src/lib.rs lists its modules in another order than {LAYERS:?}");
}

#[test]
fn only_the_page_knows_the_outside_world() {
    let mut faults = String::new();
    for source in library().filter(|source| !["app", "embed"].contains(&LAYERS[source.layer()])) {
        // Unit tests stand at the end of a file and may read what they like.
        let code = source.code.split("#[cfg(test)]").next().unwrap_or_default();
        for word in OUTSIDE_WORLD.into_iter().filter(|word| has_word(code, word)) {
            writeln!(faults, "{}: {word}", source.name()).unwrap();
        }
    }
    assert!(faults.is_empty(), "only src/app and src/embed may use these:\n{faults}");
}

#[test]
fn xml_knows_no_libvirt() {
    let xml = library().filter(|source| LAYERS[source.layer()] == "xml");
    let faults: Vec<_> = xml
        .filter(|source| source.code.to_lowercase().contains("libvirt"))
        .map(|source| source.name())
        .collect();
    assert!(faults.is_empty(), "src/xml is about XML alone, but these name libvirt: {faults:?}");
}

/// The release in which a behaviour began is a fact of src/compat, and what is true of a family of machines one of
/// src/machine. A rule asks for both by name.
#[test]
fn rules_know_no_releases_and_no_families_of_machines() {
    let mut faults = String::new();
    for source in library().filter(|it| it.path.starts_with("implicit")) {
        let code = source.code.split("#[cfg(test)]").next().unwrap_or_default();
        let is_rule = source.path.starts_with("implicit/rules");
        let forbidden =
            if is_rule { &["Version::new", "Family::", ".family"][..] } else { &["Version::new"] };
        for word in forbidden.iter().filter(|word| code.contains(*word)) {
            writeln!(faults, "{}: {word}", source.name()).unwrap();
        }
    }
    for source in library().filter(|it| it.path.starts_with("export")) {
        let code = source.code.split("#[cfg(test)]").next().unwrap_or_default();
        if code.contains("Version::new") {
            writeln!(faults, "{}: Version::new", source.name()).unwrap();
        }
    }
    for source in library().filter(|it| it.path.starts_with("machine")) {
        let code = source.code.split("#[cfg(test)]").next().unwrap_or_default();
        if ["libvirt <", "libvirt >", "libvirt =="].iter().any(|word| code.contains(word)) {
            writeln!(faults, "{}: compares releases of libvirt", source.name()).unwrap();
        }
    }
    assert!(
        faults.is_empty(),
        "ask scene.does(Behaviour::…) or work.lacks(Wording::…), and scene.machine() by a method:\n{faults}"
    );
}

#[test]
fn a_rule_is_a_file_that_knows_no_other_rule() {
    let list = Source::read(&root().join("src/implicit/rules/mod.rs")).code;
    let rules: Vec<Source> = library().filter(|it| it.path.starts_with("implicit/rules")).collect();
    let name = |source: &Source| source.path.file_stem().unwrap().to_str().unwrap().to_owned();
    let names: Vec<String> = rules.iter().map(name).filter(|it| it != "mod").collect();
    let mut faults = String::new();
    for source in rules.iter().filter(|it| name(it) != "mod") {
        let (own, text) = (name(source), fs::read_to_string(root().join(source.name())).unwrap());
        let id = own.trim_end_matches('_').replace('_', "-");
        if !text.contains(&format!("id: \"{id}\"")) || !text.starts_with(&format!("//! `{id}`: ")) {
            writeln!(faults, "{}: neither its first line nor its id is `{id}`", source.name()).unwrap();
        }
        if source.code.matches("static RULE: Rule").count() != 1 || !has_word(&list, &own) {
            writeln!(faults, "{}: is not one rule, listed in mod.rs", source.name()).unwrap();
        }
        if source.code.contains("rules::") || source.code.contains("super::super") {
            writeln!(faults, "{}: looks at the rules", source.name()).unwrap();
        }
        for other in names.iter().filter(|it| source.code.contains(&format!("super::{it}"))) {
            writeln!(faults, "{}: imports {other}", source.name()).unwrap();
        }
    }
    assert!(faults.is_empty(), "\n{faults}");
}

#[test]
fn the_page_of_rules_is_fresh() {
    let page = fs::read_to_string(root().join(rules::PAGE)).unwrap_or_default();
    let fresh = rules::page(root()).unwrap_or_else(|error| panic!("{error}"));
    assert!(page == fresh, "{} is not what the rules say; run: cargo xtask rules", rules::PAGE);
    let order = rules::listed(&fs::read_to_string(root().join(rules::FOLDER).join("mod.rs")).unwrap())
        .map(|it| it.replace('_', "-"))
        .collect::<Vec<_>>();
    let run: Vec<&str> = libvirt_domain_editor::implicit::rules::ALL.iter().map(|it| it.id).collect();
    assert_eq!(order, run, "the page has other rules than the program");
}

#[test]
fn every_file_says_what_it_is_for() {
    let folders = ["src", "tests", "xtask", "benches"].map(|folder| rust_files(&root().join(folder)));
    let silent: Vec<_> = folders
        .into_iter()
        .flatten()
        .filter(|path| !fs::read_to_string(path).unwrap().starts_with("//! "))
        .collect();
    assert!(silent.is_empty(), "a file opens with `//!` and its purpose: {silent:?}");
}

/// A file of the library.
struct Source {
    /// From src/ on.
    path: PathBuf,
    /// The text, with comments and the insides of strings taken out.
    code: String,
}

impl Source {
    fn read(path: &Path) -> Source {
        let text = fs::read_to_string(path).unwrap();
        Source { path: path.strip_prefix(root().join("src")).unwrap().to_owned(), code: code_of(&text) }
    }

    fn name(&self) -> String {
        format!("src/{}", self.path.display())
    }

    /// The place in [`LAYERS`] of the module that the file belongs to.
    fn layer(&self) -> usize {
        let first = self.path.iter().next().and_then(|part| part.to_str()).unwrap_or_default();
        let module = first.trim_end_matches(".rs");
        let place = LAYERS.iter().position(|name| *name == module);
        place.unwrap_or_else(|| panic!("{}: tests/tidy.rs has no layer for `{module}`", self.name()))
    }
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// Every file below src/ that belongs to a module of the library.
fn library() -> impl Iterator<Item = Source> {
    let binaries = root().join("src/bin");
    let own = move |path: &PathBuf| !path.starts_with(&binaries) && !path.ends_with("src/lib.rs");
    let files = rust_files(&root().join("src")).into_iter().filter(own);
    files.filter(|path| !path.ends_with("src/main.rs")).map(|path| Source::read(&path))
}

fn rust_files(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).into_iter().flatten() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files.extend(rust_files(&path));
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            files.push(path);
        }
    }
    files.sort();
    files
}

/// `text` without comments and without what stands inside string literals.
fn code_of(text: &str) -> String {
    let mut code = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find(['/', '"', '\'', 'r']) {
        let (before, from) = rest.split_at(at);
        code.push_str(before);
        let hashes = from[1..].bytes().take_while(|byte| *byte == b'#').count();
        let raw = from.starts_with('r') && !before.ends_with(|c: char| c.is_alphanumeric() || c == '_');
        let skipped = if from.starts_with("//") {
            from.find('\n').unwrap_or(from.len())
        } else if from.starts_with("/*") {
            from.find("*/").map_or(from.len(), |end| end + 2)
        } else if raw && from[1 + hashes..].starts_with('"') {
            let end = format!("\"{}", "#".repeat(hashes));
            let start = hashes + 2;
            from[start..].find(&end).map_or(from.len(), |at| start + at + end.len())
        } else if from.starts_with('"') {
            string_end(from)
        } else if let Some(length) = character_length(from) {
            length
        } else {
            code.push_str(&from[..1]);
            1
        };
        rest = &from[skipped..];
    }
    code + rest
}

/// Where the string literal at the start of `text` ends.
fn string_end(text: &str) -> usize {
    let mut escaped = false;
    let closing = text.char_indices().skip(1).find(|(_, c)| {
        let closes = *c == '"' && !escaped;
        escaped = *c == '\\' && !escaped;
        closes
    });
    closing.map_or(text.len(), |(at, _)| at + 1)
}

/// The length of the character literal at the start of `text`, which may be a lifetime instead.
fn character_length(text: &str) -> Option<usize> {
    let inside = text.strip_prefix('\'')?;
    let first = inside.chars().next()?;
    if first == '\\' {
        return inside[2..].find('\'').map(|at| at + 4);
    }
    inside[first.len_utf8()..].starts_with('\'').then(|| first.len_utf8() + 2)
}

/// The modules at the root that the paths of `code` begin with: `crate::a`, `crate::{a::b, c}`.
fn root_modules(code: &str) -> Vec<String> {
    let mut modules = Vec::new();
    for (at, found) in code.match_indices("crate::") {
        if code[..at].ends_with(|c: char| c.is_alphanumeric() || c == '_') {
            continue;
        }
        let path = &code[at + found.len()..];
        match path.strip_prefix('{') {
            Some(group) => modules.extend(group_heads(group)),
            None => modules.push(identifier(path)),
        }
    }
    // Macros exported from the library lie at the root and belong to no module.
    modules.retain(|module| !module.is_empty() && !code.contains(&format!("crate::{module}!")));
    modules
}

/// The first name of each entry of a `{…}` group, of which `text` starts after the brace.
fn group_heads(text: &str) -> Vec<String> {
    let (mut depth, mut heads, mut start) = (0, Vec::new(), 0);
    for (at, c) in text.char_indices() {
        match c {
            '{' => depth += 1,
            ',' | '}' if depth == 0 => {
                heads.push(identifier(text[start..at].trim_start()));
                start = at + 1;
                if c == '}' {
                    break;
                }
            }
            '}' => depth -= 1,
            _ => {}
        }
    }
    heads
}

fn identifier(text: &str) -> String {
    text.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect()
}

/// Whether `word` stands in `code` and is not just a part of a longer name.
fn has_word(code: &str, word: &str) -> bool {
    let part = |c: char| c.is_alphanumeric() || c == '_';
    code.match_indices(word)
        .any(|(at, _)| !code[..at].ends_with(part) && !code[at + word.len()..].starts_with(part))
}

#[test]
fn paths_are_found_in_code_alone() {
    let text = r###"
        // crate::comment
        use crate::{xml::{self, Document}, history, domain::view::View};
        fn f<'a>(x: &'a str) -> char { let c = '"'; let s = "crate::string \" more"; '\'' }
        const RAW: &str = r#"crate::raw " "#;
        type T = crate::machine::Machine;
        macro_rules! m { () => { $crate::editor!() } }
    "###;
    assert_eq!(root_modules(&code_of(text)), ["xml", "history", "domain", "machine"]);
}
