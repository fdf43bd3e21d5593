//! Laws of the façade, on random visits: what an editor keeps from one view to the next never shows in a view.

#[path = "../../tests/support/random.rs"]
mod random;

use super::{Command, Editor, samples};
use random::Random;
use std::cell::OnceCell;

/// The same editor that remembers nothing but what it cannot compute.
fn forgetful(editor: &Editor) -> Editor {
    Editor { computed: OnceCell::new(), choices: OnceCell::new(), ..editor.clone() }
}

/// One wish of many that a visitor might have now.
fn wish(editor: &Editor, random: &mut Random) -> Command {
    let view = editor.view();
    let mut wishes = vec![Command::Undo, Command::Redo, Command::ShowSecrets(!view.secrets_shown)];
    wishes.extend(
        ["libvirt=7.0.0,qemu=5.2", "libvirt=11.3.0,qemu=10.0"].map(|it| Command::SetHost(it.to_owned())),
    );
    wishes.extend([None, Some("libvirt=4.5.0")].map(|it| Command::SetTarget(it.map(str::to_owned))));
    let rows: Vec<_> = view.groups.iter().flat_map(|it| &it.rows).collect();
    wishes.extend(rows.get(random.below(rows.len())).map(|it| Command::Select(Some(it.key.clone()))));
    wishes.extend(view.problems.iter().flat_map(|it| &it.fixes).map(|it| it.command.clone()));
    if let Some(shown) = &view.inspector {
        wishes.extend(shown.actions.iter().map(|it| it.command.clone()));
    }
    // Mostly they type: a letter taken away breaks the text now and then, and one put there mends it.
    let mut text = view.source.text;
    let places: Vec<usize> = text.char_indices().map(|it| it.0).collect();
    let at = places[random.below(places.len())];
    match random.below(2) {
        0 => drop(text.remove(at)),
        _ => text.insert(at, ['1', 'b', ' ', '\''][random.below(4)]),
    }
    match random.below(2) {
        0 => Command::ReplaceText(text),
        _ => wishes.swap_remove(random.below(wishes.len())),
    }
}

#[test]
fn what_is_kept_never_shows() {
    for (seed, sample) in samples().iter().enumerate() {
        let mut random = Random::new(seed as u64 + 1);
        let mut editor = Editor::new();
        editor.update(Command::LoadSample(sample.id.to_owned()));
        for step in 0..25 {
            let wish = wish(&editor, &mut random);
            editor.update(wish.clone());
            assert_eq!(editor.view(), forgetful(&editor).view(), "{}, step {step}: {wish:?}", sample.id);
            // From a text that does not parse a visitor goes back sooner or later.
            if editor.view().source.error.is_some() && random.below(3) == 0 {
                editor.update(Command::Undo);
            }
        }
    }
}
