//! The form of what is selected, with its links and with what could not be written; devices to add.

use super::command::Command;
use super::edit::Edit;
use super::references;
use super::tree::{section_icon, section_key};
use super::usb::to_view;
use super::view::{
    AddPreview, Addition, DeviceKind, Field, FieldChoice, FieldError, Form, FormPart, Key, State,
};
use super::{Editor, Scenery};
use crate::command as plan;
use crate::form::{self as forms, Limit, Question};
use crate::format;
use crate::inventory::{devices, find};

/// The form of a device or a section.
pub(super) fn of(editor: &Editor, scenery: &Scenery<'_>, key: &Key) -> Form {
    let question = Question {
        sight: scenery.sight(),
        target: editor.target.as_ref(),
        shows_secrets: editor.shows_secrets,
    };
    if let Some(device) = find(scenery.devices, &key.0) {
        let links = references::of(scenery, device);
        return to_form(editor, key, forms::of_device(&question, device.node), |path| {
            links.iter().find(|it| it.0 == path).map(|it| it.1.clone())
        });
    }
    match scenery.sections.iter().find(|it| section_key(it) == *key) {
        Some(section) => {
            let form = forms::of_section(&question, &section.kind, &section.nodes);
            to_form(editor, key, form, |_| None)
        }
        None => Form::default(),
    }
}

fn to_form(
    editor: &Editor,
    key: &Key,
    form: forms::Form,
    link: impl Fn(&str) -> Option<super::view::Link>,
) -> Form {
    let rejected = editor.rejected.as_ref().filter(|it| it.key == *key);
    let field = |it: forms::Field| {
        let path = it.place.to_string();
        let error = rejected.filter(|it| it.path == path);
        let words = it.place.words();
        Field {
            label: if words.is_empty() { "text".to_owned() } else { words },
            control: it.control,
            value: it.value,
            state: it.state,
            becomes: it.becomes,
            because: it.because,
            choices: it.choices.into_iter().map(choice).collect(),
            purpose: it.purpose.to_owned(),
            known: it.known,
            limit: it.limit.map(|it| it.why),
            error: error.map(|it| FieldError { value: it.value.clone(), why: it.why.clone() }),
            link: link(&path),
            path,
        }
    };
    let part = |it: forms::Part| {
        let add = |name: &&'static str| Addition {
            name: (*name).to_owned(),
            command: Command::Edit(Edit::AddElement {
                key: key.clone(),
                path: it.place.child(name, 1).to_string(),
            }),
        };
        let path = it.place.to_string();
        let written = it.state == State::Written && !it.place.steps.is_empty();
        let remove = Edit::Unset { key: key.clone(), path: path.clone() };
        FormPart {
            title: it.place.words(),
            state: it.state,
            known: it.known,
            additions: it.may_hold.iter().map(add).collect(),
            remove: written.then_some(Command::Edit(remove)),
            fields: it.fields.into_iter().map(field).collect(),
            path,
        }
    };
    Form {
        common: form.common.into_iter().map(field).collect(),
        parts: form.parts.into_iter().map(part).collect(),
    }
}

fn choice(it: forms::Choice) -> FieldChoice {
    let offered = !matches!(it.limit, Some(Limit { host: true, .. }));
    FieldChoice { value: it.value, offered, why: it.limit.map(|it| it.why) }
}

/// Kinds of devices that can be added, and the sections that the domain has not.
pub(super) fn kinds(scenery: &Scenery<'_>) -> Vec<DeviceKind> {
    let icon = |id: &str| {
        match id.split_once('-') {
            Some(("controller", "usb")) => "usb",
            Some(("controller", "pci")) => "pci",
            Some(("controller", _)) => "controller",
            Some(("input", kind)) => return kind.to_owned(),
            Some((element, _)) => element,
            None if matches!(id, "parallel" | "console") => "serial",
            None if matches!(id, "audio") => "sound",
            None if matches!(id, "vsock") => "channel",
            None if matches!(id, "memballoon" | "shmem" | "nvram") => "memory",
            None if matches!(id, "floppy") => "disk",
            None if matches!(id, "iommu" | "crypto") => "device",
            None => id,
        }
        .to_owned()
    };
    let is_there = |id: &str| scenery.sections.iter().any(|it| it.kind.id == id);
    let all = plan::kinds().into_iter().filter(|it| !(it.is_section && is_there(it.id)));
    all.map(|it| DeviceKind {
        id: it.id.to_owned(),
        title: it.title.to_owned(),
        icon: if it.is_section { section_icon(it.id).to_owned() } else { icon(it.id) },
        is_section: it.is_section,
    })
    .collect()
}

/// What adding a device of the kind would do.
pub(super) fn preview(editor: &Editor, scenery: &Scenery<'_>, kind: &str) -> Option<AddPreview> {
    let planned = plan::add(&scenery.sight(), kind)?;
    let then = devices(&planned.document, &planned.completed);
    let device = then.iter().find(|it| it.node == planned.node);
    let section = plan::kinds().into_iter().find(|it| it.id == kind && it.is_section);
    let name = device.map(|it| it.name.clone()).or_else(|| section.map(|it| it.title.to_owned()))?;
    let before: Vec<&str> = scenery.completed.refusals.iter().map(|it| it.message.as_str()).collect();
    let refusals = planned.completed.refusals.iter().map(|it| it.message.clone());
    let moves = plan::moves(scenery.devices, &then).into_iter();
    Some(AddPreview {
        address: device.and_then(|it| it.address.as_ref()).map(|it| it.text.clone()).unwrap_or_default(),
        xml: format::print_element(&planned.completed.document, planned.node),
        moves: moves.filter(|it| it.key.is_some() || it.device != name).map(to_view).collect(),
        refusals: refusals.filter(|it| !before.contains(&it.as_str())).collect(),
        patch: editor.compare_to_look_at(scenery.document, &planned.document),
        command: Command::Edit(Edit::AddDevice(kind.to_owned())),
        name,
    })
}

#[cfg(test)]
mod tests {
    use crate::editor::{Command, Edit, Editor, Field, Inspector, Key, Origin};

    fn editor() -> Editor {
        let mut editor = Editor::new();
        editor.update(Command::LoadSample("desktop".to_owned()));
        assert!(editor.view().file.is_some(), "the sample is there");
        editor
    }

    fn select(editor: &mut Editor, name: &str) -> Inspector {
        let view = editor.view();
        let mut rows = view.groups.iter().flat_map(|it| &it.rows);
        let key =
            rows.find(|it| it.name.starts_with(name)).unwrap_or_else(|| panic!("no {name}")).key.clone();
        editor.update(Command::Select(Some(key)));
        (*editor.view().inspector.expect("something is selected")).clone()
    }

    fn field(inspector: &Inspector, path: &str) -> Field {
        let parts = inspector.form.parts.iter().flat_map(|it| &it.fields);
        let found = inspector.form.common.iter().chain(parts).find(|it| it.path == path);
        found.unwrap_or_else(|| panic!("no {path}")).clone()
    }

    fn set(editor: &mut Editor, key: &Key, path: &str, value: &str) {
        let (key, path, value) = (key.clone(), path.to_owned(), value.to_owned());
        editor.update(Command::Edit(Edit::Set { key, path, value }));
    }

    #[test]
    fn a_value_is_written_at_once_and_undone() {
        let mut editor = editor();
        let before = editor.text();
        let memory = select(&mut editor, "Memory");
        set(&mut editor, &memory.row.key, "memory", "6 GiB");
        let inspector = editor.view().inspector.expect("it stays selected");
        assert_eq!(field(&inspector, "memory").value, "6 GiB");
        assert_eq!(editor.view().undo.as_deref(), Some("Set memory of the domain to 6 GiB"));
        editor.update(Command::Undo);
        assert_eq!(editor.text(), before);
    }

    #[test]
    fn what_cannot_stand_there_is_kept_beside_the_field() {
        let mut editor = editor();
        let before = editor.text();
        let vcpus = select(&mut editor, "vCPUs");
        set(&mut editor, &vcpus.row.key, "vcpu", "many");
        let error = field(&editor.view().inspector.expect("selected"), "vcpu").error.expect("an error");
        assert_eq!((error.value.as_str(), editor.text()), ("many", before));
        assert!(error.why.contains("expected"), "{}", error.why);
        set(&mut editor, &vcpus.row.key, "vcpu", "3");
        assert_eq!(field(&editor.view().inspector.expect("selected"), "vcpu").error, None);
    }

    #[test]
    fn a_device_that_is_added_is_selected_and_as_foretold() {
        let mut editor = editor();
        for kind in editor.kinds_of_devices() {
            let Some(preview) = editor.preview_device(&kind.id) else { panic!("{}", kind.id) };
            if !preview.refusals.is_empty() {
                continue;
            }
            let before = editor.text();
            editor.update(preview.command);
            let inspector = editor.view().inspector.expect("it is selected");
            let row = inspector.row.clone();
            let address = row.address.map(|it| it.text).unwrap_or_default();
            assert_eq!((row.name, address), (preview.name, preview.address), "{}", kind.id);
            editor.update(Command::Undo);
            assert_eq!(editor.text(), before);
        }
    }

    #[test]
    fn places_are_links() {
        let mut editor = editor();
        let disk = select(&mut editor, "Disk");
        let mut fields = disk.form.parts.into_iter().flat_map(|it| it.fields);
        let link = fields.find_map(|it| it.link).expect("the disk sits somewhere");
        editor.update(Command::Select(Some(link.key)));
        assert_eq!(editor.view().inspector.expect("selected").row.name, link.name);
    }

    #[test]
    fn every_row_has_a_form() {
        let editor = editor();
        for row in editor.view().groups.into_iter().flat_map(|it| it.rows) {
            let mut editor = editor.clone();
            editor.update(Command::Select(Some(row.key)));
            let form = editor.view().inspector.expect("selected").form.clone();
            assert!(!form.common.is_empty() || !form.parts.is_empty(), "{}", row.name);
            let written = form.common.iter().chain(form.parts.iter().flat_map(|it| &it.fields));
            let mut paths: Vec<_> = written.map(|it| it.path.clone()).collect();
            let all = paths.len();
            paths.sort_unstable();
            paths.dedup();
            assert_eq!(paths.len(), all, "{}: a value stands twice", row.name);
        }
    }

    #[test]
    fn several_devices_are_removed_in_one_step() {
        let mut editor = editor();
        let view = editor.view();
        let rows = view.groups.iter().flat_map(|it| &it.rows);
        let disks: Vec<Key> =
            rows.filter(|it| matches!(it.icon.as_str(), "disk" | "cdrom")).map(|it| it.key.clone()).collect();
        let implicit = view.groups.iter().flat_map(|it| &it.rows).filter(|it| it.origin != Origin::Written);
        let implicit: Vec<Key> = implicit.map(|it| it.key.clone()).collect();
        let written = editor.text().len();
        editor.update(Command::Edit(Edit::MakeExplicit(implicit)));
        assert!(editor.text().len() > written);
        editor.update(Command::Edit(Edit::Remove(disks)));
        assert!(!editor.text().contains("<disk "));
        editor.update(Command::Undo);
        assert!(editor.text().contains("<disk ") && editor.text().len() > written);
    }
}
