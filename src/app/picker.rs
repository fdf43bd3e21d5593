//! `Picker`: a button that opens a list of choices under headings, with a filter that also takes what is
//! not in the list.

use super::element;
use super::icon::icon;
use super::search::use_search;
use super::text::Language;
use super::wish::{Ask, Wish};
use crate::editor::{Choice, ChoiceGroup, Command};
use wasm_bindgen::JsCast;
use web_sys::{FocusEvent, HtmlElement, HtmlInputElement, InputEvent, KeyboardEvent, Node};
use yew::{
    Html, Properties, TargetCast, classes, component, html, use_effect_with, use_node_ref, use_state_eq,
};

/// What is picked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Subject {
    /// The libvirt and QEMU whose defaults are shown.
    Host,
    /// The release to export for.
    Target,
}

impl Subject {
    const fn label(self, words: Language) -> &'static str {
        match self {
            Subject::Host => words.parsed_by(),
            Subject::Target => words.target(),
        }
    }

    /// What the filter takes.
    const fn hint(self, words: Language) -> &'static str {
        match self {
            Subject::Host => words.filter_hosts(),
            Subject::Target => words.filter_targets(),
        }
    }

    const fn id(self) -> &'static str {
        match self {
            Subject::Host => "host",
            Subject::Target => "target",
        }
    }

    /// The command for what was typed, where that is a choice of its own: `libvirt=9.0.0,qemu=7.2`, and for
    /// a target a bare release such as `4.5.0`.
    fn typed(self, text: &str) -> Option<Command> {
        let is_release = text.contains('.') && text.split('.').all(|part| part.parse::<u32>().is_ok());
        match self {
            Subject::Host if text.contains('=') => Some(Command::SetHost(text.to_owned())),
            Subject::Target if text.contains('=') => Some(Command::SetTarget(Some(text.to_owned()))),
            Subject::Target if is_release => Some(Command::SetTarget(Some(format!("libvirt={text}")))),
            _ => None,
        }
    }
}

#[derive(PartialEq, Properties)]
pub(super) struct PickerProps {
    pub(super) subject: Subject,
    pub(super) groups: Vec<ChoiceGroup>,
    /// What is to be known about the choice, below the list.
    #[prop_or_default]
    pub(super) notes: Vec<String>,
    pub(super) ask: Ask,
}

#[component]
pub(super) fn Picker(props: &PickerProps) -> Html {
    let words = props.ask.words;
    let open = use_state_eq(|| false);
    let search = use_search();
    let active = search.active();
    let (whole, button, input) = (use_node_ref(), use_node_ref(), use_node_ref());
    let (label, hint, id) = (props.subject.label(words), props.subject.hint(words), props.subject.id());
    {
        let input = input.clone();
        use_effect_with(*open, move |open| {
            if let (true, Some(input)) = (*open, input.cast::<HtmlElement>()) {
                input.focus().ok();
            }
        });
    }
    let groups = matching(&props.groups, &search.typed(), props.subject, words);
    {
        let option = format!("{id}-{active}");
        let whole = whole.clone();
        use_effect_with((*open, active), move |_| element::reveal(&whole, &option));
    }
    let show = {
        let (open, search) = (open.clone(), search.clone());
        let current = choices(&props.groups).position(|choice| choice.current).unwrap_or(0);
        move |shown: bool| {
            search.set(String::new(), current);
            open.set(shown);
        }
    };
    let close = {
        let (show, button) = (show.clone(), button.clone());
        move || {
            show(false);
            if let Some(button) = button.cast::<HtmlElement>() {
                button.focus().ok();
            }
        }
    };
    let choose = {
        let (ask, close) = (props.ask.clone(), close.clone());
        move |command: Command| {
            close();
            ask.emit(Wish::Do(command));
        }
    };
    let onkeydown = {
        let (search, choose, close) = (search.clone(), choose.clone(), close.clone());
        let (all, subject) = (props.groups.clone(), props.subject);
        move |event: KeyboardEvent| {
            let found = matching(&all, &search.typed(), subject, words);
            let step = |steps| search.step(steps, choices(&found).count());
            match event.key().as_str() {
                "ArrowDown" => step(1),
                "ArrowUp" => step(-1),
                "PageDown" => step(8),
                "PageUp" => step(-8),
                "Escape" => close(),
                "Enter" => {
                    if let Some(choice) = choices(&found).nth(search.active()) {
                        choose(choice.command.clone());
                    }
                }
                _ => return,
            }
            event.prevent_default();
            event.stop_propagation();
        }
    };
    let onfocusout = {
        let (show, open, whole) = (show.clone(), open.clone(), whole.clone());
        move |event: FocusEvent| {
            let inside = whole.cast::<Node>();
            let next = event.related_target().and_then(|it| it.dyn_into::<Node>().ok());
            if *open && !inside.is_some_and(|it| it.contains(next.as_ref())) {
                show(false);
            }
        }
    };
    let oninput = {
        let (search, all, subject) = (search.clone(), props.groups.clone(), props.subject);
        move |event: InputEvent| {
            let text = event.target_unchecked_into::<HtmlInputElement>().value();
            // Enter takes the first, or the one that is called just so.
            let found = matching(&all, &text, subject, words);
            let same = |choice: &Choice| choice.title.eq_ignore_ascii_case(text.trim());
            let active = choices(&found).position(same).unwrap_or(0);
            search.set(text, active);
        }
    };
    let toggle = {
        let (open, show) = (open.clone(), show.clone());
        move |_| show(!*open)
    };
    let current = choices(&props.groups).find(|choice| choice.current);
    let listbox = format!("{id}-list");
    let mut number = 0;
    html! {
        <div ref={whole} class={classes!("picker", id)} {onfocusout}>
            <button ref={button} type="button" class="picked" aria-haspopup="dialog" aria-expanded={open.to_string()} onclick={toggle}>
                <span class="label">{ label }</span>
                <span class="value">
                    if let Some(choice) = current {
                        <b>{ &choice.title }</b>{ " " }<span class="detail">{ &choice.detail }</span>
                    }
                </span>
                { icon("down") }
            </button>
            if *open {
                <div class="popup" role="dialog" aria-label={label} {onkeydown}>
                    <div class="search">
                        { icon("search") }
                        <input
                            ref={input} type="text" role="combobox" autocomplete="off" spellcheck="false"
                            aria-label={hint} placeholder={hint} aria-expanded="true" aria-autocomplete="list"
                            aria-controls={listbox.clone()} aria-activedescendant={format!("{id}-{active}")}
                            value={search.typed()} {oninput}
                        />
                    </div>
                    <div class="choices" role="listbox" id={listbox} aria-label={label} tabindex="-1">
                        { for groups.iter().map(|group| choice_group(group, &mut number, id, active, &choose)) }
                    </div>
                    if groups.is_empty() {
                        <p class="none" role="status">{ words.no_choice() }</p>
                    }
                    if !props.notes.is_empty() {
                        <div class="notes" tabindex="0" role="note">
                            { for props.notes.iter().map(|note| html! { <p>{ note }</p> }) }
                        </div>
                    }
                </div>
            }
        </div>
    }
}

/// The choices of all groups, one after the other.
fn choices(groups: &[ChoiceGroup]) -> impl Iterator<Item = &Choice> {
    groups.iter().flat_map(|group| &group.choices)
}

fn choice_group(
    group: &ChoiceGroup,
    number: &mut usize,
    id: &str,
    active: usize,
    choose: &(impl Fn(Command) + Clone + 'static),
) -> Html {
    let options = group.choices.iter().map(|choice| {
        let this = *number;
        *number += 1;
        let (choose, command) = (choose.clone(), choice.command.clone());
        // On pressing, because the filter would lose the focus, and the list close, before a click.
        let onmousedown = |event: yew::MouseEvent| event.prevent_default();
        html! {
            <div id={format!("{id}-{this}")} role="option" aria-selected={choice.current.to_string()}
                class={classes!("entry", (this == active).then_some("active"))}
                {onmousedown} onclick={move |_| choose(command.clone())}>
                <span class="tick">if choice.current { { icon("check") } }</span>
                <span class="title">{ &choice.title }</span>
                <span class="detail">{ &choice.detail }</span>
            </div>
        }
    });
    html! {
        <div role="group" aria-label={(!group.title.is_empty()).then(|| group.title.clone())}>
            if !group.title.is_empty() {
                <div class="heading" aria-hidden="true">{ &group.title }</div>
            }
            { for options }
        </div>
    }
}

/// The choices that hold every word typed, by their titles where any does; before them what was typed itself,
/// unless the list has it.
fn matching(groups: &[ChoiceGroup], typed: &str, subject: Subject, words: Language) -> Vec<ChoiceGroup> {
    let typed = typed.trim();
    let typed_words: Vec<String> = typed.split_whitespace().map(str::to_lowercase).collect();
    let holds = |text: &str| {
        let text = text.to_lowercase();
        typed_words.iter().all(|word| text.contains(word.as_str()))
    };
    let by_title = choices(groups).any(|choice| holds(&choice.title));
    let fits = |choice: &Choice| {
        holds(&choice.title) || (!by_title && holds(&format!("{} {}", choice.title, choice.detail)))
    };
    let mut found: Vec<ChoiceGroup> = groups
        .iter()
        .map(|group| ChoiceGroup {
            title: group.title.clone(),
            choices: group.choices.iter().filter(|choice| fits(choice)).cloned().collect(),
        })
        .filter(|group| !group.choices.is_empty())
        .collect();
    if let Some(command) = subject.typed(typed) {
        let listed = choices(&found).any(|choice| choice.command == command);
        if !listed {
            let choice =
                Choice { title: words.use_release(typed), detail: String::new(), current: false, command };
            found.insert(0, ChoiceGroup { title: String::new(), choices: vec![choice] });
        }
    }
    found
}
