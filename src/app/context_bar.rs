//! The bar below the top one, with the parts of the page, host, target and verdict; on a small screen the
//! parts are at the bottom.

use super::icon::icon;
use super::picker::{Picker, Subject};
use super::wish::{Ask, Tab, Wish};
use super::{text, verdict};
use crate::editor::{Choice, ChoiceGroup, Command, Verdict, VerdictKind, View};
use std::rc::Rc;
use yew::{Html, Properties, component, html};

#[derive(PartialEq, Properties)]
pub(super) struct BarProps {
    pub(super) view: Rc<View>,
    pub(super) tab: Tab,
    pub(super) ask: Ask,
}

#[component]
pub(super) fn ContextBar(props: &BarProps) -> Html {
    let BarProps { view, tab, ask } = props;
    let hosts = vec![ChoiceGroup { title: String::new(), choices: view.hosts.clone() }];
    let notes: Vec<String> =
        [text::LOAD_HOST.to_owned()].into_iter().chain(view.assumptions.iter().cloned()).collect();
    let unchecked = Verdict {
        kind: VerdictKind::Unknown,
        short: text::NOT_CHECKED.to_owned(),
        text: text::NOT_CHECKED.to_owned(),
    };
    let shown = if view.source.error.is_some() { Some(&unchecked) } else { view.verdict.as_ref() };
    html! {
        <section class="context" aria-label={text::VIEWED_AS}>
            <nav class="tabs" aria-label={text::PARTS}>
                { part(Tab::Devices, *tab, "list", text::DEVICES, true, ask) }
                { part(Tab::Source, *tab, "code", text::SOURCE, true, ask) }
                { part(Tab::Export, *tab, "download", text::EXPORT, view.can_export(), ask) }
            </nav>
            <Picker subject={Subject::Host} groups={hosts} notes={notes} ask={ask.clone()} />
            <Picker subject={Subject::Target} groups={targets(view)} ask={ask.clone()} />
            if let Some(shown) = shown {
                { verdict::badge(shown) }
            }
            if view.secrets > 0 {
                { secrets(view.secrets_shown, ask) }
            }
        </section>
    }
}

/// The switch that shows passwords where they are masked.
fn secrets(shown: bool, ask: &Ask) -> Html {
    let onclick = ask.reform(move |_| Wish::Do(Command::ShowSecrets(!shown)));
    let picture = if shown { "eye" } else { "eye-off" };
    html! {
        <button type="button" class="plain secrets" aria-pressed={shown.to_string()} title={text::PASSWORDS_HINT} {onclick}>
            { icon(picture) }{ text::SHOW_PASSWORDS }
        </button>
    }
}

/// The targets, and to have none.
fn targets(view: &View) -> Vec<ChoiceGroup> {
    let chosen = view.targets.iter().flat_map(|group| &group.choices).any(|choice| choice.current);
    let none = Choice {
        title: text::NO_TARGET.to_owned(),
        detail: text::NO_TARGET_DETAIL.to_owned(),
        current: !chosen,
        command: Command::SetTarget(None),
    };
    let mut groups = vec![ChoiceGroup { title: String::new(), choices: vec![none] }];
    groups.extend(view.targets.iter().cloned());
    groups
}

/// The parts of the page at the bottom of a small screen.
#[component]
pub(super) fn BottomBar(props: &BarProps) -> Html {
    let BarProps { view, tab, ask } = props;
    html! {
        <nav class="bottom-bar" aria-label={text::PARTS}>
            { part(Tab::Devices, *tab, "list", text::DEVICES, true, ask) }
            { part(Tab::Source, *tab, "code", text::SOURCE, true, ask) }
            <div class="counted">
                { part(Tab::Problems, *tab, "note", text::PROBLEMS, true, ask) }
                if view.counts.problems > 0 {
                    <span class="count">{ view.counts.problems }</span>
                }
            </div>
            { part(Tab::Export, *tab, "download", text::EXPORT, view.can_export(), ask) }
        </nav>
    }
}

fn part(tab: Tab, current: Tab, picture: &str, label: &'static str, enabled: bool, ask: &Ask) -> Html {
    let onclick = ask.reform(move |_| Wish::Show(tab));
    html! {
        <button
            type="button"
            data-to={tab.as_str()}
            class="part"
            aria-current={(tab == current).then_some("page")}
            aria-disabled={(!enabled).to_string()}
            title={(!enabled).then_some(text::EXPORT_OFF)}
            {onclick}
        >
            { icon(picture) }<span>{ label }</span>
        </button>
    }
}
