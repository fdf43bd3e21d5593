//! What our engine makes of a case, masked like the recorded answers.

use libvirt_domain_editor::implicit::{self, Mode};
use libvirt_domain_editor::xml;
use libvirt_domain_editor::{export, format};

use crate::normalize::normalize;
use crate::recorded::{self, Form};

/// The completed domain as the release would print it.
///
/// # Errors
/// When the engine would refuse the domain, or says that it does not know enough to predict it.
pub(crate) fn ours(domain: &str, release: &str, form: Form) -> Result<String, String> {
    let document = xml::parse(domain).map_err(|error| error.to_string())?;
    let completed = implicit::complete(&document, &recorded::host(release), Mode::Define);
    if let Some(remark) = completed.refusals.first() {
        return Err(format!("refused: {}", remark.message));
    }
    if let Some(remark) = completed.not_predicted.first() {
        return Err(format!("not predicted: {}", remark.message));
    }
    let text = match form {
        Form::Plain => format::print(&format::without_secrets(&completed.document)),
        Form::Migratable => format::print(&export::migratable(&completed)),
    };
    Ok(normalize(domain, &text))
}
