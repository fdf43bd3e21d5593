//! The export view: the verdict, what is exported, and source against result with the reason for every change.

mod blocks;
mod comparison;

use super::icon::icon;
use super::wish::{Ask, Wish};
use super::{text, verdict};
use crate::editor::{Export, VerdictKind, View};
use std::rc::Rc;
use web_sys::HtmlElement;
use yew::{Html, Properties, classes, component, html, use_effect_with, use_node_ref};

#[derive(PartialEq, Properties)]
pub(super) struct ExportProps {
    pub(super) export: Rc<Export>,
    pub(super) view: Rc<View>,
    pub(super) ask: Ask,
}

#[component]
pub(super) fn ExportView(props: &ExportProps) -> Html {
    let ExportProps { export, view, ask } = props;
    let name = view.file.as_ref().map(|file| file.name.clone()).unwrap_or_default();
    let main = use_node_ref();
    {
        let main = main.clone();
        use_effect_with((), move |()| {
            if let Some(main) = main.cast::<HtmlElement>() {
                main.focus().ok();
            }
        });
    }
    html! {
        <main ref={main} class="export" tabindex="-1" aria-label={text::EXPORT}>
            { banner(export) }
            <section class="card">
                <div class="card-head">
                    <h2>{ text::WHAT_IS_EXPORTED }</h2>
                    { styles(export, ask) }
                    <span class="space"></span>
                    { results(export, ask) }
                </div>
                <p class="style-text">
                    { export.styles.iter().find(|style| style.current).map(|style| style.text.clone()).unwrap_or_default() }
                    <span class="hint">{ text::changes(export.changes.len()) }</span>
                </p>
                <comparison::Comparison export={export.clone()} {name} ask={ask.clone()} />
            </section>
        </main>
    }
}

/// The verdict on the result, with the guest ABI.
fn banner(export: &Export) -> Html {
    let kind = export.verdict.kind;
    html! {
        <section class={classes!("banner", verdict::class(kind))} aria-label={export.verdict.short.clone()}>
            { verdict::sign(kind) }
            <div>
                <h2>{ &export.guest_abi }</h2>
                <p><b>{ &export.verdict.short }</b>{ ". " }{ &export.verdict.text }</p>
                <p class="hint">{ &export.earliest }</p>
            </div>
        </section>
    }
}

/// The ways to export, each with its verdict for the target.
fn styles(export: &Export, ask: &Ask) -> Html {
    html! {
        <div class="styles" role="group" aria-label={text::STYLE}>
            { for export.styles.iter().map(|style| {
                let command = style.command.clone();
                let onclick = ask.reform(move |_| Wish::Do(command.clone()));
                let said = verdict::short(style.verdict);
                html! {
                    <button type="button" class={classes!("style", verdict::class(style.verdict))}
                        aria-pressed={style.current.to_string()} title={format!("{} ({said})", style.text)} {onclick}>
                        { verdict::sign(style.verdict) }{ &style.title }<span class="unseen">{ ", " }{ said }</span>
                    </button>
                }
            }) }
        </div>
    }
}

/// Copy, report, download.
fn results(export: &Export, ask: &Ask) -> Html {
    let wish = |wish: Wish| ask.reform(move |_| wish.clone());
    let report_name = format!("{}.report.json", export.file_name.trim_end_matches(".xml"));
    let report = Wish::Download(report_name, export.report.clone(), "application/json");
    let blocked = export.text.is_empty();
    html! {
        <div class="results">
            <button type="button" class="button" onclick={wish(report)}>{ icon("list") }{ text::DOWNLOAD_REPORT }</button>
            if blocked {
                <p class="blocked">{ icon("lock") }{ text::BLOCKED }</p>
            } else {
                <button type="button" class="button" onclick={wish(Wish::Copy(export.text.clone()))}>{ icon("copy") }{ text::COPY }</button>
                <button id="download" type="button" class={classes!("button", (export.verdict.kind != VerdictKind::Refused).then_some("primary"))}
                    onclick={wish(Wish::Download(export.file_name.clone(), export.text.clone(), "application/xml"))}>
                    { icon("download") }{ text::download(&export.file_name) }
                </button>
            }
        </div>
    }
}
