//! `domxml check`.

use std::fmt::Write;

use libvirt_domain_editor::compat::{Distribution, Finding, Needs, Target, distributions, earliest};
use libvirt_domain_editor::export::{Judgement, Prepared, Style, export};
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
    #[serde(flatten)]
    judgement: Judgement,
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
    let [file] = &arguments.files[..] else {
        return Err("check takes one FILE; for several see --matrix".to_owned());
    };
    let document = input::read(file)?;
    match &arguments.target[..] {
        [] => survey(&document, arguments),
        [target] => report(&document, target, arguments),
        _ => Err("check takes one --target; for several see --matrix".to_owned()),
    }
}

/// All about one target: the same report as of an export.
fn report(document: &Document, target: &Target, arguments: &Check) -> Result<Answer, String> {
    let style = arguments.style.map_or(Style::Written, Style::from);
    let report = export(document, &arguments.host, style, Some(target)).report;
    match arguments.json {
        true => output::write_json(&report)?,
        false => output::write(&report.to_string())?,
    }
    Ok(if report.blocked { Answer::No } else { Answer::Yes })
}

/// Every distribution in a line.
fn survey(document: &Document, arguments: &Check) -> Result<Answer, String> {
    let prepared = Prepared::new(document, &arguments.host);
    let taken = input::remarks(document, prepared.completed());
    let style = arguments.style.map_or(Style::Written, Style::from);
    let earliest = earliest(document);
    let verdict = |it: Distribution| TargetOutcome {
        name: it.name.to_owned(),
        libvirt: it.libvirt.to_string(),
        judgement: prepared.judge(style, &it.target()),
    };
    let outcome = Outcome {
        version: 1,
        earliest_libvirt: earliest.version.map(|it| it.to_string()),
        because: lines(document, &earliest.because),
        targets: distributions().map(verdict).collect(),
    };
    match arguments.json {
        true => output::write_json(&outcome)?,
        false => output::write(&text(&outcome))?,
    }
    Ok(if taken { Answer::Yes } else { Answer::No })
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

fn text(outcome: &Outcome) -> String {
    let mut text = match &outcome.earliest_libvirt {
        Some(version) => format!("Understood as written from libvirt {version} on.\n"),
        None => "Understood as written by no release that we know.\n".to_owned(),
    };
    let line = |it: &Line| format!("  line {}: {} [{}] {}\n", it.line, it.path, it.class, it.reason);
    text.extend(outcome.because.iter().map(line));
    for TargetOutcome { name, libvirt, judgement } in &outcome.targets {
        let line = judgement.line.map(|it| format!("line {it}: ")).unwrap_or_default();
        let Judgement { verdict, because, .. } = judgement;
        let _ = writeln!(
            text,
            "{}",
            format!("{name:<28} libvirt {libvirt:<8} {verdict:<14} {line}{because}").trim_end()
        );
    }
    text
}
