//! The sentences of the sources: string literals of several words that people come to read.

use std::fs;
use std::path::Path;

/// Where the engine is.
const MODULES: [&str; 13] = [
    "xml",
    "domain",
    "machine",
    "compat",
    "format",
    "form",
    "implicit",
    "validate",
    "inventory",
    "command",
    "export",
    "editor",
    "history",
];

/// What is never seen on the page, or holds no sentences: what `domxml` prints, tables.
const ELSEWHERE: [&str; 9] = [
    "export/survey.rs",
    "export/strategies/text.rs",
    "format/table.rs",
    "implicit/testing.rs",
    "implicit/rule.rs",
    "machine/flags.rs",
    "compat/behaviour/",
    "inventory/picture/svg.rs",
    "inventory/topology/text.rs",
];

/// What stands before a literal that is no sentence for people: references, and faults of the program itself.
const BEFORE: [&str; 5] = ["reference:", "expect(", "panic!(", "unreachable!(", ", reason ="];

/// Paths in a document, written with blanks.
const PATHS: [&str; 6] =
    ["clock timer", "features hyperv", "features smm", "os firmware", "os loader", "os nvram"];

/// Tables with sentences: a line holds one behind the first of these, where it is not commented out and has it.
const TABLES: [(&str, &str); 3] =
    [("compat/abi.txt", " : "), ("editor/assist/words.txt", ": "), ("form/forms.txt", " ")];

/// Every sentence with the file that says it; places are `{}`.
pub(crate) fn sentences(root: &Path) -> Vec<(String, String)> {
    let mut found = Vec::new();
    for module in MODULES {
        collect(&root.join("src").join(module), root, &mut found);
    }
    for (name, before) in TABLES {
        let text = fs::read_to_string(root.join("src").join(name)).unwrap();
        let lines = text.lines().filter(|it| !it.starts_with(['#', '[']));
        found.extend(lines.filter_map(|it| Some((it.split_once(before)?.1.to_owned(), name.to_owned()))));
    }
    found
}

fn collect(folder: &Path, root: &Path, found: &mut Vec<(String, String)>) {
    let mut paths: Vec<_> =
        fs::read_dir(folder).into_iter().flatten().flatten().map(|it| it.path()).collect();
    paths.sort();
    for path in paths {
        let name = path.strip_prefix(root.join("src")).unwrap().display().to_string();
        if path.is_dir() {
            collect(&path, root, found);
        } else if name.ends_with(".rs") && !ELSEWHERE.iter().any(|it| name.starts_with(it)) {
            let text = fs::read_to_string(&path).unwrap();
            let code = text.split("#[cfg(test)]\nmod ").next().unwrap_or_default();
            // What a rule or a rewrite is called stands in the documentation only.
            let titled = !name.starts_with("implicit/rules/") && !name.starts_with("export/rewrites/");
            for (before, literal) in literals(code) {
                let is_titled = titled || !before.ends_with("title:");
                let is_fault = before.lines().last().unwrap_or_default().contains("assert!(");
                if is_sentence(&literal)
                    && is_titled
                    && !is_fault
                    && !BEFORE.iter().any(|it| before.ends_with(it))
                {
                    found.push((alone(&template(&literal)), name.clone()));
                }
            }
        }
    }
}

/// Several words that are no shell command and no path in a document; or what is done to something: `Remove {name}`.
fn is_sentence(literal: &str) -> bool {
    if !literal.contains(' ') || PATHS.contains(&literal) {
        return false;
    }
    let does = literal.split_once(" {").is_some_and(|it| {
        it.0.starts_with(|first: char| first.is_ascii_uppercase())
            && it.0[1..].bytes().all(|it| it.is_ascii_lowercase() || it == b' ')
    });
    if does {
        return true;
    }
    let is_word = |it: &&str| it.len() > 1 && it.bytes().all(|byte| byte.is_ascii_lowercase());
    literal.split([' ', ',', '.', ';', ':']).filter(is_word).count() > 1 && !literal.starts_with("virsh ")
}

/// The literals of a file, each with the code right before it.
fn literals(code: &str) -> Vec<(&str, String)> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(next) = code[at..].find(['"', '\'', '/']) {
        at += next;
        let rest = &code[at..];
        if rest.starts_with("//") {
            at += rest.find('\n').unwrap_or(rest.len());
        } else if rest.starts_with("'\"'") || rest.starts_with("'\\") {
            at += 3;
        } else if let Some(inside) = rest.strip_prefix('"') {
            let (literal, length) = unescaped(inside);
            found.push((code[..at].trim_end(), literal));
            at += 1 + length;
        } else {
            at += 1;
        }
    }
    found
}

/// The text of a literal up to its closing quote, and how long it is in the source.
fn unescaped(inside: &str) -> (String, usize) {
    let mut text = String::new();
    let mut characters = inside.char_indices().peekable();
    while let Some((at, character)) = characters.next() {
        match character {
            '"' => return (text, at + 1),
            '\\' => match characters.next() {
                Some((_, '\n')) => while characters.next_if(|it| it.1.is_whitespace()).is_some() {},
                Some((_, 'n')) => text.push('\n'),
                Some((_, other)) => text.push(other),
                None => {}
            },
            other => text.push(other),
        }
    }
    (text, inside.len())
}

/// A sentence without whole sentences, or nothing, that stand before or behind it.
fn alone(template: &str) -> String {
    template.trim_start_matches("{}").trim_end_matches(" {}").trim().to_owned()
}

/// A sentence with its places as `{}`, those that touch as one.
pub(crate) fn template(sentence: &str) -> String {
    let mut template = String::new();
    let mut rest = sentence.trim();
    while let Some((before, (_, after))) =
        rest.split_once('{').and_then(|it| Some((it.0, it.1.split_once('}')?)))
    {
        template.push_str(before);
        if !(before.is_empty() && template.ends_with("{}")) {
            template.push_str("{}");
        }
        rest = after;
    }
    template + rest
}
