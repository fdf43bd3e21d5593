//! `domxml complete`.

use libvirt_domain_editor::format;
use libvirt_domain_editor::implicit::complete;

use crate::Answer;
use crate::arguments::Complete;
use crate::{input, output};

pub(crate) fn run(arguments: &Complete) -> Result<Answer, String> {
    let document = input::read(&arguments.source.file)?;
    let completed = complete(&document, &input::host(&arguments.source.viewer)?, arguments.mode.into());
    if !input::remarks(&document, &completed) {
        return Ok(Answer::No);
    }
    let text = match arguments.security_info {
        true => format::print(&completed.document),
        false => format::print(&format::without_secrets(&completed.document)),
    };
    output::write(&text)?;
    Ok(Answer::Yes)
}
