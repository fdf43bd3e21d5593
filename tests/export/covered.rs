//! Every line that differs between source and result is named by a change.

use std::collections::BTreeSet;

use libvirt_domain_editor::export::{Change, Style, export};
use libvirt_domain_editor::xml::{self, Document, NodeId};
use similar::{ChangeTag, TextDiff};

use crate::matrix::{Exported, HOST, none, sample};
use crate::recorded;
use crate::targets::Target;

pub(crate) fn holds(target: Target) -> Result<(), String> {
    none(&target.exports().iter().flat_map(unnamed).collect::<Vec<_>>())
}

/// Differing lines that no change names.
fn unnamed(it: &Exported) -> Vec<String> {
    let source_text = it.source.to_string();
    let result = xml::parse(&it.export.text).expect("an export parses");
    let changes = &it.export.report.changes;
    let in_source = named(&it.source, changes, |it| it.line);
    let in_result = named(&result, changes, |it| it.result_line);
    let diff = TextDiff::from_lines(&source_text, &it.export.text);
    let mut faults = Vec::new();
    for change in diff.iter_all_changes() {
        let (sign, index, named) = match change.tag() {
            ChangeTag::Equal => continue,
            ChangeTag::Delete => ("-", change.old_index(), &in_source),
            ChangeTag::Insert => ("+", change.new_index(), &in_result),
        };
        let line = index.map_or(0, |it| it as u32 + 1);
        // Of two lines that read alike a diff may take either.
        let alike = |named: &BTreeSet<u32>, text: &str| {
            text.lines().zip(1..).any(|(it, at)| it == change.value().trim_end() && named.contains(&at))
        };
        let alike = alike(&in_source, &source_text) || alike(&in_result, &it.export.text);
        if !named.contains(&line) && !alike && !change.value().trim().is_empty() {
            faults.push(format!("{} {line}: {sign}{}", it.name, change.value().trim_end()));
        }
    }
    faults
}

/// Lines of one side that the changes are about: the attribute's or the text's line; of an element all its
/// lines; and those where the element around it opens and closes, which `<a/>` becoming `<a>` alters.
fn named(document: &Document, changes: &[Change], line: fn(&Change) -> Option<u32>) -> BTreeSet<u32> {
    let (_, positions) = document.print();
    let mut lines = BTreeSet::new();
    for change in changes {
        let element = change.path.split("/@").next().unwrap_or_default();
        let name = element.rsplit('/').next().unwrap_or_default().split('[').next().unwrap_or_default();
        let Some(line) = line(change) else { continue };
        let on_line = |it: &NodeId| document.element(*it).is_some() && positions.line(*it) == line;
        let nodes: Vec<NodeId> = document.descendants(document.root()).into_iter().filter(on_line).collect();
        let whole = !change.path.contains("/@");
        for node in nodes.iter().filter(|it| whole && document.name(**it) == name) {
            lines.extend(positions.line(*node)..=positions.last_line(*node));
        }
        // The element that something was added to or taken from may open or close otherwise.
        let around = nodes.iter().flat_map(|it| [Some(*it), document.parent(*it)]).flatten();
        for node in around.filter(|it| document.element(*it).is_some()) {
            lines.extend([positions.line(node), positions.last_line(node)]);
        }
        // What stood at the end of its line may have it to itself now.
        let before = nodes.first().and_then(|it| {
            let index = document.index_in_parent(*it)?;
            document.children(document.parent(*it)?)[..index]
                .iter()
                .rev()
                .find(|it| document.element(**it).is_some())
        });
        lines.extend(before.map(|it| positions.last_line(*it)));
        lines.insert(line);
    }
    lines
}

/// The other styles spell and order anew; yet each element or attribute that is gone, and each that came, is
/// named.
pub(crate) fn other_styles() -> Result<(), String> {
    let mut faults = Vec::new();
    for case in sample() {
        let source = xml::parse(&case.domain).expect("a case parses");
        for style in [Style::Expanded, Style::Migratable] {
            let export = export(&source, &recorded::host(HOST), style, None);
            let report = &export.report;
            if report
                .changes
                .iter()
                .any(|it| it.line.is_none() && it.result_line.is_none() && it.needs.is_none())
            {
                faults.push(format!("{}: {} names something that is nowhere", case.name, style.as_str()));
            }
            let result = xml::parse(&export.text).expect("an export parses");
            let (before, after) = (count(&source), count(&result));
            if before != after && report.changes.is_empty() {
                faults.push(format!("{}: {} says nothing", case.name, style.as_str()));
            }
        }
    }
    none(&faults)
}

/// Elements and attributes.
fn count(document: &Document) -> usize {
    let elements =
        document.descendants(document.root()).into_iter().filter(|it| document.element(*it).is_some());
    elements.map(|it| 1 + document.attributes(it).len()).sum()
}
