//! References, both ways. Parsing has checked them, so decoding cannot fail.

use std::borrow::Cow;

/// `text` as it may stand in an attribute value within either quote.
pub fn escape_attribute(text: &str) -> Cow<'_, str> {
    escape(text, |c| match c {
        '&' => Some("&amp;"),
        '<' => Some("&lt;"),
        '>' => Some("&gt;"),
        '\'' => Some("&apos;"),
        '"' => Some("&quot;"),
        '\n' => Some("&#10;"),
        '\r' => Some("&#13;"),
        '\t' => Some("&#9;"),
        _ => None,
    })
}

/// `text` as it may stand between tags.
pub fn escape_text(text: &str) -> Cow<'_, str> {
    escape(text, |c| match c {
        '&' => Some("&amp;"),
        '<' => Some("&lt;"),
        '>' => Some("&gt;"),
        '\r' => Some("&#13;"),
        _ => None,
    })
}

fn escape(text: &str, reference: impl Fn(char) -> Option<&'static str>) -> Cow<'_, str> {
    if !text.chars().any(|c| reference(c).is_some()) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len() + 16);
    for c in text.chars() {
        match reference(c) {
            Some(spelled) => out.push_str(spelled),
            None => out.push(c),
        }
    }
    Cow::Owned(out)
}

/// Whether an attribute value reads as it is spelled.
pub(super) fn is_plain(raw: &str) -> bool {
    !raw.bytes().any(|b| matches!(b, b'&' | b'\n' | b'\r' | b'\t'))
}

/// Attribute-value normalisation of XML 1.0, section 3.3.3.
pub(super) fn decode_attribute(raw: &str) -> String {
    let lines = raw.replace("\r\n", " ");
    let blanks: String =
        lines.chars().map(|c| if matches!(c, '\n' | '\r' | '\t') { ' ' } else { c }).collect();
    resolve(&blanks)
}

/// Character data with references resolved and line ends as `\n` (XML 1.0, section 2.11).
pub(super) fn decode_text(raw: &str) -> Cow<'_, str> {
    let lines = decode_lines(raw);
    if lines.contains('&') { Cow::Owned(resolve(&lines)) } else { lines }
}

/// Line ends as `\n`, nothing else changed.
pub(super) fn decode_lines(raw: &str) -> Cow<'_, str> {
    if raw.contains('\r') {
        Cow::Owned(raw.replace("\r\n", "\n").replace('\r', "\n"))
    } else {
        Cow::Borrowed(raw)
    }
}

fn resolve(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        out.push_str(&rest[..at]);
        rest = &rest[at + 1..];
        let Some((name, after)) = rest.split_once(';') else { break };
        match reference(name) {
            Some(c) => out.push(c),
            None => {
                out.push('&');
                out.push_str(name);
                out.push(';');
            }
        }
        rest = after;
    }
    out.push_str(rest);
    out
}

/// What `&name;` stands for; `None` where XML without a DTD knows no such reference.
pub(super) fn reference(name: &str) -> Option<char> {
    Some(match name {
        "amp" => '&',
        "lt" => '<',
        "gt" => '>',
        "apos" => '\'',
        "quot" => '"',
        _ => {
            let number = name.strip_prefix('#')?;
            let code = match number.strip_prefix('x') {
                Some(hex) => u32::from_str_radix(hex, 16).ok()?,
                None => number.parse().ok()?,
            };
            char::from_u32(code).filter(|c| is_char(*c))?
        }
    })
}

/// Whether XML 1.0 admits the character at all (production Char).
pub(super) fn is_char(c: char) -> bool {
    matches!(c, '\t' | '\n' | '\r' | ' '..='\u{d7ff}' | '\u{e000}'..='\u{fffd}' | '\u{10000}'..)
}
