//! `domxml devices`.

use std::fmt::Write;

use libvirt_domain_editor::implicit::{Mode, Origin, complete};
use libvirt_domain_editor::inventory::devices;

use crate::Answer;
use crate::arguments::Devices;
use crate::{input, output};

pub(crate) fn run(arguments: &Devices) -> Result<Answer, String> {
    let document = input::read(&arguments.source.file)?;
    let completed = complete(&document, &input::host(&arguments.source.viewer)?, Mode::Define);
    let taken = input::remarks(&document, &completed);
    let devices = devices(&document, &completed);
    if arguments.json {
        output::write_json(&devices)?;
    } else {
        let mut list = String::new();
        for it in &devices {
            let origin = match it.origin {
                Origin::Written => "written".to_owned(),
                other => format!("implicit · {}", other.as_str()),
            };
            let address = it.address.as_ref().map_or("", |it| &it.text);
            let _ = writeln!(list, "{:<28} {:<10} {:<20} {}", it.name, address, origin, it.description);
            if let (Some(because), Some(rule)) = (&it.because, it.rule) {
                let _ = writeln!(list, "    {because} [{rule}]");
            }
        }
        output::write(&list)?;
    }
    Ok(if taken { Answer::Yes } else { Answer::No })
}
