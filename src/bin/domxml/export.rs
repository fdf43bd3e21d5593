//! `domxml export`.

use libvirt_domain_editor::export::{Style, export};

use crate::Answer;
use crate::arguments::{Export, Form};
use crate::{input, output};

pub(crate) fn run(arguments: &Export) -> Result<Answer, String> {
    let document = input::read(&arguments.source.file)?;
    let default = if arguments.target.is_some() { Style::Target } else { Style::Written };
    let style = arguments.style.map_or(default, Style::from);
    let export = export(&document, &input::host(&arguments.source.viewer)?, style, arguments.target.as_ref());
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
