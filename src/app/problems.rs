//! The problems: a strip below everything, which opens into a list; on a small screen a part of its own.

use super::icon::icon;
use super::text::Language;
use super::verdict;
use super::wish::{Ask, Wish};
use crate::editor::{Command, Problem, Severity, SourceError};
use std::rc::Rc;
use yew::{Html, Properties, classes, component, html};

#[derive(PartialEq, Properties)]
pub(super) struct ProblemProps {
    pub(super) problems: Rc<Vec<Problem>>,
    /// Why the text does not parse.
    pub(super) error: Option<SourceError>,
    pub(super) open: bool,
    /// They are all that is seen, on a small screen.
    pub(super) alone: bool,
    /// The one that is being looked at.
    pub(super) current: Option<usize>,
    pub(super) ask: Ask,
}

#[component]
pub(super) fn ProblemStrip(props: &ProblemProps) -> Html {
    let ProblemProps { problems, error, open, alone, current, ask } = props;
    let words = ask.words;
    let count = |severity: Severity| problems.iter().filter(|it| it.severity == severity).count();
    let toggle = ask.reform(|_| Wish::ToggleProblems);
    let next = ask.reform(|_| Wish::NextProblem(true));
    let shown = current.and_then(|index| problems.get(index)).or(problems.first());
    let counted = |severity, number: String| {
        html! {
            <span class={classes!("counted", (count(severity) == 0).then_some("zero"))}>
                { verdict::severity(severity, words) }{ number }
            </span>
        }
    };
    html! {
        <@{if *alone { "main" } else { "footer" }} class={classes!("problems", open.then_some("open"))}>
            <div class="strip">
                <button type="button" class="plain" aria-expanded={open.to_string()} onclick={toggle}>
                    { icon(if *open { "down" } else { "right" }) }<b>{ words.problems() }</b>
                </button>
                { counted(Severity::Error, words.errors(count(Severity::Error))) }
                { counted(Severity::Warning, words.warnings(count(Severity::Warning))) }
                { counted(Severity::Note, words.notes(count(Severity::Note))) }
                <span class="shown" lang={shown.and_then(|it| ask.tongue(&it.message))}>
                    { match (error, shown) {
                        (Some(error), _) => words.at(error.line, error.column, &error.message),
                        (None, Some(problem)) => one_line(problem, words),
                        (None, None) => words.no_problems().to_owned(),
                    } }
                </span>
                if !problems.is_empty() {
                    <button type="button" class="plain hint" onclick={next}><kbd>{ "F8" }</kbd>{ words.next_problem() }</button>
                }
            </div>
            if *open {
                <div class="pane-head list-head"><h2>{ words.problems() }</h2></div>
                <ul class="list">
                    { for problems.iter().enumerate().map(|(index, problem)| entry(problem, *current == Some(index), ask)) }
                    if problems.is_empty() {
                        <li class="none">{ words.no_problems() }</li>
                    }
                </ul>
            }
        </@>
    }
}

fn one_line(problem: &Problem, words: Language) -> String {
    match problem.line {
        Some(line) => format!("{}: {}", words.line(line), problem.message),
        None => problem.message.clone(),
    }
}

fn entry(problem: &Problem, current: bool, ask: &Ask) -> Html {
    let words = ask.words;
    let mend = |command: Command| ask.reform(move |_| Wish::Mend(command.clone()));
    let (key, line, there) = (problem.key.clone(), problem.line, ask.clone());
    let onclick = move |_| {
        if let Some(key) = key.clone() {
            there.emit(Wish::Inspect(key));
        }
        if let Some(line) = line {
            there.emit(Wish::GoTo(line));
        }
    };
    html! {
        <li>
            <button type="button" class={classes!("problem", current.then_some("current"))} {onclick}>
                { verdict::severity(problem.severity, words) }
                <span class="line">{ problem.line.map(|line| words.line(line)).unwrap_or_default() }</span>
                <span class="message" lang={ask.tongue(&problem.message)}>{ &problem.message }</span>
            </button>
            if !problem.fixes.is_empty() {
                <div class="fixes" role="group" aria-label={words.fixes()}>
                    { for problem.fixes.iter().map(|fix| html! {
                        <button type="button" class="fix" lang={ask.tongue(&fix.label)} onclick={mend(fix.command.clone())}>{ &fix.label }</button>
                    }) }
                </div>
            }
        </li>
    }
}
