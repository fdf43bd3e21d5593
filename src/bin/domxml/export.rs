//! `domxml export`.

use libvirt_domain_editor::export::{Prepared, Report, Style};

use crate::Answer;
use crate::arguments::{Export, Form};
use crate::{input, output};

pub(crate) fn run(arguments: &Export) -> Result<Answer, String> {
    let document = input::read(&arguments.source.file)?;
    let default = if arguments.target.is_some() { Style::Target } else { Style::Written };
    let style = arguments.style.map_or(default, Style::from);
    let host = input::host(&arguments.source.viewer)?;
    let prepared = Prepared::new(&document, &host).accepting(arguments.accept.iter().cloned().collect());
    let export = prepared.export(style, arguments.target.as_ref());
    are_offered(&arguments.accept, &export.report)?;
    match arguments.report {
        Form::Html => {
            let name = document.value(document.root(), "name").unwrap_or_default();
            output::tell(&export.report.page(name.trim()).to_string());
        }
        Form::Text => output::tell(&export.report.to_string()),
        Form::Json => {
            let json = serde_json::to_string_pretty(&export.report).map_err(|error| error.to_string())?;
            output::tell(&(json + "\n"));
        }
    }
    output::write(&export.text)?;
    Ok(if export.report.blocked { Answer::No } else { Answer::Yes })
}

/// Whether each id is that of an offer.
fn are_offered(ids: &[String], report: &Report) -> Result<(), String> {
    let Some(wrong) = ids.iter().find(|id| report.offers.iter().all(|it| it.id != **id)) else {
        return Ok(());
    };
    let offers: Vec<&str> = report.offers.iter().map(|it| it.id.as_str()).collect();
    Err(match offers.is_empty() {
        true => format!("nothing is offered, so not {wrong} either"),
        false => format!("no offer {wrong}; there are: {}", offers.join(", ")),
    })
}
