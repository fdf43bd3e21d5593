//! Text to document. Keeps or refuses, never repairs.

use quick_xml::errors::{Error as Fault, SyntaxError};
use quick_xml::events::Event;
use quick_xml::reader::Reader;

use super::document::Document;
use super::error::{Error, Position};
use super::node::{Kind, NodeId};
use super::{escape, limits, tag};

/// The text that `bytes` hold. Only UTF-8 is taken; libvirt itself writes nothing else.
///
/// # Errors
/// Another encoding, or bytes that are not UTF-8, with the place of the first such byte.
pub fn decode(bytes: &[u8]) -> Result<&str, Error> {
    if bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff]) {
        return Err(Error::at("", 0, "this text is UTF-16; save it as UTF-8"));
    }
    let read = std::str::from_utf8(bytes);
    let good = read.map_or_else(|fault| fault.valid_up_to(), str::len);
    let good = std::str::from_utf8(&bytes[..good]).unwrap_or("");
    if let Some(at) = good.find('\0') {
        return Err(Error::at(good, at, "byte 0x00 stands in no text; this is UTF-16, or not XML at all"));
    }
    read.map_err(|_| {
        Error::at(
            good,
            good.len(),
            format!("byte 0x{:02x} is not UTF-8; save the text as UTF-8", bytes[good.len()]),
        )
    })
}

/// Reads a whole document.
///
/// # Errors
/// The first place where `text` is not well-formed, declares a DTD subset, or passes a [limit](limits).
pub fn parse(text: &str) -> Result<Document, Error> {
    if text.len() > limits::BYTES {
        let message = format!("the text has {} bytes; at most {} are read", text.len(), limits::BYTES);
        return Err(Error::at(text, 0, message));
    }
    let body = text.strip_prefix('\u{feff}').unwrap_or(text);
    let mut parser = Parser {
        text,
        offset: text.len() - body.len(),
        document: Document::empty(),
        open: vec![(Document::TOP, 0)],
    };
    parser.document.mark = body.len() != text.len();
    parser.run(body)?;
    Ok(parser.document)
}

struct Parser<'t> {
    text: &'t str,
    /// Bytes of `text` before what the reader was given.
    offset: usize,
    document: Document,
    /// The node being filled and those around it, each with the offset of its start tag.
    open: Vec<(NodeId, usize)>,
}

impl<'t> Parser<'t> {
    fn run(&mut self, body: &'t str) -> Result<(), Error> {
        let mut reader = Reader::from_str(body);
        let config = reader.config_mut();
        config.check_end_names = false;
        config.allow_unmatched_ends = true;
        config.check_comments = true;
        let mut run_of_text: Option<usize> = None;
        loop {
            let start = self.offset + reader.buffer_position() as usize;
            let event = match reader.read_event() {
                Ok(event) => event,
                Err(fault) => {
                    return Err(self.fault(fault, start, self.offset + reader.error_position() as usize));
                }
            };
            let end = self.offset + reader.buffer_position() as usize;
            if matches!(event, Event::Text(_) | Event::GeneralRef(_)) {
                if let Event::GeneralRef(name) = &event {
                    self.check_reference(name, start)?;
                }
                run_of_text.get_or_insert(start);
                continue;
            }
            if let Some(from) = run_of_text.take() {
                self.text(from, start)?;
            }
            let raw = &self.text[start..end];
            match event {
                Event::Start(_) | Event::Empty(_) => self.start(raw, start)?,
                Event::End(_) => self.end(raw, start)?,
                Event::CData(_) => {
                    if self.depth() == 0 {
                        return Err(self.error(start, "CDATA outside the root element"));
                    }
                    self.check_characters(raw, start)?;
                    self.add(Kind::CData(raw[9..raw.len() - 3].into()));
                }
                Event::Comment(_) => {
                    self.check_characters(raw, start)?;
                    self.add(Kind::Comment(raw[4..raw.len() - 3].into()));
                }
                Event::Decl(_) => self.declaration(raw, start)?,
                Event::PI(_) => self.instruction(raw, start)?,
                Event::DocType(_) => self.doctype(raw, start)?,
                Event::Eof => return self.finish(),
                Event::Text(_) | Event::GeneralRef(_) => unreachable!("collected above"),
            }
        }
    }

    fn depth(&self) -> usize {
        self.open.len() - 1
    }

    fn add(&mut self, kind: Kind) -> NodeId {
        let (parent, _) = *self.open.last().expect("the top is always open");
        let node = self.document.add_node(kind);
        self.document.parents[node.index()] = Some(parent);
        self.document.node_mut(parent).children.push(node);
        node
    }

    fn has_root(&self) -> bool {
        self.document.elements(Document::TOP).next().is_some()
    }

    fn start(&mut self, raw: &str, start: usize) -> Result<(), Error> {
        let element = tag::start(raw).map_err(|fault| self.error(start + fault.offset, fault.message))?;
        if self.depth() == 0 && self.has_root() {
            let message = format!(
                "a second root element <{}>; a document has one. Are these two documents?",
                element.name
            );
            return Err(self.error(start, message));
        }
        if self.depth() >= limits::DEPTH {
            return Err(self.error(start, format!("elements nested deeper than {}", limits::DEPTH)));
        }
        let ends = element.ends;
        let node = self.add(Kind::Element(element));
        if ends {
            self.open.push((node, start));
        }
        Ok(())
    }

    fn end(&mut self, raw: &str, start: usize) -> Result<(), Error> {
        let inside = &raw[2..raw.len() - 1];
        let name = inside.trim_end_matches(tag::is_space);
        if self.depth() == 0 {
            return Err(self.error(start, format!("found </{name}>, but no element is open")));
        }
        let (node, opened) = *self.open.last().expect("the top is always open");
        let expected = self.document.name(node);
        if name != expected {
            let line = Position::of(self.text, opened).line;
            let message = format!("found </{name}>, expected </{expected}> for <{expected}> on line {line}");
            return Err(self.error(start, message));
        }
        let space = &inside[name.len()..];
        if !space.is_empty()
            && let Kind::Element(element) = &mut self.document.node_mut(node).kind
        {
            let tail = element.spacing()[0].to_owned();
            element.set_spacing([&tail, space]);
        }
        self.open.pop();
        Ok(())
    }

    fn text(&mut self, start: usize, end: usize) -> Result<(), Error> {
        let raw = &self.text[start..end];
        self.check_characters(raw, start)?;
        if let Some(at) = raw.find("]]>") {
            return Err(self.error(start + at, "]]> may not stand in text; write ]]&gt;"));
        }
        if self.depth() == 0
            && let Some(at) = raw.find(|c| !tag::is_space(c))
        {
            let place = if self.has_root() { "after" } else { "before" };
            return Err(self.error(start + at, format!("text {place} the root element")));
        }
        self.add(Kind::Text(raw.into()));
        Ok(())
    }

    fn declaration(&mut self, raw: &str, start: usize) -> Result<(), Error> {
        if start != self.offset || self.document.parents.len() > 1 {
            return Err(self.error(start, "the XML declaration must be the very first thing in the text"));
        }
        let inside = &raw[2..raw.len() - 2];
        // The declaration has the shape of a start tag, so the same scanner reads it.
        let shape =
            tag::start(&format!("<{inside}/>")).map_err(|it| self.error(start + it.offset, it.message))?;
        let value = |name: &str| shape.attributes.iter().find(|it| it.name == *name).map(|it| it.value());
        match value("version").as_deref() {
            Some(version) if version.starts_with("1.") => {}
            Some(other) => return Err(self.error(start, format!("XML version {other}; expected 1.0"))),
            None => return Err(self.error(start, "the XML declaration lacks its version")),
        }
        if let Some(encoding) = value("encoding") {
            let known = ["utf-8", "utf8", "us-ascii", "ascii"].contains(&&*encoding.to_ascii_lowercase());
            if let (false, Some(at)) = (known, self.text[start..].find(|c: char| !c.is_ascii())) {
                let message =
                    format!("the declaration says {encoding}, but the text was read as UTF-8; declare UTF-8");
                return Err(self.error(start + at, message));
            }
        }
        self.add(Kind::Instruction(inside.into()));
        Ok(())
    }

    fn instruction(&mut self, raw: &str, start: usize) -> Result<(), Error> {
        let inside = &raw[2..raw.len() - 2];
        let target = inside.split(tag::is_space).next().unwrap_or("");
        if !tag::is_name(target) {
            return Err(self.error(start, "expected a name after <?"));
        }
        if target.eq_ignore_ascii_case("xml") {
            return Err(self.error(start, "the XML declaration must be the very first thing in the text"));
        }
        self.check_characters(raw, start)?;
        self.add(Kind::Instruction(inside.into()));
        Ok(())
    }

    fn doctype(&mut self, raw: &str, start: usize) -> Result<(), Error> {
        if let Some(at) = raw.find('[') {
            return Err(self.error(start + at, "an internal DTD subset is not read; remove [ … ]"));
        }
        let seen = self.document.children(Document::TOP).iter();
        let twice = seen.clone().any(|it| matches!(self.document.kind(*it), Kind::Doctype(_)));
        if self.depth() > 0 || self.has_root() || twice {
            return Err(self.error(start, "DOCTYPE may stand once, before the root element"));
        }
        self.check_characters(raw, start)?;
        self.add(Kind::Doctype(raw[9..raw.len() - 1].into()));
        Ok(())
    }

    fn finish(&self) -> Result<(), Error> {
        let end = self.text.len();
        if self.depth() > 0 {
            let (node, opened) = *self.open.last().expect("the top is always open");
            let (name, line) = (self.document.name(node), Position::of(self.text, opened).line);
            return Err(
                self.error(end, format!("the text ends, expected </{name}> for <{name}> on line {line}"))
            );
        }
        if !self.has_root() {
            return Err(self.error(end, "the text ends, expected a root element"));
        }
        Ok(())
    }

    fn check_reference(&self, name: &str, start: usize) -> Result<(), Error> {
        if self.depth() == 0 {
            return Err(self.error(start, format!("&{name}; outside the root element")));
        }
        match escape::reference(name) {
            Some(_) => Ok(()),
            None => Err(self.error(start, tag::unknown_reference(name))),
        }
    }

    fn check_characters(&self, raw: &str, start: usize) -> Result<(), Error> {
        match raw.char_indices().find(|(_, c)| !escape::is_char(*c)) {
            None => Ok(()),
            Some((at, c)) => {
                Err(self.error(start + at, format!("character U+{:04X} may not stand in XML", c as u32)))
            }
        }
    }

    fn error(&self, offset: usize, message: impl Into<String>) -> Error {
        Error::at(self.text, offset, message)
    }

    /// What the lexer found, in words that say what was expected.
    fn fault(&self, fault: Fault, start: usize, seen: usize) -> Error {
        let message = match &fault {
            Fault::Syntax(SyntaxError::UnclosedTag) => "the text ends inside a tag, expected >".to_owned(),
            Fault::Syntax(
                SyntaxError::UnclosedSingleQuotedAttributeValue
                | SyntaxError::UnclosedDoubleQuotedAttributeValue,
            ) => "the text ends inside an attribute value, expected its closing quote".to_owned(),
            Fault::Syntax(SyntaxError::InvalidBangMarkup) => {
                "found <!, expected <!-- for a comment, <![CDATA[ or <!DOCTYPE".to_owned()
            }
            Fault::IllFormed(quick_xml::errors::IllFormedError::DoubleHyphenInComment) => {
                "-- may not stand inside a comment".to_owned()
            }
            Fault::IllFormed(quick_xml::errors::IllFormedError::UnclosedReference) => {
                "found &, expected a reference such as &amp; ended by ;".to_owned()
            }
            other => other.to_string(),
        };
        self.error(seen.max(start), message)
    }
}
