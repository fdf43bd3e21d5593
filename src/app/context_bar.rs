//! The bar below the top one, with the parts of the page, host, target and verdict; on a small screen the
//! parts are at the bottom.

use super::icon::icon;
use super::picker::{Picker, Subject};
use super::text::Language;
use super::verdict;
use super::wish::{Ask, Tab, Wish};
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
        [ask.words.load_host().to_owned()].into_iter().chain(view.assumptions.iter().cloned()).collect();
    let unchecked = Verdict {
        kind: VerdictKind::Unknown,
        short: ask.words.not_checked().to_owned(),
        text: ask.words.not_checked().to_owned(),
    };
    let shown = if view.source.error.is_some() { Some(&unchecked) } else { view.verdict.as_ref() };
    html! {
        <section class="context" aria-label={ask.words.viewed_as()}>
            <nav class="tabs" aria-label={ask.words.parts()}>
                { part(Tab::Devices, *tab, "list", ask.words.devices(), true, ask) }
                { part(Tab::Source, *tab, "code", ask.words.source(), true, ask) }
                { part(Tab::Topology, *tab, "topology", ask.words.topology(), true, ask) }
                { part(Tab::Export, *tab, "download", ask.words.export(), view.can_export(), ask) }
            </nav>
            <Picker subject={Subject::Host} groups={hosts} notes={notes} ask={ask.clone()} />
            <Picker subject={Subject::Target} groups={targets(view, ask.words)} ask={ask.clone()} />
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
        <button type="button" class="plain secrets" aria-pressed={shown.to_string()} title={ask.words.passwords_hint()} {onclick}>
            { icon(picture) }{ ask.words.show_passwords() }
        </button>
    }
}

/// The targets, and to have none.
fn targets(view: &View, words: Language) -> Vec<ChoiceGroup> {
    let chosen = view.targets.iter().flat_map(|group| &group.choices).any(|choice| choice.current);
    let none = Choice {
        title: words.no_target().to_owned(),
        detail: words.no_target_detail().to_owned(),
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
        <nav class="bottom-bar" aria-label={ask.words.parts()}>
            { part(Tab::Devices, *tab, "list", ask.words.devices(), true, ask) }
            { part(Tab::Source, *tab, "code", ask.words.source(), true, ask) }
            { part(Tab::Topology, *tab, "topology", ask.words.topology(), true, ask) }
            <div class="counted">
                { part(Tab::Problems, *tab, "note", ask.words.problems(), true, ask) }
                if view.counts.problems > 0 {
                    <span class="count">{ view.counts.problems }</span>
                }
            </div>
            { part(Tab::Export, *tab, "download", ask.words.export(), view.can_export(), ask) }
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
            title={(!enabled).then_some(ask.words.export_off())}
            {onclick}
        >
            { icon(picture) }<span>{ label }</span>
        </button>
    }
}
