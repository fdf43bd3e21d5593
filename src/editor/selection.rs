//! What is selected once the selected row is gone, removed or undone: a neighbour, so that nobody has to look for the
//! place again.

use super::inspector::selected;
use super::tree::{DOMAIN, section_key};
use super::view::Key;
use super::{Editor, Scenery, Selected};
use crate::inventory::Device;

/// Where the selected device stands: its number among all, and its element; of a section nothing is known.
pub(super) type Place = Option<(usize, String)>;

/// The place of what is selected; `None` where nothing is.
pub(super) fn place(editor: &Editor) -> Option<Place> {
    editor.selected.as_ref()?;
    let scenery = editor.scenery()?;
    let key = selected(editor, &scenery)?;
    let number = scenery.devices.iter().position(|it| it.key == key.0);
    Some(number.map(|it| (it, element(&scenery, &scenery.devices[it]))))
}

/// What to select instead where the selected row is gone: the last of its kind before it, else the one that came into
/// its place; the domain in place of a section. `None` where it is there.
pub(super) fn neighbour(editor: &Editor, before: &Place) -> Option<Selected> {
    let scenery = editor.scenery()?;
    let key = selected(editor, &scenery)?;
    let sections = || scenery.sections.iter().any(|it| section_key(it) == key);
    if scenery.devices.iter().any(|it| it.key == key.0) || sections() {
        return None;
    }
    let beside = before.as_ref().and_then(|(number, name)| {
        let like = scenery.devices.iter().take(*number).rev().find(|it| element(&scenery, it) == *name);
        like.or_else(|| scenery.devices.get(*number)).or_else(|| scenery.devices.last())
    });
    Some(match beside {
        Some(device) => Selected { key: Key(device.key.clone()), name: device.name.clone() },
        None => Selected { key: Key(DOMAIN.to_owned()), name: String::new() },
    })
}

fn element(scenery: &Scenery<'_>, device: &Device) -> String {
    scenery.sight().document_of(device.node).name(device.node).to_owned()
}

#[cfg(test)]
mod tests {
    use crate::editor::{Command, Edit, Editor, Key};

    fn name(editor: &Editor) -> String {
        editor.view().inspector.expect("something is selected").row.name.clone()
    }

    fn select(editor: &mut Editor, name: &str) -> Key {
        let view = editor.view();
        let mut rows = view.groups.iter().flat_map(|it| &it.rows);
        let key = rows.find(|it| it.name.starts_with(name)).expect("the row is there").key.clone();
        editor.update(Command::Select(Some(key.clone())));
        key
    }

    #[test]
    fn a_neighbour_takes_the_place_of_what_is_gone() {
        let mut editor = Editor::new();
        editor.update(Command::LoadSample("desktop".to_owned()));
        editor.update(Command::Edit(Edit::AddDevice("rng".to_owned())));
        assert_eq!(name(&editor), "RNG 2");
        editor.update(Command::Undo);
        assert_eq!(name(&editor), "RNG 1", "the one before, of the same kind");
        editor.update(Command::Edit(Edit::AddDevice("pm".to_owned())));
        assert_eq!(name(&editor), "Power management");
        editor.update(Command::Undo);
        assert!(name(&editor).starts_with("Domain"), "sections are parts of the domain");
        let sound = select(&mut editor, "Sound 1");
        editor.update(Command::Remove(sound));
        assert_ne!(name(&editor), "Sound 1");
        editor.update(Command::Select(None));
        editor.update(Command::Undo);
        assert!(editor.view().inspector.is_none(), "nothing is selected that nobody selected");
    }
}
