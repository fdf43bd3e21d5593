//! What to run on which host to take the result to the target.

use super::export::{domain_name, file_name};
use super::view::Step;
use super::{Editor, Scenery};
use crate::compat::{Target, Version};
use crate::domain::Domain;
use crate::export::{GuestAbi, Report};

/// Since when `virsh define` can check against the schema (dd69a14f90).
const VALIDATE: Version = Version::new(1, 2, 12);

pub(super) fn steps(
    editor: &Editor,
    scenery: &Scenery<'_>,
    target: Option<&Target>,
    report: &Report,
) -> Vec<Step> {
    let step = |text: String, command: String| Step { text, command };
    let document = scenery.document;
    let (file, name) = (quoted(&file_name(editor, target)), quoted(&domain_name(scenery)));
    let there = target.map_or("this host".to_owned(), |it| it.name.clone());
    let libvirt = target.map_or(editor.host.libvirt, |it| it.libvirt);
    let mut steps = Vec::new();
    if report.blocked {
        steps.push(step(format!("{there} refuses the result; see what is in the way first."), String::new()));
        return steps;
    }
    if libvirt >= VALIDATE {
        steps.push(step(
            format!("On {there}, define the domain and have it checked against the schema:"),
            format!("virsh define --validate {file}"),
        ));
    } else {
        steps.push(step(format!("On {there}, define the domain:"), format!("virsh define {file}")));
    }
    steps.push(step(
        format!("On {there}, see what it made of it; open that here to compare:"),
        format!("virsh dumpxml --inactive {name}"),
    ));
    let disks = Domain::of(document).list("disk");
    let files = disks.filter_map(|it| document.value(it, "source/@file").map(|it| it.into_owned()));
    let mut files: Vec<String> = files.collect();
    files.dedup();
    if !files.is_empty() {
        let text = format!("{there} needs the images under the same paths: {}.", files.join(", "));
        steps.insert(0, step(text, String::new()));
    }
    if report.guest_abi == GuestAbi::Same && target.is_some() {
        steps.push(step(
            "Or take the running guest there, on the host that it runs on (DESTINATION is a libvirt URI):"
                .to_owned(),
            format!(
                "virsh migrate --live --persistent --xml {file} --persistent-xml {file} {name} DESTINATION"
            ),
        ));
    } else if report.guest_abi == GuestAbi::Changed {
        steps.push(step(
            format!("Shut the guest down before: its hardware on {there} is another."),
            format!("virsh shutdown {name}"),
        ));
    }
    steps
}

/// The word for a shell.
fn quoted(word: &str) -> String {
    let plain = |it: char| it.is_ascii_alphanumeric() || "-_./+:@%,=".contains(it);
    match !word.is_empty() && word.chars().all(plain) && !word.starts_with('-') {
        true => word.to_owned(),
        false => format!("'{}'", word.replace('\'', "'\\''")),
    }
}

#[cfg(test)]
mod tests {
    use super::quoted;

    #[test]
    fn words_are_safe_for_a_shell() {
        assert_eq!(quoted("web01-rhel7.9.xml"), "web01-rhel7.9.xml");
        assert_eq!(quoted("a b; rm"), "'a b; rm'");
        assert_eq!(quoted("it's"), "'it'\\''s'");
    }
}
