//! The bar at the top: what is open, opening, undo and redo, theme, help, export.

use super::icon::icon;
use super::menu::{Item, Menu};
use super::surroundings::Settings;
use super::text::samples::{SAMPLES, Sample};
use super::text::{Language, PRODUCT_FIRST, PRODUCT_REST};
use super::wish::{Ask, Tab, Wish};
use crate::editor::{Command, File, View};
use yew::{Callback, Html, Properties, classes, component, html};

/// What of a view the bar shows. It is drawn anew only when some of it is another.
#[derive(Clone, PartialEq)]
pub(super) struct Shown {
    file: Option<File>,
    /// The text does not parse.
    broken: bool,
    undo: Option<String>,
    redo: Option<String>,
}

impl From<&View> for Shown {
    fn from(view: &View) -> Shown {
        Shown {
            file: view.file.clone(),
            broken: view.source.error.is_some(),
            undo: view.undo.clone(),
            redo: view.redo.clone(),
        }
    }
}

impl Shown {
    fn can_export(&self) -> bool {
        self.file.is_some() && !self.broken
    }
}

#[derive(PartialEq, Properties)]
pub(super) struct MastheadProps {
    pub(super) shown: Shown,
    pub(super) tab: Tab,
    pub(super) settings: Settings,
    pub(super) ask: Ask,
}

#[component]
pub(super) fn Masthead(props: &MastheadProps) -> Html {
    let MastheadProps { shown, tab, settings, ask } = props;
    let wish = |wish: Wish| ask.reform(move |_| wish.clone());
    let (theme_label, theme_icon) =
        if settings.dark { (ask.words.to_light(), "sun") } else { (ask.words.to_dark(), "moon") };
    let broken = shown.broken;
    html! {
        <header class="masthead">
            <div class="product">
                { mark() }
                <span class="wordmark"><b>{ PRODUCT_FIRST }</b>{ " " }{ PRODUCT_REST }</span>
            </div>
            if let Some(file) = &shown.file {
                <h1 class="file" title={file.name.clone()}>
                    <b>{ &file.name }</b>
                    <span class="state">{ state(file, broken, settings.saves, ask.words) }</span>
                </h1>
            }
            if settings.alone {
                <div class="tools wide">
                    <button class="plain" type="button" onclick={wish(Wish::PickFile)}>{ icon("open") }{ ask.words.open() }</button>
                    <Menu label={ask.words.samples()} items={sample_items(ask)} />
                </div>
            }
            if shown.file.is_some() {
                <div class="tools">
                    { step(shown.undo.as_deref(), Command::Undo, ask) }
                    { step(shown.redo.as_deref(), Command::Redo, ask) }
                    <button id="history" class="plain sign wide" type="button" aria-label={ask.words.history()} title={ask.words.history()}
                        aria-haspopup="dialog" onclick={wish(Wish::ToggleHistory)}>{ icon("clock") }</button>
                </div>
            }
            <span class="space"></span>
            <button class="plain go-to" type="button" onclick={wish(Wish::TogglePalette)}>
                { icon("search") }<span>{ ask.words.go_to() }</span><kbd>{ ask.words.keys("Ctrl Shift P") }</kbd>
            </button>
            <div class="tools wide">
                <button class="plain sign" type="button" aria-label={theme_label} title={theme_label} onclick={wish(Wish::ToggleTheme)}>
                    { icon(theme_icon) }
                </button>
                if settings.alone {
                    <Menu label={ask.words.language()} picture="language" items={languages(ask, |it| it.name().to_owned())} />
                }
                <button class="plain sign" type="button" aria-label={ask.words.key_map()} title={ask.words.key_map()} onclick={wish(Wish::ToggleKeyMap)}>
                    { icon("help") }
                </button>
                if settings.alone && shown.can_export() {
                    <button class="plain sign" type="button" aria-label={ask.words.share()} title={ask.words.share()}
                        aria-haspopup="dialog" onclick={wish(Wish::ToggleShare)}>{ icon("share") }</button>
                }
                if shown.file.is_some() && *tab != Tab::Export {
                    <button
                        id="export"
                        class={classes!("button", (!broken && !settings.saves).then_some("primary"))}
                        type="button"
                        aria-disabled={(!shown.can_export()).to_string()}
                        title={(!shown.can_export()).then_some(ask.words.export_off())}
                        onclick={wish(Wish::Show(Tab::Export))}
                    >
                        { icon("download") }{ ask.words.export() }
                    </button>
                }
                if settings.exits {
                    <button id="exit" class="button" type="button" onclick={wish(Wish::Exit)}>{ ask.words.exit() }</button>
                }
            </div>
            if settings.saves && shown.file.is_some() {
                <button id="save" class="button primary" type="button" aria-disabled={broken.to_string()}
                    title={broken.then_some(ask.words.save_off())} onclick={wish(Wish::Save)}>{ ask.words.save() }</button>
            }
            <Menu class="narrow" label={ask.words.menu()} picture="more" items={narrow_items(ask, settings, shown, theme_label)} />
        </header>
    }
}

/// What to say beside the file's name; where somebody else saves, an export is not what matters.
fn state(file: &File, broken: bool, saves: bool, words: Language) -> &str {
    match (broken, saves) {
        (true, _) => words.does_not_parse(),
        (false, true) if file.unsaved => words.not_saved(),
        (false, true) => "",
        (false, false) => &file.state,
    }
}

/// The product's sign.
fn mark() -> Html {
    html! {
        <svg class="mark" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
            <rect class="tile" width="24" height="24" rx="5" />
            <path class="signs" d="M9 8 5.5 12 9 16M15 8l3.5 4-3.5 4" />
            <path class="dot" d="M12 12h.01" />
        </svg>
    }
}

/// Undo or redo, named for what it would do.
fn step(label: Option<&str>, command: Command, ask: &Ask) -> Html {
    let (picture, word, none) = match command {
        Command::Undo => ("undo", ask.words.undo(), ask.words.nothing_to_undo()),
        _ => ("redo", ask.words.redo(), ask.words.nothing_to_redo()),
    };
    let title = label.map_or_else(|| none.to_owned(), |label| format!("{word}: {label}"));
    let ask = ask.clone();
    let enabled = label.is_some();
    let onclick = move |_| {
        if enabled {
            ask.emit(Wish::Do(command.clone()));
        }
    };
    html! {
        <button class="plain sign" type="button" aria-label={title.clone()} {title} aria-disabled={(!enabled).to_string()} {onclick}>
            { icon(picture) }
        </button>
    }
}

/// The samples as a menu.
fn sample_items(ask: &Ask) -> Vec<Item> {
    let item = |sample: &Sample| Item {
        title: (sample.title)(ask.words).into(),
        detail: (sample.detail)(ask.words).into(),
        chosen: {
            let (ask, id) = (ask.clone(), sample.id);
            Callback::from(move |()| ask.emit(Wish::Do(Command::LoadSample(id.to_owned()))))
        },
    };
    SAMPLES.iter().map(item).collect()
}

/// The languages, under the titles that `title` gives them.
fn languages(ask: &Ask, title: impl Fn(Language) -> String) -> Vec<Item> {
    let item = |language: Language| Item {
        title: title(language).into(),
        detail: "".into(),
        chosen: ask.reform(move |()| Wish::Speak(language)),
    };
    Language::ALL.into_iter().map(item).collect()
}

/// What a small screen has no buttons for.
fn narrow_items(ask: &Ask, settings: &Settings, shown: &Shown, theme_label: &'static str) -> Vec<Item> {
    let item = |title: &'static str, wish: Wish| Item {
        title: title.into(),
        detail: "".into(),
        chosen: ask.reform(move |()| wish.clone()),
    };
    let mut items = Vec::new();
    if shown.file.is_some() {
        items.push(item(ask.words.history(), Wish::ToggleHistory));
    }
    if settings.alone && shown.can_export() {
        items.push(item(ask.words.share(), Wish::ToggleShare));
    }
    if settings.alone {
        items.extend([
            item(ask.words.open_file(), Wish::PickFile),
            item(ask.words.paste_xml(), Wish::PasteFromClipboard),
        ]);
        items.extend(sample_items(ask));
    }
    if settings.exits {
        items.push(item(ask.words.exit(), Wish::Exit));
    }
    items.push(item(theme_label, Wish::ToggleTheme));
    items.push(item(ask.words.key_map(), Wish::ToggleKeyMap));
    if settings.alone {
        items.extend(languages(ask, |it| ask.words.speak(it)));
    }
    items
}
