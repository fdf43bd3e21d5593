//! The JSON report: its fields, and that lines are those of the source.

use libvirt_domain_editor::compat;
use libvirt_domain_editor::export::{Style, export};
use libvirt_domain_editor::xml;
use serde_json::Value;

use crate::matrix::{HOST, TARGETS, none, sample};
use crate::recorded;

const FIELDS: [&str; 5] = ["version", "guest_abi", "blocked", "earliest_libvirt", "changes"];
const OF_A_CHANGE: [&str; 7] = ["path", "line", "action", "class", "reason", "needs", "reference"];

pub(crate) fn has_every_field() -> Result<(), String> {
    let mut faults = Vec::new();
    for case in sample() {
        let source = xml::parse(&case.domain).expect("a case parses");
        for style in Style::ALL {
            let target = compat::Target::parse("rhel6.2").expect("a target");
            let report = export(&source, &recorded::host(HOST), style, Some(&target)).report;
            let json = serde_json::to_value(&report).map_err(|error| error.to_string())?;
            let missing = FIELDS.iter().filter(|it| json.get(it).is_none());
            faults.extend(missing.map(|it| format!("{}: {it}", case.name)));
            let abi = json["guest_abi"].as_str().unwrap_or_default();
            if !["same", "changed", "unknown"].contains(&abi)
                || !json["blocked"].is_boolean()
                || json["version"] != 1
            {
                faults.push(format!("{}: guest_abi {abi}", case.name));
            }
            for change in json["changes"].as_array().into_iter().flatten() {
                let missing = OF_A_CHANGE.iter().filter(|it| change.get(it).is_none());
                faults.extend(missing.map(|it| format!("{}: {it} of {change}", case.name)));
                let words = |name: &str| change[name].as_str().unwrap_or_default().to_owned();
                if !words("path").starts_with("/domain") || !words("reason").ends_with('.') {
                    faults.push(format!("{}: {change}", case.name));
                }
            }
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
        for style in Style::ALL {
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
