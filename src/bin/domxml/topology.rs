//! `domxml topology`.

use std::collections::HashMap;

use libvirt_domain_editor::domain::Domain;
use libvirt_domain_editor::implicit::{Mode, complete};
use libvirt_domain_editor::inventory::picture::{Colours, picture, svg};
use libvirt_domain_editor::inventory::{devices, topology};

use crate::Answer;
use crate::arguments::Topology;
use crate::{input, output};

pub(crate) fn run(arguments: &Topology) -> Result<Answer, String> {
    let document = input::read(&arguments.source.file)?;
    let completed = complete(&document, &input::host(&arguments.source.viewer)?, Mode::Define);
    let taken = input::remarks(&document, &completed);
    let devices = devices(&document, &completed);
    let topology = topology::topology(&completed, &devices);
    if arguments.json {
        output::write_json(&topology)?;
    } else if arguments.svg {
        let picture = picture(&topology, &devices, &HashMap::new(), arguments.width, &str::to_owned);
        let title = Domain::of(&completed.document).value("name").unwrap_or_default().into_owned();
        output::write(&svg(&picture, &title, &Colours::default()))?;
    } else {
        output::write(&topology::text(&topology, &devices))?;
    }
    Ok(if taken { Answer::Yes } else { Answer::No })
}
