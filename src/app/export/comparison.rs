//! Source against result, side by side, with the reasons beside them. Runs of equal lines are folded and open
//! in place.

use super::super::icon::icon;
use super::super::text::Language;
use super::super::verdict;
use super::super::wish::{Ask, Wish};
use super::blocks::{self, Block};
use crate::editor::{DiffKind, DiffLine, Export, ExportChange, VerdictKind};
use crate::order;
use std::collections::BTreeSet;
use std::rc::Rc;
use yew::{Html, Properties, classes, component, html, use_state_eq};

/// So many characters of a text without end are shown at first.
const LONG: usize = 200;

#[derive(PartialEq, Properties)]
pub(super) struct ComparisonProps {
    pub(super) export: Rc<Export>,
    /// File name of the source.
    pub(super) name: String,
    pub(super) ask: Ask,
}

#[component]
pub(super) fn Comparison(props: &ComparisonProps) -> Html {
    let ComparisonProps { export, name, ask } = props;
    let opened = use_state_eq(BTreeSet::<u32>::new);
    let blocks = blocks::of(&export.diff);
    let explained = order::set(export.diff.iter().flat_map(|line| line.changes.iter().copied()));
    // A change is explained where its first line is, and only there.
    let mut told = BTreeSet::new();
    let (blocking, rest): (Vec<&ExportChange>, Vec<&ExportChange>) = export
        .changes
        .iter()
        .filter(|change| !explained.contains(&change.number))
        .partition(|change| change.kind == VerdictKind::Refused);
    if export.diff.iter().all(|line| line.kind != DiffKind::Changed && sides_equal(line))
        && export.changes.is_empty()
    {
        return html! { <>
            <p class="no-changes">{ icon("accepted") }{ ask.words.no_changes() }</p>
            { notes(export, ask.words) }
        </> };
    }
    html! { <>
        { list(ask.words.in_the_way(), &blocking, ask) }
        <div class="comparison" role="table" aria-label={ask.words.what_is_exported()}>
            <div class="line-of head" role="row">
                <div class="cell" role="columnheader"><b>{ ask.words.source() }</b>{ " " }<span>{ name }</span></div>
                <div class="cell" role="columnheader"><b>{ ask.words.result() }</b>{ " " }<span>{ &export.file_name }</span></div>
                <div class="cell" role="columnheader"><b>{ ask.words.reason() }</b></div>
            </div>
            { for blocks.iter().map(|it| match it {
                Block::Fold { first, second, count } => fold(*first, *second, *count, &opened, export, ask.words),
                Block::Same(lines) => block(lines, &[], ask),
                Block::Different(lines, numbers) => {
                    let new = |change: &&ExportChange| numbers.contains(&change.number) && told.insert(change.number);
                    block(lines, &export.changes.iter().filter(new).collect::<Vec<_>>(), ask)
                }
            }) }
        </div>
        { list(ask.words.elsewhere(), &rest, ask) }
        { notes(export, ask.words) }
    </> }
}

/// What the target takes and yet warns of.
fn notes(export: &Export, words: Language) -> Html {
    if export.notes.is_empty() {
        return Html::default();
    }
    html! {
        <section class="untold" aria-label={words.warned_of()}>
            <h3>{ words.warned_of() }</h3>
            { for export.notes.iter().map(|it| html! {
                <p class="note">{ &it.text }<span class="hint">{ words.result_line(it.line) }</span><span class="hint mono">{ &it.path }</span></p>
            }) }
        </section>
    }
}

/// Changes that no line of the source explains, those with the same words told once.
fn list(title: &'static str, changes: &[&ExportChange], ask: &Ask) -> Html {
    let mut told: Vec<(&ExportChange, usize)> = Vec::new();
    for change in changes {
        match told.iter_mut().find(|(first, _)| first.reason == change.reason && first.kind == change.kind) {
            Some((_, count)) => *count += 1,
            None => told.push((change, 1)),
        }
    }
    if told.is_empty() {
        return Html::default();
    }
    html! {
        <section class="untold" aria-label={title}>
            <h3>{ title }<span class="hint">{ ask.words.changes(changes.len()) }</span></h3>
            { for told.into_iter().map(|(change, count)| reason(change, count, ask)) }
        </section>
    }
}

fn sides_equal(line: &DiffLine) -> bool {
    matches!(line.kind, DiffKind::Same | DiffKind::Folded(_))
}

fn block(lines: &[DiffLine], reasons: &[&ExportChange], ask: &Ask) -> Html {
    let same = lines.iter().all(sides_equal);
    let left = lines.iter().all(|line| line.left.is_none());
    let right = lines.iter().all(|line| line.right.is_none());
    let vacant = |vacant: bool| vacant.then_some("vacant");
    html! {
        <div class={classes!("line-of", if same { "same" } else { "different" })} role="row">
            <div class={classes!("cell", "code", vacant(left))} role="cell">{ for lines.iter().map(|line| side(&line.left, &line.right, line.kind, "-", ask.words)) }</div>
            <div class={classes!("cell", "code", vacant(right))} role="cell">{ for lines.iter().map(|line| side(&line.right, &line.left, line.kind, "+", ask.words)) }</div>
            <div class="cell reasons" role="cell">{ for reasons.iter().map(|change| reason(change, 1, ask)) }</div>
        </div>
    }
}

/// A run of equal lines: one line that opens.
fn fold(
    first: u32,
    second: u32,
    count: u32,
    opened: &yew::UseStateHandle<BTreeSet<u32>>,
    export: &Export,
    words: Language,
) -> Html {
    let open = opened.contains(&first);
    let onclick = {
        let opened = opened.clone();
        move |_| {
            let mut set = (*opened).clone();
            if !set.remove(&first) {
                set.insert(first);
            }
            opened.set(set);
        }
    };
    let last = |first: u32| first + count.saturating_sub(1);
    let lines = || export.to_look_at.lines().skip(second.saturating_sub(1) as usize).take(count as usize);
    let numbered = |first: u32| {
        html! {
            { for lines().zip(first..).map(|(text, number)| side(&Some((number, text.to_owned())), &None, DiffKind::Same, " ", words)) }
        }
    };
    html! { <>
        <div class="line-of folded" role="row">
            <div class="cell" role="cell">
                <button type="button" class="link quiet" aria-expanded={open.to_string()} {onclick}>
                    { icon(if open { "down" } else { "right" }) }{ words.lines_between(first, last(first)) }
                </button>
            </div>
            <div class="cell" role="cell">{ words.lines_between(second, last(second)) }</div>
            <div class="cell" role="cell">{ words.unchanged() }</div>
        </div>
        if open {
            <div class="line-of same" role="row">
                <div class="cell code" role="cell">{ numbered(first) }</div>
                <div class="cell code" role="cell">{ numbered(second) }</div>
                <div class="cell" role="cell"></div>
            </div>
        }
    </> }
}

/// One side of a line; what the other side has not is marked.
fn side(
    this: &Option<(u32, String)>,
    other: &Option<(u32, String)>,
    kind: DiffKind,
    sign: &'static str,
    words: Language,
) -> Html {
    let Some((number, text)) = this else {
        return html! { <div class="code-line absent" aria-hidden="true"></div> };
    };
    let differs = matches!(kind, DiffKind::Changed | DiffKind::Added | DiffKind::Removed);
    let (before, middle, after) = match other.as_ref().filter(|_| kind == DiffKind::Changed) {
        Some((_, other)) => apart(text, other),
        None if differs => ("", text.as_str(), ""),
        None => (text.as_str(), "", ""),
    };
    // The indentation is no part of what was written or left out.
    let indent = middle.len() - middle.trim_start().len();
    let class = if sign == "-" { "removed" } else { "added" };
    html! {
        <div class={classes!("code-line", differs.then_some(class))}>
            <span class="number">{ number }</span>
            <span class="sign" aria-hidden="true">{ if differs { sign } else { " " } }</span>
            <span class="text">
                { before }{ &middle[..indent] }
                if middle.len() > indent {
                    <mark class={class}>{ long(&middle[indent..], words) }</mark>
                }
                { after }
            </span>
        </div>
    }
}

/// A text; what is very long of it opens in place.
fn long(text: &str, words: Language) -> Html {
    let Some((cut, _)) = text.char_indices().nth(LONG).filter(|_| text.chars().count() > 2 * LONG) else {
        return html! { text };
    };
    html! { <>
        { &text[..cut] }
        <details><summary>{ words.more_characters(text[cut..].chars().count()) }</summary>{ &text[cut..] }</details>
    </> }
}

/// What two lines have in common at the start, what `text` has of its own, and the common end.
fn apart<'a>(text: &'a str, other: &str) -> (&'a str, &'a str, &'a str) {
    let start: usize =
        text.chars().zip(other.chars()).take_while(|(a, b)| a == b).map(|(a, _)| a.len_utf8()).sum();
    let (rest, other) = (&text[start..], &other[start..]);
    let end: usize = rest
        .chars()
        .rev()
        .zip(other.chars().rev())
        .take_while(|(a, b)| a == b)
        .map(|(a, _)| a.len_utf8())
        .sum();
    let end = end.min(rest.len()).min(other.len());
    // Lines with little in common are not versions of each other.
    if (start + end) * 3 < text.trim_start().len() {
        return ("", text, "");
    }
    (&text[..start], &rest[..rest.len() - end], &rest[rest.len() - end..])
}

/// One change: its number, what happens and why, and how the guest or the target takes it.
fn reason(change: &ExportChange, count: usize, ask: &Ask) -> Html {
    let go = change.line.map(|line| ask.reform(move |_| Wish::GoTo(line)));
    html! {
        <div class="reason" id={format!("change-{}", change.number)} tabindex="-1">
            <span class="ordinal" title={ask.words.change()}>{ change.number }</span>
            <div class="say">
                <p lang={ask.tongue(&change.reason)}>{ &change.reason }</p>
                <p class="hint">
                    <span>{ &change.action }</span>
                    if let Some(needs) = &change.needs {
                        <span>{ ask.words.needs() }{ " " }{ needs }</span>
                    }
                    <span class="mono path">{ &change.path }{ ask.words.and_more(count - 1) }</span>
                    if let (Some(line), Some(go)) = (change.line, go) {
                        <button type="button" class="link" onclick={go}>{ ask.words.line(line) }</button>
                    }
                    if let Some(key) = change.device.clone() {
                        <button type="button" class="link" onclick={ask.reform(move |_| Wish::Inspect(key.clone()))}>{ ask.words.show_device() }</button>
                    }
                    <span class="mono">{ &change.reference }</span>
                </p>
                if !change.decisions.is_empty() {
                    <p class="decisions" role="group" aria-label={ask.words.decide(change.number)}>
                        { for change.decisions.iter().map(|it| {
                            let command = it.command.clone();
                            let onclick = ask.reform(move |_| Wish::Do(command.clone()));
                            html! { <button type="button" class="button small" aria-pressed={it.current.to_string()} {onclick}>{ &it.title }</button> }
                        }) }
                    </p>
                }
            </div>
            <span class={classes!("badge", verdict::class(change.kind))}>{ verdict::sign(change.kind) }{ verdict::short(change.kind, ask.words) }</span>
        </div>
    }
}

#[cfg(test)]
mod tests {
    use super::apart;

    #[test]
    fn two_lines_are_marked_where_they_differ() {
        assert_eq!(apart("<a b='1'/>", "<a b='2'/>"), ("<a b='", "1", "'/>"));
        assert_eq!(apart("<a io='x'/>", "<a/>"), ("<a", " io='x'", "/>"));
        assert_eq!(apart("<a/>", "<a io='x'/>"), ("<a", "", "/>"));
        assert_eq!(apart("aa", "aaa"), ("aa", "", ""));
        assert_eq!(apart("<title>x</title>", "<memory>1</memory>"), ("", "<title>x</title>", ""));
    }
}
