//! What may be picked as host and as target.

use super::Editor;
use super::command::Command;
use super::view::{Choice, ChoiceGroup, Choices};
use crate::compat::{Confidence, Target, distributions, releases};
use crate::machine::{Host, Version};

/// Hosts whose behaviour was measured on real libvirt, newest first.
const MEASURED: [&str; 3] = ["debian13", "debian12", "debian11"];
/// Hosts predicted from tables, newest first.
const FROM_TABLES: [&str; 6] =
    ["ubuntu24.04", "rhel9.4", "ubuntu22.04", "rhel8.10", "ubuntu20.04", "debian10"];

pub(super) fn of(editor: &Editor) -> Choices {
    Choices { hosts: hosts(&editor.host, editor.loaded.as_ref()), targets: targets(editor.target.as_ref()) }
}

fn hosts(current: &Host, loaded: Option<&Host>) -> Vec<Choice> {
    let uses_loaded = loaded == Some(current);
    let choice = |(id, note): (&str, &str)| {
        let it = distributions().find(|it| it.id == id)?;
        let command = Command::SetHost(format!("libvirt={},qemu={}", it.libvirt, it.qemu));
        Some(Choice {
            title: format!("libvirt {} · QEMU {}", it.libvirt, short(&it.qemu.to_string())),
            detail: format!("{}, {note}", it.name),
            current: !uses_loaded
                && it.libvirt == current.libvirt
                && it.qemu.series() == current.qemu.series(),
            command,
        })
    };
    let measured = MEASURED.into_iter().map(|id| (id, "measured"));
    let mut choices: Vec<Choice> =
        measured.chain(FROM_TABLES.into_iter().map(|id| (id, "from tables"))).filter_map(choice).collect();
    if !uses_loaded && !choices.iter().any(|it| it.current) {
        choices.insert(
            0,
            Choice {
                title: format!("libvirt {} · QEMU {}", current.libvirt, short(&current.qemu.to_string())),
                detail: "from tables".to_owned(),
                current: true,
                command: Command::SetHost(current.to_string()),
            },
        );
    }
    if let Some(host) = loaded {
        let title = format!("libvirt {} · QEMU {}", host.libvirt, short(&host.qemu.to_string()));
        let detail = "as its capabilities tell".to_owned();
        choices.insert(0, Choice { title, detail, current: uses_loaded, command: Command::UseLoadedHost });
    }
    choices
}

fn targets(current: Option<&Target>) -> Vec<ChoiceGroup> {
    let mut groups: Vec<ChoiceGroup> = Vec::new();
    for it in distributions() {
        let title = it.name.split(' ').next().unwrap_or(it.name).to_owned();
        let mark = match it.confidence {
            Confidence::High => "",
            Confidence::Medium => " · from tables",
            Confidence::Low => " · guessed",
        };
        let choice = Choice {
            title: it.name.to_owned(),
            detail: format!("libvirt {} · QEMU {}{mark}", it.libvirt, short(&it.qemu.to_string())),
            current: current.is_some_and(|target| target.name == it.name),
            command: Command::SetTarget(Some(it.id.to_owned())),
        };
        match groups.iter_mut().find(|it| it.title == title) {
            Some(group) => group.choices.push(choice),
            None => groups.push(ChoiceGroup { title, choices: vec![choice] }),
        }
    }
    for group in &mut groups {
        group.choices.reverse();
    }
    // The oldest release that anyone asks about is that of the 2012 discussion.
    let mut plain: Vec<Version> = releases().filter(|it| *it >= Version::new(0, 9, 4)).collect();
    plain.reverse();
    let plain = plain.into_iter().map(|release| {
        let target = Target::libvirt(release);
        Choice {
            current: current == Some(&target),
            title: target.name.clone(),
            detail: "any QEMU".to_owned(),
            command: Command::SetTarget(Some(format!("libvirt={release}"))),
        }
    });
    groups.push(ChoiceGroup { title: "libvirt releases".to_owned(), choices: plain.collect() });
    if let Some(own) = current.filter(|_| groups.iter().all(|it| it.choices.iter().all(|it| !it.current))) {
        groups.insert(0, ChoiceGroup { title: "Chosen".to_owned(), choices: vec![of_ones_own(own)] });
    }
    groups
}

/// A target that no list has.
fn of_ones_own(target: &Target) -> Choice {
    let qemu = target.qemu.map(|it| it.to_string());
    let release = format!("libvirt={}", target.libvirt);
    Choice {
        title: target.name.clone(),
        detail: qemu.as_ref().map_or("any QEMU".to_owned(), |it| format!("QEMU {}", short(it))),
        current: true,
        command: Command::SetTarget(Some(qemu.map_or(release.clone(), |it| format!("{release},qemu={it}")))),
    }
}

/// `10.0` of `10.0.0`.
fn short(version: &str) -> &str {
    version.strip_suffix(".0").unwrap_or(version)
}

#[cfg(test)]
mod tests {
    use crate::editor::{Command, Editor};

    #[test]
    fn a_target_of_ones_own() {
        let mut editor = Editor::new();
        editor.update(Command::LoadSample("tiny-q35".to_owned()));
        editor.update(Command::SetTarget(Some("libvirt=4.5.0,qemu=2.1".to_owned())));
        let current = |editor: &Editor| {
            let choices = editor.view().choices;
            let choices = choices.targets.iter().flat_map(|it| &it.choices);
            choices
                .filter(|it| it.current)
                .cloned()
                .map(|it| (it.title, it.detail, it.command))
                .collect::<Vec<_>>()
        };
        let chosen = current(&editor);
        assert_eq!(chosen.len(), 1);
        assert_eq!((&*chosen[0].0, &*chosen[0].1), ("libvirt 4.5.0", "QEMU 2.1"));
        editor.update(Command::SetTarget(None));
        assert!(current(&editor).is_empty());
        editor.update(chosen[0].2.clone());
        assert_eq!(current(&editor), chosen);
    }

    #[test]
    fn a_host_of_ones_own() {
        let told = "<capabilities><host><cpu><arch>x86_64</arch></cpu></host><guest><os_type>hvm</os_type>\
                    <arch name='x86_64'><emulator>/opt/qemu</emulator><machine>pc-i440fx-7.2</machine>\
                    <domain type='qemu'/></arch></guest></capabilities>";
        let mut editor = Editor::new();
        editor.update(Command::LoadSample("tiny-q35".to_owned()));
        let name = editor.view().file.map(|it| it.name);
        let load = |text: &str| Command::Load { name: "host.xml".to_owned(), text: text.to_owned() };
        editor.update(load(told));
        let view = editor.view();
        assert_eq!(view.file.map(|it| it.name), name, "the document stays");
        let title =
            |editor: &Editor| editor.view().choices.hosts.iter().find(|it| it.current).unwrap().title.clone();
        assert_eq!(title(&editor), "libvirt 11.3.0 · QEMU 7.2");
        assert!(view.assumptions.iter().any(|it| it.contains("virsh domcapabilities was not loaded")));
        editor.update(Command::SetHost("libvirt=9.0.0,qemu=7.2".to_owned()));
        assert_eq!(title(&editor), "libvirt 9.0.0 · QEMU 7.2");
        editor.update(Command::UseLoadedHost);
        assert_eq!(title(&editor), "libvirt 11.3.0 · QEMU 7.2");
    }
}
