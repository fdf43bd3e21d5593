//! `domxml check`.

use std::fmt::Write;

use libvirt_domain_editor::compat::{Class, Finding, Needs, Target, classify, distributions, earliest};
use libvirt_domain_editor::implicit::{Mode, complete};
use libvirt_domain_editor::xml::Document;
use serde::Serialize;

use crate::Answer;
use crate::arguments::Check;
use crate::{input, output};

#[derive(Serialize)]
struct Outcome {
    version: u32,
    earliest_libvirt: Option<String>,
    because: Vec<Line>,
    targets: Vec<TargetOutcome>,
}

#[derive(Serialize)]
struct TargetOutcome {
    name: String,
    libvirt: String,
    verdict: &'static str,
    findings: Vec<Line>,
}

#[derive(Serialize)]
struct Line {
    path: String,
    line: u32,
    class: &'static str,
    reason: String,
    needs: Option<String>,
}

pub(crate) fn run(arguments: &Check) -> Result<Answer, String> {
    let document = input::read(&arguments.source.file)?;
    let completed = complete(&document, &arguments.source.host, Mode::Define);
    let taken = input::remarks(&document, &completed);
    let earliest = earliest(&document);
    let targets = match &arguments.target {
        Some(target) => vec![target.clone()],
        None => distributions().map(|it| it.target()).collect(),
    };
    let outcome = Outcome {
        version: 1,
        earliest_libvirt: earliest.version.map(|it| it.to_string()),
        because: lines(&document, &earliest.because),
        targets: targets.iter().map(|it| judge(&document, it)).collect(),
    };
    if arguments.json {
        output::write_json(&outcome)?;
    } else {
        output::write(&text(&outcome, arguments.target.is_some()))?;
    }
    let refused = arguments.target.is_some() && outcome.targets.iter().any(|it| it.verdict == "refused");
    Ok(if taken && !refused { Answer::Yes } else { Answer::No })
}

fn judge(document: &Document, target: &Target) -> TargetOutcome {
    let findings = classify(document, target);
    let has = |class: Class| findings.iter().any(|it| it.class == class);
    let verdict = if has(Class::Refused) {
        "refused"
    } else if has(Class::LostGuestChanges) {
        "guest loses"
    } else if has(Class::Unknown) {
        "unknown"
    } else {
        "accepted"
    };
    TargetOutcome {
        name: target.name.clone(),
        libvirt: target.libvirt.to_string(),
        verdict,
        findings: lines(document, &findings),
    }
}

fn lines(document: &Document, findings: &[Finding]) -> Vec<Line> {
    let (_, positions) = document.print();
    let line = |it: &Finding| {
        let attribute = it.attribute.as_ref().map_or(String::new(), |name| format!("/@{name}"));
        Line {
            path: format!("{}{attribute}", document.path_of(it.node)),
            line: positions.line(it.node),
            class: it.class.as_str(),
            reason: it.reason.clone(),
            needs: match it.needs {
                Needs::Libvirt(since) => Some(format!("libvirt {}", since.version)),
                Needs::Qemu(version) => Some(format!("QEMU {version}")),
                Needs::Never => None,
            },
        }
    };
    findings.iter().map(line).collect()
}

fn text(outcome: &Outcome, in_detail: bool) -> String {
    let mut text = match &outcome.earliest_libvirt {
        Some(version) => format!("Understood as written from libvirt {version} on.\n"),
        None => "Understood as written by no release that we know.\n".to_owned(),
    };
    let line = |it: &Line| format!("  line {}: {} [{}] {}\n", it.line, it.path, it.class, it.reason);
    text.extend(outcome.because.iter().map(line));
    for target in &outcome.targets {
        let _ = writeln!(text, "{:<28} libvirt {:<8} {}", target.name, target.libvirt, target.verdict);
        if in_detail {
            text.extend(target.findings.iter().map(line));
        }
    }
    text
}
