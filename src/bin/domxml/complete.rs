//! `domxml complete`.

use libvirt_domain_editor::format;
use libvirt_domain_editor::implicit::complete;

use crate::Answer;
use crate::arguments::Complete;
use crate::input;

pub(crate) fn run(arguments: &Complete) -> Result<Answer, String> {
    let document = input::read(&arguments.source.file)?;
    let completed = complete(&document, &arguments.source.host, arguments.mode.into());
    if !input::remarks(&document, &completed) {
        return Ok(Answer::No);
    }
    match arguments.security_info {
        true => print!("{}", format::print(&completed.document)),
        false => print!("{}", format::print(&format::without_secrets(&completed.document))),
    }
    Ok(Answer::Yes)
}
