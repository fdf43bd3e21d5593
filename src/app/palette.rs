//! Go to: a device, a line or a command, by typing a part of its name.

use super::element;
use super::icon::icon;
use super::search::use_search;
use super::text::Language;
use super::text::samples::SAMPLES;
use super::wish::{Ask, Tab, Wish};
use crate::editor::{Command, View};
use crate::order;
use std::rc::Rc;
use web_sys::{Event, HtmlDialogElement, HtmlInputElement, InputEvent, KeyboardEvent, MouseEvent};
use yew::{Html, Properties, TargetCast, classes, component, html, use_effect_with, use_node_ref};

/// So many answers are shown.
const SHOWN: usize = 12;

#[derive(PartialEq, Properties)]
pub(super) struct PaletteProps {
    /// What can be gone to, while it is open: closed it need not be drawn anew.
    pub(super) view: Option<Rc<View>>,
    /// Nobody embeds the page: it opens and shares documents by itself.
    pub(super) alone: bool,
    pub(super) ask: Ask,
}

/// Something to go to.
#[derive(Clone, PartialEq)]
struct Place {
    picture: String,
    title: String,
    detail: String,
    wish: Wish,
}

#[component]
pub(super) fn Palette(props: &PaletteProps) -> Html {
    let PaletteProps { view, alone, ask } = props;
    let (dialog, input) = (use_node_ref(), use_node_ref());
    let search = use_search();
    let (typed, active) = (search.typed(), search.active());
    {
        let (dialog, input, search) = (dialog.clone(), input.clone(), search.clone());
        use_effect_with(view.is_some(), move |open| {
            let Some(dialog) = dialog.cast::<HtmlDialogElement>() else { return };
            if *open && !dialog.open() {
                search.set(String::new(), 0);
                dialog.show_modal().ok();
                if let Some(input) = input.cast::<HtmlInputElement>() {
                    input.focus().ok();
                }
            } else if !open && dialog.open() {
                dialog.close();
            }
        });
    }
    {
        let dialog = dialog.clone();
        use_effect_with(active, move |active| element::reveal(&dialog, &format!("place-{active}")));
    }
    let places = view.as_ref().map(|view| found(view, &typed, *alone, ask.words)).unwrap_or_default();
    let go = {
        let ask = ask.clone();
        move |place: Option<&Place>| {
            ask.emit(Wish::TogglePalette);
            if let Some(place) = place {
                ask.emit(place.wish.clone());
            }
        }
    };
    let oninput = {
        let search = search.clone();
        move |event: InputEvent| search.set(event.target_unchecked_into::<HtmlInputElement>().value(), 0)
    };
    let onkeydown = {
        let (search, go, view, alone, words) = (search.clone(), go.clone(), view.clone(), *alone, ask.words);
        move |event: KeyboardEvent| {
            let Some(view) = &view else { return };
            let places = found(view, &search.typed(), alone, words);
            match event.key().as_str() {
                "ArrowDown" => search.step(1, places.len()),
                "ArrowUp" => search.step(-1, places.len()),
                "Enter" => go(places.get(search.active())),
                _ => return,
            }
            event.prevent_default();
            event.stop_propagation();
        }
    };
    let oncancel = {
        let ask = ask.clone();
        move |event: Event| {
            event.prevent_default();
            ask.emit(Wish::TogglePalette);
        }
    };
    // Only the backdrop is the dialog itself: what is inside it is a target of its own.
    let onclick = {
        let (ask, dialog) = (ask.clone(), dialog.clone());
        move |event: MouseEvent| {
            if event.target() == dialog.get().map(Into::into) {
                ask.emit(Wish::TogglePalette);
            }
        }
    };
    html! {
        <dialog ref={dialog} class="palette" aria-label={ask.words.go_to()} {oncancel} {onclick}>
            <div class="search">
                { icon("search") }
                <input ref={input} type="text" role="combobox" autocomplete="off" spellcheck="false" aria-label={ask.words.go_to()}
                    placeholder={ask.words.go_to()} aria-expanded="true" aria-autocomplete="list" aria-controls="places"
                    aria-activedescendant={format!("place-{active}")} value={typed} {oninput} {onkeydown} />
            </div>
            <div id="places" role="listbox" aria-label={ask.words.go_to()} tabindex="-1">
                { for places.iter().enumerate().map(|(index, place)| {
                    let (go, this) = (go.clone(), place.clone());
                    html! {
                        <div id={format!("place-{index}")} role="option" aria-selected={(index == active).to_string()}
                            class={classes!("entry", (index == active).then_some("active"))} onclick={move |_| go(Some(&this))}>
                            { icon(&place.picture) }
                            <span class="title">{ &place.title }</span>
                            <span class="detail">{ &place.detail }</span>
                        </div>
                    }
                }) }
            </div>
            if places.is_empty() {
                <p class="none" role="status">{ ask.words.no_place() }</p>
            }
        </dialog>
    }
}

/// Everything there is to go to: a line where a number was typed, devices, commands, samples.
fn places(view: &View, typed: &str, alone: bool, words: Language) -> Vec<Place> {
    let mut places = Vec::new();
    if let Some(line) = typed.trim().parse().ok().filter(|line| (1..=view.source.lines).contains(line)) {
        let title = words.go_to_line(line);
        places.push(Place {
            picture: "code".to_owned(),
            title,
            detail: String::new(),
            wish: Wish::GoTo(line),
        });
    }
    places.extend(view.groups.iter().flat_map(|group| &group.rows).map(|row| Place {
        picture: row.icon.clone(),
        title: row.name.clone(),
        detail: row.description.clone(),
        wish: Wish::Inspect(row.key.clone()),
    }));
    let mut command = |picture: &str, title: &str, detail: &str, wish: Wish| {
        let (picture, title, detail) = (picture.to_owned(), title.to_owned(), detail.to_owned());
        places.push(Place { picture, title, detail, wish });
    };
    if view.file.is_some() {
        if let Some(label) = &view.undo {
            command("undo", words.undo(), label, Wish::Do(Command::Undo));
        }
        if let Some(label) = &view.redo {
            command("redo", words.redo(), label, Wish::Do(Command::Redo));
        }
        command("clock", words.history(), "H", Wish::ToggleHistory);
        if view.secrets > 0 {
            let label = if view.secrets_shown { words.mask_passwords() } else { words.show_passwords() };
            command("eye", label, "", Wish::Do(Command::ShowSecrets(!view.secrets_shown)));
        }
        if view.can_export() {
            command("download", words.export(), &words.keys("Ctrl E"), Wish::Show(Tab::Export));
            if alone {
                command("share", words.share(), "", Wish::ToggleShare);
            }
            command("plus", words.add_device_button(), "", Wish::ToggleAdd);
            command("plus", words.make_all_explicit(), "", Wish::Do(Command::MakeAllExplicit));
        }
        command("eye", words.switch_implicit(), "I", Wish::ToggleGhosts);
        command("error", words.go_to_next_problem(), "F8", Wish::NextProblem(true));
    }
    command("moon", words.switch_theme(), "", Wish::ToggleTheme);
    command("help", words.key_map(), "?", Wish::ToggleKeyMap);
    if !alone {
        return places;
    }
    command("open", words.open_file(), "", Wish::PickFile);
    command("paste", words.paste_xml(), "", Wish::PasteFromClipboard);
    for language in Language::ALL {
        command("language", &words.speak(language), "", Wish::Speak(language));
    }
    for sample in SAMPLES {
        let wish = Wish::Do(Command::LoadSample(sample.id.to_owned()));
        command("domain", &words.sample(sample.id), (sample.title)(words), wish);
    }
    places
}

/// What fits what was typed, what begins so first.
fn found(view: &View, typed: &str, alone: bool, words: Language) -> Vec<Place> {
    let mut found = places(view, typed, alone, words);
    let typed = typed.trim().to_lowercase();
    found.retain(|place| {
        let all = format!("{} {}", place.title, place.detail).to_lowercase();
        typed.split_whitespace().all(|word| all.contains(word) || matches!(place.wish, Wish::GoTo(_)))
    });
    order::by_key(&mut found, |place| !place.title.to_lowercase().starts_with(&typed));
    found.truncate(SHOWN);
    found
}
