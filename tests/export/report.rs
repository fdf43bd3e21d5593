//! The JSON report: its fields, and that lines are those of the source.

use std::fs;

use libvirt_domain_editor::compat;
use libvirt_domain_editor::export::{Style, export};
use libvirt_domain_editor::xml;
use serde_json::Value;

use crate::matrix::{HOST, none, sample};
use crate::targets::TARGETS;
use crate::{json_schema, recorded};

/// Every report follows docs/report.schema.json, and the schema is no empty promise.
pub(crate) fn follows_its_schema() -> Result<(), String> {
    let schema = fs::read_to_string(recorded::root().join("docs/report.schema.json")).expect("the schema");
    let schema: Value = serde_json::from_str(&schema).map_err(|error| error.to_string())?;
    let mut faults = Vec::new();
    let mut all = Vec::new();
    for case in sample() {
        let source = xml::parse(&case.domain).expect("a case parses");
        for style in Style::ALL.into_iter().filter(|it| *it != Style::Compact) {
            let target = compat::Target::parse("rhel6.2").expect("a target");
            let report = export(&source, &recorded::host(HOST), style, Some(&target)).report;
            let json = serde_json::to_value(&report).map_err(|error| error.to_string())?;
            let found = json_schema::faults(&schema, &json).into_iter();
            faults.extend(found.map(|it| format!("{} {}: {it}", case.name, style.as_str())));
            for change in &report.changes {
                if !change.path.starts_with("/domain") || !change.reason.ends_with('.') {
                    faults.push(format!("{}: {change:?}", case.name));
                }
            }
            all.push(json);
        }
    }
    let one = all.into_iter().find(|it| it["changes"][0].is_object()).ok_or("no export changes anything")?;
    for (place, wrong) in
        [("/version", 2.into()), ("/guest_abi", "maybe".into()), ("/changes/0/line", "7".into())]
    {
        let mut broken = one.clone();
        *broken.pointer_mut(place).expect(place) = wrong;
        if json_schema::faults(&schema, &broken).is_empty() {
            faults.push(format!("the schema takes anything at {place}"));
        }
    }
    none(&faults)
}

/// A change of something written names a line of the source that holds the element or the attribute.
pub(crate) fn lines_are_those_of_the_source() -> Result<(), String> {
    let mut faults = Vec::new();
    for case in sample() {
        let source = xml::parse(&case.domain).expect("a case parses");
        let lines: Vec<&str> = case.domain.lines().collect();
        let target = compat::Target::parse(TARGETS[0].text).expect("a target");
        for style in Style::ALL.into_iter().filter(|it| *it != Style::Compact) {
            let report = export(&source, &recorded::host(HOST), style, Some(&target)).report;
            for change in
                serde_json::to_value(&report.changes).expect("JSON").as_array().into_iter().flatten()
            {
                let Some(line) = change["line"].as_u64() else { continue };
                let text = lines.get(line as usize - 1).copied().unwrap_or_default();
                if !holds(change, text) {
                    faults.push(format!("{} line {line}: {text:?} for {change}", case.name));
                }
            }
        }
    }
    none(&faults)
}

fn holds(change: &Value, text: &str) -> bool {
    let path = change["path"].as_str().unwrap_or_default();
    let (element, attribute) = path.split_once("/@").map_or((path, None), |(path, name)| (path, Some(name)));
    let mut steps = element.split('/').filter(|it| !["", "domain", "devices"].contains(it));
    attribute.is_some_and(|name| text.contains(&format!("{name}=")))
        || steps.any(|step| text.contains(&format!("<{}", step.split('[').next().unwrap_or_default())))
        || element == "/domain" && text.contains("<domain")
}
