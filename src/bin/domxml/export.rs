//! `domxml export`.

use libvirt_domain_editor::export::{Choice, Choices, Prepared, Report, Style, Tongue};
use libvirt_domain_editor::xml::{Document, NodeId};

use crate::Answer;
use crate::arguments::{Export, Form};
use crate::{input, output};

pub(crate) fn run(arguments: &Export) -> Result<Answer, String> {
    let document = input::read(&arguments.source.file)?;
    let default = if arguments.target.is_some() { Style::Target } else { Style::Written };
    let style = arguments.style.map_or(default, Style::from);
    let host = input::host(&arguments.source.viewer)?;
    let prepared = Prepared::new(&document, &host)
        .choosing(choices(&document, arguments)?)
        .accepting(arguments.accept.iter().cloned().collect());
    let export = prepared.export(style, arguments.target.as_ref());
    are_offered(&arguments.accept, &export.report)?;
    match arguments.report {
        Form::Html => {
            let name = document.value(document.root(), "name").unwrap_or_default();
            output::tell(&export.report.page(name.trim(), Tongue::ENGLISH).to_string());
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

/// What is chosen for single lines.
fn choices(document: &Document, arguments: &Export) -> Result<Choices, String> {
    let chosen = [
        (Choice::Rewrite, &arguments.rewrite),
        (Choice::LeaveOut, &arguments.leave_out),
        (Choice::Keep, &arguments.keep),
    ];
    let lines = chosen.into_iter().flat_map(|(choice, paths)| paths.iter().map(move |path| (path, choice)));
    lines.map(|(path, choice)| Ok((line(document, path)?, choice))).collect()
}

/// The element, and the attribute, that a path names.
fn line(document: &Document, path: &str) -> Result<(NodeId, Option<String>), String> {
    let (elements, attribute) = path.split_once("/@").map_or((path, None), |(it, name)| (it, Some(name)));
    let node = document.at_path(document.top(), elements);
    let is_there = |it: &NodeId| {
        attribute.is_none_or(|name| document.attribute(*it, name).is_some()) && *it != document.top()
    };
    let node = node.filter(is_there).ok_or_else(|| format!("the domain has no {path}"))?;
    Ok((node, attribute.map(str::to_owned)))
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
