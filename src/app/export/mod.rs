//! The export view: the verdict, what is exported, and source against result with the reason for every change.

mod blocks;
mod comparison;
mod noticed;
mod offers;
pub(super) mod outlook;
mod strategies;
mod timeline;

use super::icon::icon;
use super::text::Language;
use super::verdict;
use super::wish::{Ask, Secrets, Wish};
use crate::editor::{Command, Export, VerdictKind, View};
use outlook::{Drawing, Known};
use std::rc::Rc;
use web_sys::{Event, HtmlElement, HtmlInputElement};
use yew::{
    Html, Properties, TargetCast, UseStateHandle, classes, component, html, use_effect_with, use_node_ref,
    use_state_eq,
};

#[derive(PartialEq, Properties)]
pub(super) struct ExportProps {
    pub(super) export: Rc<Export>,
    pub(super) known: Known,
    pub(super) view: Rc<View>,
    pub(super) ask: Ask,
}

#[component]
pub(super) fn ExportView(props: &ExportProps) -> Html {
    let ExportProps { export, known, view, ask } = props;
    let name = view.file.as_ref().map(|file| file.name.clone()).unwrap_or_default();
    let main = use_node_ref();
    let included = use_state_eq(|| false);
    {
        let main = main.clone();
        use_effect_with((), move |()| {
            if let Some(main) = main.cast::<HtmlElement>() {
                main.focus().ok();
            }
        });
    }
    html! {
        <main ref={main} class="export" tabindex="-1" aria-label={ask.words.export()}>
            { banner(export, ask) }
            <p class="unseen" role="status">{ state(known, ask.words) }</p>
            { timeline(export, known, &name, ask) }
            { offers::offers(export, ask) }
            { strategies::strategies(export, known, ask) }
            <section class="card">
                <div class="card-head">
                    <h2>{ ask.words.what_is_exported() }</h2>
                    { styles(export, known, ask) }
                    <span class="space"></span>
                    { results(export, &included, ask) }
                </div>
                <p class="style-text">
                    { export.styles.iter().find(|style| style.current).map(|style| style.text.clone()).unwrap_or_default() }
                    <span class="hint">{ ask.words.changes(export.changes.len()) }</span>
                    if export.decided > 0 {
                        <button type="button" class="link" onclick={ask.reform(|_| Wish::Do(Command::ForgetDecisions))}>{ ask.words.reset_choices(export.decided) }</button>
                    }
                </p>
                if export.secrets > 0 && !export.text.is_empty() {
                    <p class="style-text secrets-said" role="status">{ icon("lock") }{ ask.words.with_secrets(export.secrets, *included) }</p>
                }
                <comparison::Comparison export={export.clone()} {name} ask={ask.clone()} />
            </section>
            { how_to(export, ask) }
        </main>
    }
}

/// The verdict on the result, with the guest ABI.
fn banner(export: &Export, ask: &Ask) -> Html {
    let kind = export.verdict.kind;
    html! {
        <section class={classes!("banner", verdict::class(kind))} aria-label={export.verdict.short.clone()}>
            { verdict::sign(kind) }
            <div>
                <h2 lang={ask.tongue(&export.guest_abi)}>{ &export.guest_abi }</h2>
                <p><b>{ &export.verdict.short }</b>{ ". " }<span lang={ask.tongue(&export.verdict.text)}>{ &export.verdict.text }</span></p>
                <p class="hint" lang={ask.tongue(&export.earliest)}>{ &export.earliest }</p>
                { noticed::noticed(export, ask) }
            </div>
        </section>
    }
}

/// How far the computing is, for those who do not see it.
fn state(known: &Known, words: Language) -> &'static str {
    match known.timeline {
        _ if !known.is_complete() => words.computing(),
        Drawing::Waiting => words.verdicts_computed(),
        _ => words.computed(),
    }
}

/// The timeline, or how far it is.
fn timeline(export: &Rc<Export>, known: &Known, name: &str, ask: &Ask) -> Html {
    let rest = match &known.timeline {
        Drawing::Complete(timeline) => {
            return html! {
                <timeline::TimelineCard timeline={timeline.clone()} name={name.to_owned()} export={export.clone()} ask={ask.clone()} />
            };
        }
        Drawing::Begun { done, of } => html! {
            <p class="hint">{ ask.words.drawing() }<progress aria-label={ask.words.drawing()} value={done.to_string()} max={of.to_string()} /></p>
        },
        Drawing::Waiting => html! {
            <p class="hint">{ ask.words.timeline_takes_long() }
                <button type="button" class="button" onclick={ask.reform(|_| Wish::DrawTimeline)}>{ ask.words.draw_timeline() }</button>
            </p>
        },
    };
    html! {
        <section class={classes!("card", "timeline", "coming", (known.timeline == Drawing::Waiting).then_some("waiting"))} aria-label={ask.words.timeline(name)}>
            <div class="card-head"><h2>{ ask.words.timeline(name) }</h2></div>
            { rest }
        </section>
    }
}

/// The ways to export, each with its verdict for the target as soon as that is known.
fn styles(export: &Export, known: &Known, ask: &Ask) -> Html {
    html! {
        <div class="styles" role="group" aria-label={ask.words.style()}>
            { for export.styles.iter().map(|style| {
                let command = style.command.clone();
                let onclick = ask.reform(move |_| Wish::Do(command.clone()));
                let verdict = known.verdict(style.style);
                let said = verdict.map_or(ask.words.not_yet(), |it| verdict::short(it, ask.words));
                html! {
                    <button type="button" class={classes!("style", verdict.map_or("coming", verdict::class))}
                        aria-pressed={style.current.to_string()} title={format!("{} ({said})", style.text)} {onclick}>
                        { verdict.map_or_else(|| icon("clock"), verdict::sign) }{ &style.title }<span class="unseen">{ ", " }{ said }</span>
                    </button>
                }
            }) }
        </div>
    }
}

/// What to run on which host, and the reports.
fn how_to(export: &Rc<Export>, ask: &Ask) -> Html {
    let stem = export.file_name.trim_end_matches(".xml");
    let report = |ending: &str,
                  mime: &'static str,
                  label: &'static str,
                  text: fn(&Export, &Ask) -> String| {
        let (name, export, speaker) = (format!("{stem}.report.{ending}"), export.clone(), ask.clone());
        let wish = move |_| Wish::Download(name.clone(), text(&export, &speaker), mime, Secrets::None);
        html! { <button type="button" class="button" onclick={ask.reform(wish)}>{ icon("download") }{ label }</button> }
    };
    html! {
        <section class="card how-to" aria-label={ask.words.how_to()}>
            <div class="card-head"><h2>{ ask.words.how_to() }</h2></div>
            <ol>
                { for export.steps.iter().map(|step| {
                    let wish = Wish::Copy(step.command.clone(), Secrets::None);
                    html! {
                        <li>
                            <p>{ &step.text }</p>
                            if !step.command.is_empty() {
                                <div class="command-line"><code>{ &step.command }</code>
                                    <button type="button" class="button quiet" title={ask.words.copy_command_line()} aria-label={format!("{}: {}", ask.words.copy_command_line(), step.command)}
                                        onclick={ask.reform(move |_| wish.clone())}>{ icon("copy") }</button>
                                </div>
                            }
                        </li>
                    }
                }) }
            </ol>
            <div class="reports">
                { report("txt", "text/plain", ask.words.report_text(), |it, ask| it.report.text(ask.language())) }
                { report("json", "application/json", ask.words.report_json(), |it, _| it.report.json()) }
                { report("html", "text/html", ask.words.report_html(), |it, ask| it.report.page(ask.language())) }
            </div>
        </section>
    }
}

/// Copy and download.
fn results(export: &Export, included: &UseStateHandle<bool>, ask: &Ask) -> Html {
    let wish = |wish: Wish| ask.reform(move |_| wish.clone());
    let whole = export.secrets == 0 || **included;
    let text = if whole { &export.text } else { &export.text_without_secrets };
    let secrets = match (export.secrets, whole) {
        (0, _) => Secrets::None,
        (count, true) => Secrets::Included(count),
        (count, false) => Secrets::LeftOut(count),
    };
    let onchange = {
        let included = included.clone();
        move |event: Event| included.set(event.target_unchecked_into::<HtmlInputElement>().checked())
    };
    let blocked = export.text.is_empty();
    html! {
        <div class="results">
            if blocked {
                <p class="blocked">{ icon("lock") }{ ask.words.blocked() }</p>
            } else {
                if export.secrets > 0 {
                    <label class="switch" title={ask.words.with_secrets(export.secrets, whole)}>
                        <input type="checkbox" checked={**included} {onchange} />{ ask.words.include_secrets(export.secrets) }
                    </label>
                }
                <button type="button" class="button" onclick={wish(Wish::Copy(text.clone(), secrets))}>{ icon("copy") }{ ask.words.copy() }</button>
                <button id="download" type="button" class={classes!("button", (export.verdict.kind != VerdictKind::Refused).then_some("primary"))}
                    onclick={wish(Wish::Download(export.file_name.clone(), text.clone(), "application/xml", secrets))}>
                    { icon("download") }{ ask.words.download(&export.file_name) }
                </button>
            }
        </div>
    }
}
