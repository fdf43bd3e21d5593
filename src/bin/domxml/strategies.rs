//! `domxml strategies`.

use libvirt_domain_editor::export::{Prepared, strategies};

use crate::Answer;
use crate::arguments::Strategies;
use crate::{input, output};

/// Prints the comparison. The answer is "no" where the target refuses what every strategy gives.
pub(crate) fn run(arguments: &Strategies) -> Result<Answer, String> {
    let document = input::read(&arguments.source.file)?;
    let host = input::host(&arguments.source.viewer)?;
    let prepared = Prepared::new(&document, &host);
    let compared = strategies(&prepared, arguments.target.as_ref());
    match arguments.json {
        true => output::write_json(&compared)?,
        false => output::write(&compared.to_string())?,
    }
    let refused = compared.strategies.iter().all(|it| !it.in_the_way.is_empty());
    Ok(if refused { Answer::No } else { Answer::Yes })
}
