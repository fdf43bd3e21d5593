//! `domxml check`.

use libvirt_domain_editor::compat::Target;
use libvirt_domain_editor::export::{Prepared, Style, export, survey};
use libvirt_domain_editor::xml::Document;

use crate::Answer;
use crate::arguments::Check;
use crate::{input, output};

pub(crate) fn run(arguments: &Check) -> Result<Answer, String> {
    let [file] = &arguments.files[..] else {
        return Err("check takes one FILE; for several see --matrix".to_owned());
    };
    let document = input::read(file)?;
    match &arguments.target[..] {
        [] => all(&document, arguments),
        [target] => report(&document, target, arguments),
        _ => Err("check takes one --target; for several see --matrix".to_owned()),
    }
}

/// All about one target: the same report as of an export.
fn report(document: &Document, target: &Target, arguments: &Check) -> Result<Answer, String> {
    let style = arguments.style.map_or(Style::Written, Style::from);
    let report = export(document, &input::host(&arguments.viewer)?, style, Some(target)).report;
    match arguments.json {
        true => output::write_json(&report)?,
        false => output::write(&report.to_string())?,
    }
    Ok(if report.blocked { Answer::No } else { Answer::Yes })
}

/// Every distribution in a line.
fn all(document: &Document, arguments: &Check) -> Result<Answer, String> {
    let host = input::host(&arguments.viewer)?;
    let prepared = Prepared::new(document, &host);
    let taken = input::problems(document, prepared.completed());
    let survey = survey(document, &prepared, arguments.style.map_or(Style::Written, Style::from));
    match arguments.json {
        true => output::write_json(&survey)?,
        false => output::write(&survey.to_string())?,
    }
    Ok(if taken { Answer::Yes } else { Answer::No })
}
