//! The bar below the top one, with the parts of the page, host, target and verdict; on a small screen the
//! parts are at the bottom.

use super::icon::icon;
use super::picker::{Picker, Subject};
use super::text::Language;
use super::verdict;
use super::wish::{Ask, Tab, Wish};
use crate::editor::{Choice, ChoiceGroup, Choices, Command, Verdict, VerdictKind, View};
use std::rc::Rc;
use yew::{Html, Properties, component, html};

/// What of a view the bar shows. It is drawn anew only when some of it is another.
#[derive(Clone, PartialEq)]
pub(super) struct Shown {
    choices: Rc<Choices>,
    assumptions: Vec<String>,
    verdict: Option<Verdict>,
    /// The text does not parse.
    broken: bool,
    can_export: bool,
    secrets: usize,
    secrets_shown: bool,
}

impl From<&View> for Shown {
    fn from(view: &View) -> Shown {
        Shown {
            choices: view.choices.clone(),
            assumptions: view.assumptions.clone(),
            verdict: view.verdict.clone(),
            broken: view.source.error.is_some(),
            can_export: view.can_export(),
            secrets: view.secrets,
            secrets_shown: view.secrets_shown,
        }
    }
}

#[derive(PartialEq, Properties)]
pub(super) struct ContextProps {
    pub(super) shown: Shown,
    pub(super) tab: Tab,
    pub(super) ask: Ask,
}

#[component]
pub(super) fn ContextBar(props: &ContextProps) -> Html {
    let ContextProps { shown, tab, ask } = props;
    let hosts = vec![ChoiceGroup { title: String::new(), choices: shown.choices.hosts.clone() }];
    let notes: Vec<String> =
        [ask.words.load_host().to_owned()].into_iter().chain(shown.assumptions.iter().cloned()).collect();
    let unchecked = Verdict {
        kind: VerdictKind::Unknown,
        short: ask.words.not_checked().to_owned(),
        text: ask.words.not_checked().to_owned(),
    };
    let verdict = if shown.broken { Some(&unchecked) } else { shown.verdict.as_ref() };
    html! {
        <section class="context" aria-label={ask.words.viewed_as()}>
            <nav class="tabs" aria-label={ask.words.parts()}>
                { part(Tab::Devices, *tab, "list", ask.words.devices(), true, ask) }
                { part(Tab::Source, *tab, "code", ask.words.source(), true, ask) }
                { part(Tab::Topology, *tab, "topology", ask.words.topology(), true, ask) }
                { part(Tab::Export, *tab, "download", ask.words.export(), shown.can_export, ask) }
            </nav>
            <Picker subject={Subject::Host} groups={hosts} notes={notes} ask={ask.clone()} />
            <Picker subject={Subject::Target} groups={targets(&shown.choices.targets, ask.words)} ask={ask.clone()} />
            if let Some(verdict) = verdict {
                { verdict::badge(verdict) }
            }
            if shown.secrets > 0 {
                { secrets(shown.secrets_shown, ask) }
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
fn targets(targets: &[ChoiceGroup], words: Language) -> Vec<ChoiceGroup> {
    let chosen = targets.iter().flat_map(|group| &group.choices).any(|choice| choice.current);
    let none = Choice {
        title: words.no_target().to_owned(),
        detail: words.no_target_detail().to_owned(),
        current: !chosen,
        command: Command::SetTarget(None),
    };
    let mut groups = vec![ChoiceGroup { title: String::new(), choices: vec![none] }];
    groups.extend(targets.iter().cloned());
    groups
}

#[derive(PartialEq, Properties)]
pub(super) struct BottomProps {
    pub(super) problems: usize,
    pub(super) can_export: bool,
    pub(super) tab: Tab,
    pub(super) ask: Ask,
}

/// The parts of the page at the bottom of a small screen.
#[component]
pub(super) fn BottomBar(props: &BottomProps) -> Html {
    let BottomProps { problems, can_export, tab, ask } = props;
    html! {
        <nav class="bottom-bar" aria-label={ask.words.parts()}>
            { part(Tab::Devices, *tab, "list", ask.words.devices(), true, ask) }
            { part(Tab::Source, *tab, "code", ask.words.source(), true, ask) }
            { part(Tab::Topology, *tab, "topology", ask.words.topology(), true, ask) }
            <div class="counted">
                { part(Tab::Problems, *tab, "note", ask.words.problems(), true, ask) }
                if *problems > 0 {
                    <span class="count">{ *problems }</span>
                }
            </div>
            { part(Tab::Export, *tab, "download", ask.words.export(), *can_export, ask) }
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
