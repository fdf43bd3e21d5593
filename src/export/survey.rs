//! `Survey`: which releases can take a domain, at a glance: the first that understands it, and every distribution.

use std::fmt;

use serde::Serialize;

use super::{Judgement, Prepared, Style};
use crate::compat::{Distribution, Finding, Needs, distributions, earliest};
use crate::xml::Document;

/// Which releases can take a domain.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Survey {
    /// Version of this form.
    pub version: u32,
    /// The first libvirt that understands everything as written; `None` where none is known.
    pub earliest_libvirt: Option<String>,
    /// What no earlier one understands.
    pub because: Vec<Line>,
    /// Every distribution with its verdict.
    pub targets: Vec<Surveyed>,
}

/// A distribution's verdict.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Surveyed {
    /// `RHEL 7.9`.
    pub name: String,
    /// Its release of libvirt.
    pub libvirt: String,
    /// How it takes the domain.
    #[serde(flatten)]
    pub judgement: Judgement,
}

/// A line of the source that a release does not take.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Line {
    /// Where in the document.
    pub path: String,
    /// From 1.
    pub line: u32,
    /// What becomes of it: `refused`, `lost-guest-changes` …
    pub class: &'static str,
    /// In a sentence.
    pub reason: String,
    /// The release that takes it: `libvirt 6.3.0`.
    pub needs: Option<String>,
}

/// Asks every distribution for the document, exported in a style.
pub fn survey(document: &Document, prepared: &Prepared<'_>, style: Style) -> Survey {
    let earliest = earliest(document);
    let verdict = |it: Distribution| Surveyed {
        name: it.name.to_owned(),
        libvirt: it.libvirt.to_string(),
        judgement: prepared.judge(style, &it.target()),
    };
    Survey {
        version: 1,
        earliest_libvirt: earliest.version.map(|it| it.to_string()),
        because: lines(document, &earliest.because),
        targets: distributions().map(verdict).collect(),
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

/// As a table for people.
impl fmt::Display for Survey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.earliest_libvirt {
            Some(version) => writeln!(f, "Understood as written from libvirt {version} on.")?,
            None => writeln!(f, "Understood as written by no release that we know.")?,
        }
        for Line { path, line, class, reason, .. } in &self.because {
            writeln!(f, "  line {line}: {path} [{class}] {reason}")?;
        }
        for Surveyed { name, libvirt, judgement } in &self.targets {
            let Judgement { verdict, because, .. } = judgement;
            let line = judgement.line.map(|it| format!("line {it}: ")).unwrap_or_default();
            let row = format!("{name:<28} libvirt {libvirt:<8} {verdict:<14} {line}{because}");
            writeln!(f, "{}", row.trim_end())?;
        }
        Ok(())
    }
}
