//! What the source editor is told while someone types: completions and what stands at a place, as the JSON that
//! npm/source-help.js reads.

use crate::app::text::Language;
use crate::app::wish::Ask;
use crate::editor::{Assist, OfferedKind};
use serde::Serialize;
use std::ops::Range;

/// What to replace: so many UTF-16 units before and behind the caret.
#[derive(Serialize)]
struct Around {
    back: usize,
    forward: usize,
}

#[derive(Serialize)]
struct Completions<'a> {
    #[serde(flatten)]
    around: Around,
    options: Vec<Choice<'a>>,
}

#[derive(Serialize)]
struct Choice<'a> {
    label: &'a str,
    kind: &'static str,
    detail: String,
    words: String,
    insert: &'a str,
    caret: usize,
    boost: i8,
}

#[derive(Serialize)]
struct Hover<'a> {
    #[serde(flatten)]
    around: Around,
    title: &'a str,
    lines: Vec<Line>,
}

/// Its language, where that is not the page's.
#[derive(Serialize)]
struct Line {
    text: String,
    lang: Option<&'static str>,
}

/// Answers what the editor asks; `null` where there is nothing to say.
pub(super) fn answer(assist: &Assist, ask: &Ask, question: &str, before: &str, behind: &str) -> String {
    let (text, offset) = (format!("{before}{behind}"), before.len());
    let json = match question {
        "complete" => {
            let found = assist.complete_at(&text, offset);
            let options = found.offered.iter().map(|it| Choice {
                label: &it.label,
                kind: match it.kind {
                    OfferedKind::Element => "element",
                    OfferedKind::Attribute => "attribute",
                    OfferedKind::Value => "value",
                },
                detail: ask.said(&it.detail),
                words: ask.said(&it.words),
                insert: &it.insert,
                caret: it.caret,
                boost: if it.for_target { 0 } else { -50 },
            });
            let around = around(&text, offset, found.range);
            serde_json::to_string(&Completions { around, options: options.collect() })
        }
        _ => match assist.hover_at(&text, offset) {
            Some(it) => {
                let around = around(&text, offset, it.range);
                let lines = it.lines.iter().map(|it| line(ask, it)).collect();
                serde_json::to_string(&Hover { around, title: &it.title, lines })
            }
            None => return "null".to_owned(),
        },
    };
    json.unwrap_or_else(|_| "null".to_owned())
}

fn line(ask: &Ask, english: &str) -> Line {
    let text = ask.said(english);
    let is_left = text == english && ask.words != Language::English;
    Line { text, lang: is_left.then_some(Language::English.tag()) }
}

fn around(text: &str, offset: usize, range: Range<usize>) -> Around {
    let units = |part: Range<usize>| text.get(part).map_or(0, |it| it.encode_utf16().count());
    Around { back: units(range.start..offset), forward: units(offset..range.end) }
}
