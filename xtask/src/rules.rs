//! `cargo xtask rules`: docs/rules.md, what every rule does, in the order in which libvirt acts.
//!
//! It is made from the text of the rules' files, so that a rule that was just written is in it before anything is
//! compiled; stages, effects and behaviours come from the library.

use libvirt_domain_editor::compat::{Behaviour, Precision};
use libvirt_domain_editor::implicit::{Effect, Stage};
use std::fmt::Write;
use std::fs;
use std::path::Path;

/// Where the page lies.
pub(crate) const PAGE: &str = "docs/rules.md";
/// Where the rules lie, and their list in mod.rs.
pub(crate) const FOLDER: &str = "src/implicit/rules";

/// A rule as its file tells it.
struct Rule {
    id: String,
    title: String,
    reference: String,
    since: String,
    stage: Stage,
    effect: Effect,
    /// What the file is for.
    purpose: String,
    /// The paragraphs above `fn apply`.
    text: Vec<String>,
    /// What it asks for by name.
    behaviours: Vec<Behaviour>,
}

/// Writes the page.
///
/// # Errors
/// What could not be read, understood or written.
pub(crate) fn run(root: &Path) -> Result<(), String> {
    let path = root.join(PAGE);
    fs::write(&path, page(root)?).map_err(|error| format!("{}: {error}", path.display()))
}

/// The page for the rules below `root`.
///
/// # Errors
/// What could not be read or understood.
pub(crate) fn page(root: &Path) -> Result<String, String> {
    let list = read(&root.join(FOLDER).join("mod.rs"))?;
    let rules = listed(&list).map(|module| rule(root, module)).collect::<Result<Vec<_>, _>>()?;
    let late = rules.windows(2).find(|pair| pair[0].stage > pair[1].stage);
    if let Some([before, after]) = late {
        return Err(format!("{} is listed behind {}, which runs in a later stage", after.id, before.id));
    }
    let mut page = HEAD.to_owned();
    for effect in Effect::ALL {
        let count = rules.iter().filter(|it| it.effect == effect).count();
        _ = writeln!(page, "| {} | {count} |", effect.as_str());
    }
    for stage in Stage::ALL {
        let rules = rules.iter().filter(|it| it.stage == stage);
        _ = write!(page, "\n## {stage:?}\n\n{} Named after {}.\n", stage.what(), code(stage.reference()));
        rules.for_each(|it| describe(&mut page, it));
    }
    page += CHANGES;
    for behaviour in Behaviour::ALL {
        let since = format!("{} ({})", behaviour.since(), behaviour.evidence().as_str());
        _ = writeln!(page, "| {} | {since} | {} |", behaviour.what(), code(behaviour.reference()));
    }
    Ok(page)
}

const HEAD: &str = "# Rules

Made by `cargo xtask rules` from src/implicit/rules; do not edit it by hand. The order is that in which the rules
run, grouped by the steps of libvirt's pipeline. Where nothing else is said, a rule is for every architecture.

| a rule … | rules |
|---|---|
";

const CHANGES: &str = "
## What changed with releases

Between two releases that were compared, the program takes a host to do what the later one does, and says so.

| behaviour | since | functions |
|---|---|---|
";

fn describe(page: &mut String, rule: &Rule) {
    _ = write!(page, "\n### `{}`\n\n**{}**: {}\n", rule.id, rule.title, rule.purpose);
    let mut points = Vec::new();
    for paragraph in &rule.text {
        match paragraph.strip_prefix('*').and_then(|it| it.split_once("*: ")) {
            Some((heading, text)) => points.push(format!("*{heading}*: {text}")),
            None => _ = writeln!(page, "{paragraph}"),
        }
    }
    points.push(format!("*Since*: {}", rule.since));
    points.push(format!("*Follows*: {} ({})", code(&rule.reference), driver(&rule.reference)));
    points.push(format!("*Effect*: {}", rule.effect.as_str()));
    let changes = rule.behaviours.iter().map(|it| format!("*Changed {}*: {}", when(*it), it.what()));
    points.extend(changes);
    page.push('\n');
    points.iter().for_each(|it| _ = writeln!(page, "- {it}"));
}

fn when(behaviour: Behaviour) -> String {
    let since = behaviour.since();
    match since.precision {
        Precision::Exact => format!("in {since}"),
        Precision::Floor | Precision::After(_) => since.to_string(),
    }
}

/// Whose functions they are.
fn driver(reference: &str) -> &'static str {
    let of_qemu = |it: &str| it.trim().starts_with("qemu");
    match (reference.split(',').any(of_qemu), reference.split(',').all(of_qemu)) {
        (_, true) => "the QEMU driver",
        (true, false) => "all drivers, and the QEMU driver",
        (false, _) => "all drivers",
    }
}

/// Names of functions, each as code.
fn code(names: &str) -> String {
    names.split(", ").map(|it| format!("`{it}`")).collect::<Vec<_>>().join(", ")
}

/// The modules in the list, in order.
pub(crate) fn listed(list: &str) -> impl Iterator<Item = &str> {
    let inside = list.split_once("\nrules! {\n").map_or("", |it| it.1);
    let lines = inside.lines().map_while(|line| line.strip_prefix("    "));
    lines.filter_map(|line| line.strip_suffix(','))
}

fn rule(root: &Path, module: &str) -> Result<Rule, String> {
    let path = root.join(FOLDER).join(format!("{module}.rs"));
    let text = read(&path)?;
    let missing = |what: &str| format!("{}: no {what} that can be read", path.display());
    let word = |field: &str| {
        let line = text.lines().find_map(|line| line.trim().strip_prefix(field)?.strip_suffix(','));
        line.ok_or_else(|| missing(field))
    };
    let (stage, effect) = (word("stage: Stage::")?, word("effect: Effect::")?);
    let string = |field: &str| string(&text, field).ok_or_else(|| missing(field));
    let purpose: Vec<&str> = text.lines().map_while(|line| line.strip_prefix("//! ")).collect();
    Ok(Rule {
        id: string("id")?,
        title: string("title")?,
        reference: string("reference")?,
        since: string("since")?,
        stage: Stage::ALL
            .into_iter()
            .find(|it| format!("{it:?}") == stage)
            .ok_or_else(|| missing("stage"))?,
        effect: Effect::ALL
            .into_iter()
            .find(|it| format!("{it:?}") == effect)
            .ok_or_else(|| missing("effect"))?,
        purpose: purpose.join(" ").split_once("`: ").ok_or_else(|| missing("purpose"))?.1.to_owned(),
        text: paragraphs(&text).ok_or_else(|| missing("text above `fn apply`"))?,
        behaviours: behaviours(&text),
    })
}

/// The value of a field that is a string, which may go on over lines.
fn string(text: &str, field: &str) -> Option<String> {
    let (_, rest) = text.split_once(&format!("    {field}: \""))?;
    let mut value = String::new();
    let mut rest = rest.chars().peekable();
    loop {
        match rest.next()? {
            '"' => return Some(value),
            '\\' => match rest.next()? {
                '\n' => while rest.next_if(|it| it.is_whitespace()).is_some() {},
                other => value.push(other),
            },
            other => value.push(other),
        }
    }
}

/// What stands above `fn apply`; each heading in asterisks begins a paragraph.
fn paragraphs(text: &str) -> Option<Vec<String>> {
    let (before, _) = text.split_once("\nfn apply(")?;
    let comment: Vec<&str> = before.lines().rev().map_while(|line| line.strip_prefix("/// ")).collect();
    let mut paragraphs: Vec<String> = Vec::new();
    for line in comment.into_iter().rev() {
        match paragraphs.last_mut() {
            Some(last) if !line.starts_with('*') => *last += &format!(" {line}"),
            _ => paragraphs.push(line.to_owned()),
        }
    }
    (!paragraphs.is_empty()).then_some(paragraphs)
}

/// The behaviours that the code names, each once.
fn behaviours(text: &str) -> Vec<Behaviour> {
    let code = text.split("#[cfg(test)]").next().unwrap_or_default();
    let names = code.split("Behaviour::").skip(1);
    let mut found = Vec::new();
    for name in names.map(|it| it.split(|c: char| !c.is_alphanumeric()).next().unwrap_or_default()) {
        let behaviour = Behaviour::ALL.iter().find(|it| format!("{it:?}") == name);
        found.extend(behaviour.filter(|it| !found.contains(*it)));
    }
    found.sort_by_key(|it| it.since().version);
    found
}

fn read(path: &Path) -> Result<String, String> {
    fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()))
}
