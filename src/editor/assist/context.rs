//! Where an offset of a text stands: in which elements, and in which part of a tag. The text need not parse: whoever
//! types is never done.

use std::ops::Range;

/// What surrounds an offset.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Context {
    /// The open elements, the root first; where the offset is in the attributes of a tag, that tag's is the last.
    pub(super) open: Vec<Tag>,
    /// The part.
    pub(super) at: At,
}

/// A start tag as far as it can be read.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Tag {
    pub(super) name: String,
    /// Names and raw values.
    pub(super) attributes: Vec<(String, String)>,
    /// Names of the elements inside, but for the one at the offset.
    pub(super) inside: Vec<String>,
}

/// The part of the text, with its bytes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum At {
    /// The name of an element inside the last open one.
    Element(Range<usize>),
    /// The name in an end tag.
    End(Range<usize>),
    /// The name of an attribute, or the place for one.
    Attribute(Range<usize>),
    /// The value of the attribute.
    Value(String, Range<usize>),
    /// What an element says between its tags.
    Text(Range<usize>),
    /// A comment, a declaration and the like.
    Nothing,
}

/// What surrounds the offset; one past the end counts as the end.
pub(super) fn context(text: &str, offset: usize) -> Context {
    let mut offset = offset.min(text.len());
    while !text.is_char_boundary(offset) {
        offset -= 1;
    }
    let mut scan = Scan { text, offset, open: Vec::new(), found: None };
    let mut from = 0;
    while let Some(next) = scan.step(from) {
        from = next;
    }
    scan.found.unwrap_or(Context { open: scan.open, at: At::Text(offset..offset) })
}

struct Scan<'t> {
    text: &'t str,
    offset: usize,
    open: Vec<Tag>,
    /// Once the offset has been passed; what follows tells only which siblings come after it.
    found: Option<Context>,
}

impl Scan<'_> {
    /// Reads on to the end of the next tag; `None` at the end.
    fn step(&mut self, from: usize) -> Option<usize> {
        let text = self.text;
        let start = text[from..].find('<').map(|it| from + it);
        let words_end = start.unwrap_or(text.len());
        if self.found.is_none() && (from..=words_end).contains(&self.offset) {
            let says = &text[from..words_end];
            let lead = says.len() - says.trim_start().len();
            let words = from + lead..from + lead + says.trim().len();
            let words = if words.contains(&self.offset) || words.end == self.offset {
                words
            } else {
                self.offset..self.offset
            };
            self.find(At::Text(words));
        }
        let start = start?;
        let rest = &text[start..];
        for (opening, closing) in [("<!--", "-->"), ("<![CDATA[", "]]>"), ("<?", "?>"), ("<!", ">")] {
            if rest.starts_with(opening) {
                let end = rest.find(closing).map_or(text.len(), |it| start + it + closing.len());
                if self.found.is_none() && self.offset < end {
                    self.find(At::Nothing);
                }
                return Some(end);
            }
        }
        if rest.starts_with("</") { Some(self.end_tag(start)) } else { self.start_tag(start) }
    }

    fn find(&mut self, at: At) {
        self.found = Some(Context { open: self.open.clone(), at });
    }

    fn end_tag(&mut self, start: usize) -> usize {
        let name = run(self.text, start + 2, is_name);
        let end = match self.text[name.end..].find(['>', '<']) {
            Some(at) if self.text[name.end + at..].starts_with('>') => name.end + at + 1,
            Some(at) => name.end + at,
            None => self.text.len(),
        };
        if self.found.is_none() && self.offset < end.max(name.end + 1) {
            self.find(At::End(name.clone()));
        }
        if let Some(depth) = self.open.iter().rposition(|it| it.name == self.text[name.clone()]) {
            self.open.truncate(depth);
        }
        end.max(start + 1)
    }

    /// `None` once the element around the offset is over.
    fn start_tag(&mut self, start: usize) -> Option<usize> {
        let (text, offset) = (self.text, self.offset);
        let name = run(text, start + 1, is_name);
        let mut tag = Tag { name: text[name.clone()].to_owned(), ..Tag::default() };
        let mut at = (offset <= name.end).then(|| At::Element(name.clone()));
        let mut here = name.end;
        loop {
            let space = run(text, here, char::is_whitespace);
            here = space.end;
            if at.is_none() && offset <= here && !space.is_empty() {
                at = Some(At::Attribute(offset..offset));
            }
            let attribute = run(text, here, is_name);
            if attribute.is_empty() {
                break;
            }
            let (value, end) = value(text, attribute.end);
            if let (Some(At::Attribute(place)), true) = (&at, offset == attribute.start) {
                debug_assert!(place.is_empty(), "white space ends where the name begins");
                at = Some(At::Attribute(attribute.clone()));
            }
            if at.is_none() && offset <= attribute.end {
                at = Some(At::Attribute(attribute.clone()));
            }
            let name = text[attribute].to_owned();
            if at.is_none() && value.contains(&offset) || at.is_none() && value.end == offset {
                at = Some(At::Value(name.clone(), value.clone()));
            }
            tag.attributes.push((name, text[value].to_owned()));
            here = end;
        }
        let closed = text[here..].starts_with('/');
        let end = match text[here..].find(['>', '<']) {
            Some(more) if text[here + more..].starts_with('>') => here + more + 1,
            Some(more) => here + more,
            None => text.len(),
        };
        // A tag that nobody has ended goes on up to the next one.
        let ended = text[..end].ends_with('>');
        if self.found.is_none() && (offset < end || !ended && offset == end) {
            match at.unwrap_or(At::Nothing) {
                at @ At::Element(_) => self.find(at),
                at => {
                    self.open.push(tag.clone());
                    self.find(at);
                    self.open.pop();
                }
            }
        } else {
            let depth = self.open.len();
            if let Some(last) = self.open.last_mut() {
                last.inside.push(tag.name.clone());
            }
            let beside =
                |it: &&mut Context| it.open.len() == depth && matches!(it.at, At::Element(_) | At::Text(_));
            if let Some(around) = self.found.as_mut().filter(beside).and_then(|it| it.open.last_mut()) {
                around.inside.push(tag.name.clone());
            }
        }
        if !closed {
            self.open.push(tag);
        }
        let least = self.found.as_ref().map_or(0, |it| it.open.len());
        (self.found.is_none() || self.open.len() + 1 >= least).then_some(end.max(start + 1))
    }
}

/// The value after the name of an attribute, and where reading goes on. A quote that is not closed ends with its line.
fn value(text: &str, after_name: usize) -> (Range<usize>, usize) {
    let equals = run(text, after_name, char::is_whitespace).end;
    if !text[equals..].starts_with('=') {
        return (after_name..after_name, after_name);
    }
    let begin = run(text, equals + 1, char::is_whitespace).end;
    let Some(quote) = text[begin..].chars().next().filter(|it| matches!(it, '\'' | '"')) else {
        return (equals + 1..equals + 1, equals + 1);
    };
    let rest = &text[begin + 1..];
    let close = rest.find(quote).filter(|it| !rest[..*it].contains(['<', '\n']));
    match close {
        Some(at) => (begin + 1..begin + 1 + at, begin + 2 + at),
        None => {
            let end = begin + 1 + rest.find(['<', '>', '\n', '/']).unwrap_or(rest.len());
            (begin + 1..end, end)
        }
    }
}

fn is_name(it: char) -> bool {
    !it.is_whitespace() && !matches!(it, '<' | '>' | '/' | '=' | '\'' | '"')
}

fn run(text: &str, from: usize, belongs: impl Fn(char) -> bool) -> Range<usize> {
    let rest = &text[from..];
    from..from + rest.find(|it| !belongs(it)).unwrap_or(rest.len())
}

#[cfg(test)]
mod tests {
    use super::{At, context};

    /// Names of the open elements and the part, at the place of `|`.
    fn at(marked: &str) -> String {
        let offset = marked.find('|').expect("a mark");
        let text = marked.replacen('|', "", 1);
        let found = context(&text, offset);
        let open: Vec<_> = found.open.iter().map(|it| it.name.as_str()).collect();
        let part = match &found.at {
            At::Element(range) => format!("element {}", &text[range.clone()]),
            At::End(range) => format!("end {}", &text[range.clone()]),
            At::Attribute(range) => format!("attribute {}", &text[range.clone()]),
            At::Value(name, range) => format!("value {name}={}", &text[range.clone()]),
            At::Text(range) => format!("text {}", &text[range.clone()]),
            At::Nothing => "nothing".to_owned(),
        };
        format!("{}: {}", open.join("/"), part.trim_end())
    }

    #[test]
    fn parts_of_a_text_that_parses() {
        for (marked, expected) in [
            ("<a><b x='1'/><c|/></a>", "a: element c"),
            ("<a><b |x='1'/></a>", "a/b: attribute x"),
            ("<a><b x='1' |/></a>", "a/b: attribute"),
            ("<a><b x='1|'/></a>", "a/b: value x=1"),
            ("<a><b x='|'/></a>", "a/b: value x="),
            ("<a><b/>|</a>", "a: text"),
            ("<a><b>wo|rd</b></a>", "a/b: text word"),
            ("<a><b/></a|>", "a: end a"),
            ("<a><!-- <b |--></a>", "a: nothing"),
            ("<a x='>'><b |/></a>", "a/b: attribute"),
        ] {
            assert_eq!(at(marked), expected, "{marked}");
        }
    }

    #[test]
    fn and_of_one_that_does_not_yet() {
        for (marked, expected) in [
            ("<a><b><|", "a/b: element"),
            ("<a><b><c|", "a/b: element c"),
            ("<a><b><|</b></a>", "a/b: element"),
            ("<a>\n <b |\n <c/></a>", "a/b: attribute"),
            ("<a>\n <b x='|\n <c y='2'/></a>", "a/b: value x="),
            ("<a>\n <b x=|\n</a>", "a/b: value x="),
            ("<a><b></|", "a/b: end"),
            ("<a><b|<c/></a>", "a: element b"),
            ("<a><b/>|<c/></a>", "a: text"),
            ("<a><b></b><c></a>|", ": text"),
            ("|", ": text"),
        ] {
            assert_eq!(at(marked), expected, "{marked}");
        }
    }

    #[test]
    fn siblings_before_and_after() {
        let text = "<a><b/><c><x/></c><d/></a>";
        let inside = |offset: usize| context(text, offset).open.last().unwrap().inside.clone();
        assert_eq!(inside(7), ["b", "c", "d"]);
        assert_eq!(inside(8), ["b", "d"], "but for the one that is named");
    }
}
