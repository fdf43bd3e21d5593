//! Inside a start tag: name, attributes, and the exact space between them.
//!
//! The lexer hands out whole tags; it does not tell how they are spaced, so that is read here.

use super::escape;
use super::limits;
use super::node::{Attribute, Element};

/// A fault inside the tag, as an offset from its `<`.
pub(super) struct Fault {
    pub(super) offset: usize,
    pub(super) message: String,
}

fn fault<T>(offset: usize, message: impl Into<String>) -> Result<T, Fault> {
    Err(Fault { offset, message: message.into() })
}

/// Reads `<name a='b' …>` or `<name …/>`. For the former, [`Element`]'s end tag is `</name>` until the real
/// one is seen.
pub(super) fn start(raw: &str) -> Result<Element, Fault> {
    let empty = raw.ends_with("/>");
    let inside = &raw[1..raw.len() - if empty { 2 } else { 1 }];
    let mut at = inside.find(is_space).unwrap_or(inside.len());
    let name = &inside[..at];
    if !is_name(name) {
        return fault(
            1,
            format!("found <{name}, expected the name of an element after <; write a literal < as &lt;"),
        );
    }
    // There is no attribute without a `=`, and hardly a `=` without one.
    let most = inside.bytes().filter(|it| *it == b'=').count().min(limits::ATTRIBUTES);
    let mut attributes: Vec<Attribute> = Vec::with_capacity(most);
    let tail = loop {
        let space = run(inside, at, is_space);
        let begin = at + space.len();
        if begin == inside.len() {
            break space;
        }
        let (attribute, end) = attribute(inside, begin, space)?;
        if space.is_empty() {
            return fault(begin + 1, format!("expected white space before {}", attribute.name));
        }
        if attributes.iter().any(|it| it.name == attribute.name) {
            return fault(begin + 1, format!("attribute {} stands twice in <{name}>", attribute.name));
        }
        if attributes.len() == limits::ATTRIBUTES {
            return fault(begin + 1, format!("more than {} attributes in <{name}>", limits::ATTRIBUTES));
        }
        at = end;
        attributes.push(attribute);
    };
    let mut element = Element::new(name);
    element.attributes = attributes;
    element.ends = !empty;
    element.set_spacing([tail, ""]);
    Ok(element)
}

/// The attribute that begins there, and where it ends.
fn attribute(inside: &str, begin: usize, before: &str) -> Result<(Attribute, usize), Fault> {
    let name = run(inside, begin, |c| !is_space(c) && !matches!(c, '=' | '\'' | '"' | '<' | '>' | '/'));
    let mut at = begin + name.len();
    if !is_name(name) {
        let found = inside[begin..].chars().next().unwrap_or(' ');
        return fault(begin + 1, format!("found {found}, expected the name of an attribute"));
    }
    let equals_from = at;
    at += run(inside, at, is_space).len();
    if !inside[at..].starts_with('=') {
        return fault(at + 1, format!("expected = after attribute {name}"));
    }
    at += 1;
    at += run(inside, at, is_space).len();
    let equals = &inside[equals_from..at];
    let quote = match inside[at..].chars().next() {
        Some(quote @ ('\'' | '"')) => quote,
        _ => return fault(at + 1, format!("expected a quote around the value of {name}")),
    };
    let raw = run(inside, at + 1, |c| c != quote);
    if at + 1 + raw.len() == inside.len() {
        return fault(at + 1, format!("expected {quote} at the end of the value of {name}"));
    }
    check_value(raw).map_err(|it| Fault { offset: at + 2 + it.offset, ..it })?;
    Ok((Attribute::spelled(before, name, equals, quote, raw), at + raw.len() + 2))
}

fn check_value(raw: &str) -> Result<(), Fault> {
    for (at, c) in raw.char_indices() {
        match c {
            '<' => return fault(at, "< may not stand in an attribute value; write &lt;"),
            '&' => match raw[at + 1..].split_once(';') {
                Some((name, _)) if escape::reference(name).is_some() => {}
                Some((name, _)) if is_name(name.trim_start_matches('#')) || name.starts_with('#') => {
                    return fault(at, unknown_reference(name));
                }
                _ => return fault(at, "found &, expected a reference such as &amp; ended by ;"),
            },
            c if !escape::is_char(c) => {
                return fault(at, format!("character U+{:04X} may not stand in XML", c as u32));
            }
            _ => {}
        }
    }
    Ok(())
}

pub(super) fn unknown_reference(name: &str) -> String {
    match name.strip_prefix('#') {
        Some(_) => format!("&{name}; is not a character that XML admits"),
        None => format!("&{name}; is not declared; XML itself knows &lt; &gt; &amp; &apos; &quot;"),
    }
}

fn run(text: &str, from: usize, belongs: impl Fn(char) -> bool) -> &str {
    let rest = &text[from..];
    &rest[..rest.find(|c| !belongs(c)).unwrap_or(rest.len())]
}

/// White space of XML 1.0, production S.
pub(super) fn is_space(c: char) -> bool {
    matches!(c, ' ' | '\t' | '\n' | '\r')
}

/// Whether `text` is a Name of XML 1.0, fifth edition.
pub(super) fn is_name(text: &str) -> bool {
    let mut chars = text.chars();
    chars.next().is_some_and(is_name_start) && chars.all(|c| {
        is_name_start(c)
            || matches!(c, '-' | '.' | '0'..='9' | '\u{b7}' | '\u{300}'..='\u{36f}' | '\u{203f}'..='\u{2040}')
    })
}

fn is_name_start(c: char) -> bool {
    matches!(c, ':' | '_' | 'a'..='z' | 'A'..='Z'
        | '\u{c0}'..='\u{d6}' | '\u{d8}'..='\u{f6}' | '\u{f8}'..='\u{2ff}' | '\u{370}'..='\u{37d}'
        | '\u{37f}'..='\u{1fff}' | '\u{200c}'..='\u{200d}' | '\u{2070}'..='\u{218f}'
        | '\u{2c00}'..='\u{2fef}' | '\u{3001}'..='\u{d7ff}' | '\u{f900}'..='\u{fdcf}'
        | '\u{fdf0}'..='\u{fffd}' | '\u{10000}'..='\u{effff}')
}
