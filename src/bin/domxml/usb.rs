//! `domxml usb`.

use libvirt_domain_editor::command::{moves, plan_usb};
use libvirt_domain_editor::implicit::{Mode, complete};
use libvirt_domain_editor::inventory::devices;

use crate::Answer;
use crate::arguments::Usb;
use crate::{input, output};

pub(crate) fn run(arguments: &Usb) -> Result<Answer, String> {
    let mut document = input::read(&arguments.source.file)?;
    let host = input::host(&arguments.source.viewer)?;
    let before = devices(&document, &complete(&document, &host, Mode::Define));
    let transaction = match plan_usb(&document, &host, &arguments.version, arguments.keep_addresses) {
        Ok(transaction) => transaction,
        Err(blocked) => {
            output::tell(&format!("domxml: {}\n", blocked.message));
            return Ok(Answer::No);
        }
    };
    transaction.apply(&mut document);
    let after = devices(&document, &complete(&document, &host, Mode::Define));
    let mut preview = String::new();
    for it in moves(&before, &after) {
        let side = |it: Option<String>, none: &str| it.unwrap_or_else(|| none.to_owned());
        let to = if it.stays { side(it.to, "no address") } else { "removed".to_owned() };
        let from = if it.key.is_some() { side(it.from, "no address") } else { "new".to_owned() };
        let line = format!("{}: {from} → {to}", it.device);
        preview.push_str(&line);
        preview.push('\n');
    }
    if arguments.preview {
        output::write(&preview)?;
    } else {
        output::tell(&preview);
        output::write(&document.to_string())?;
    }
    Ok(Answer::Yes)
}
