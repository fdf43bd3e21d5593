//! Sentences of the engine in another language. The engine says everything in English; a translation memory (a plain
//! file, static/languages/de.txt) knows each of its sentences by a template with places, and says it in another
//! language with the same things in its places. A sentence that it does not know stays as it is.
//!
//! Sentences are told all or none ([`Memory::translate_sentences`]), and whoever shows what was left can mark it as English.
//!
//! A text is looked up whole, then sentence by sentence, then part by part where parts stand between ` · `. What stands in
//! a place is translated in turn where it is a phrase of its own; single words and what stands in quotes are names.

mod number;
mod template;

pub use number::grouped;

use std::cell::RefCell;
use std::collections::HashMap;
use template::Template;

/// How deep phrases stand in places of phrases.
const DEEPEST: usize = 4;

/// A translation memory.
#[derive(Debug, Clone, Default)]
pub struct Memory {
    /// Templates without places, by their English text.
    fixed: HashMap<String, String>,
    /// Templates that begin with words, by the first letter in lower case; those that say most first.
    by_letter: HashMap<char, Vec<Template>>,
    /// Templates that begin with a place.
    open: Vec<Template>,
    /// What groups digits in numbers.
    thousands: char,
    /// What was translated so far, since a view says much again.
    told: RefCell<HashMap<String, Option<String>>>,
    /// The same of texts that are whole sentences.
    sentences: RefCell<HashMap<String, Option<String>>>,
}

impl Memory {
    /// Reads a memory: pairs of lines, English and the other language, with blank lines between and `#` before
    /// headings. `thousands` groups the digits of numbers in places such as `{bytes#}`.
    ///
    /// # Errors
    /// The number of a line, from 1, that lacks its translation or names a place that the English line has not.
    pub fn read(text: &str, thousands: char) -> Result<Memory, usize> {
        let mut memory = Memory { thousands, ..Memory::default() };
        let mut lines =
            text.lines().zip(1..).filter(|(line, _)| !line.trim().is_empty() && !line.starts_with("# "));
        while let Some((english, number)) = lines.next() {
            let (other, at) = lines.next().ok_or(number)?;
            if at != number + 1 {
                return Err(number);
            }
            let template = Template::read(english, other).ok_or(number)?;
            match (template.is_fixed(), template.first()) {
                (true, _) => {
                    memory.fixed.insert(english.to_owned(), other.to_owned());
                }
                (false, Some(first)) => memory.by_letter.entry(first).or_default().push(template),
                (false, None) => memory.open.push(template),
            }
        }
        for templates in memory.by_letter.values_mut().chain([&mut memory.open]) {
            templates.sort_by_key(|it| std::cmp::Reverse(it.weight()));
        }
        Ok(memory)
    }

    /// The text in the other language; `None` where nothing of it is known.
    pub fn translate(&self, text: &str) -> Option<String> {
        if let Some(told) = self.told.borrow().get(text) {
            return told.clone();
        }
        let told = self.tell(text);
        self.told.borrow_mut().insert(text.to_owned(), told.clone());
        told
    }

    /// The text in the other language; `None` where it does not know one of its sentences, so that nobody reads half of
    /// it in one language and half in the other.
    pub fn translate_sentences(&self, text: &str) -> Option<String> {
        if let Some(told) = self.sentences.borrow().get(text) {
            return told.clone();
        }
        let told: Option<Vec<String>> = self.sentences(text).into_iter().map(|it| it.1).collect();
        let told = told.map(|it| it.join(" "));
        self.sentences.borrow_mut().insert(text.to_owned(), told.clone());
        told
    }

    /// Whether [`Memory::translate_sentences`] left this text as it is.
    pub fn has_left(&self, text: &str) -> bool {
        matches!(self.sentences.borrow().get(text), Some(None))
    }

    /// The sentences of the text that it does not know.
    pub fn unknown<'t>(&self, text: &'t str) -> Vec<&'t str> {
        self.sentences(text).into_iter().filter(|it| it.1.is_none()).map(|it| it.0).collect()
    }

    fn tell(&self, text: &str) -> Option<String> {
        let sentences = self.sentences(text);
        if sentences.iter().any(|it| it.1.is_some()) {
            let told =
                sentences.into_iter().map(|(english, told)| told.unwrap_or_else(|| english.to_owned()));
            return Some(told.collect::<Vec<_>>().join(" "));
        }
        if let Some(told) = self.list(text, 0) {
            return Some(told);
        }
        let parts: Vec<&str> = text.split(" · ").collect();
        let told: Vec<Option<String>> = parts.iter().map(|it| self.sentence(it, 0)).collect();
        if parts.len() < 2 || told.iter().all(Option::is_none) {
            return None;
        }
        let told = parts.iter().zip(told).map(|(part, told)| told.unwrap_or_else(|| (*part).to_owned()));
        Some(told.collect::<Vec<_>>().join(" · "))
    }

    /// The text cut into runs of sentences, as long as they are known.
    fn sentences<'t>(&self, text: &'t str) -> Vec<(&'t str, Option<String>)> {
        let mut found = Vec::new();
        let mut rest = text;
        while !rest.is_empty() {
            let ends: Vec<usize> =
                rest.match_indices(". ").map(|(at, _)| at + 1).chain([rest.len()]).collect();
            let known = ends.iter().rev().find_map(|end| Some((*end, self.sentence(&rest[..*end], 0)?)));
            let (end, told) = match known {
                Some((end, told)) => (end, Some(told)),
                None => (ends[0], None),
            };
            found.push((&rest[..end], told));
            rest = rest[end..].trim_start_matches(' ');
        }
        found
    }

    /// One template's text, with or without its full stop, and said of something or somebody: `Debian 12: …`.
    fn sentence(&self, text: &str, depth: usize) -> Option<String> {
        let plain = || self.phrase(text, depth);
        let without = || Some(format!("{}.", self.phrase(text.strip_suffix('.')?, depth)?));
        let about = || {
            let (about, said) = text.split_once(": ").filter(|_| depth < DEEPEST)?;
            Some(format!("{}: {}", self.piece(about, depth), self.sentence(said, depth + 1)?))
        };
        plain().or_else(without).or_else(|| self.with_stop(text, depth)).or_else(about)
    }

    /// A template that has a full stop where the text has none.
    fn with_stop(&self, text: &str, depth: usize) -> Option<String> {
        let told = self.phrase(&format!("{text}."), depth)?;
        Some(told.strip_suffix('.').unwrap_or(&told).to_owned())
    }

    fn phrase(&self, text: &str, depth: usize) -> Option<String> {
        if let Some(told) = self.fixed.get(text) {
            return Some(told.clone());
        }
        let first = text.chars().next()?;
        let lower = first.to_lowercase().next()?;
        // A sentence may begin with what is a phrase elsewhere.
        if lower != first {
            let told = self.fixed.get(&format!("{lower}{}", &text[first.len_utf8()..]));
            if let Some(told) = told {
                return Some(capital(told));
            }
        }
        let begun = self.by_letter.get(&lower).into_iter().flatten();
        begun.chain(&self.open).find_map(|it| {
            let found = it.matched(text)?;
            let told = it.said(&found, |piece| self.piece(piece, depth + 1), self.thousands);
            Some(if it.begins_small() && lower != first { capital(&told) } else { told })
        })
    }

    /// What stands in a place.
    fn piece(&self, text: &str, depth: usize) -> String {
        if depth > DEEPEST || !text.contains(' ') {
            return text.to_owned();
        }
        let told = self.phrase(text, depth).or_else(|| self.with_stop(text, depth));
        // Said of somebody, whose name stands before the whole sentence: `libvirt 0.9.4: unit= of <memory>`.
        let about = || {
            let (about, said) = text.split_once(": ")?;
            Some(format!("{about}: {}", self.phrase(said, depth + 1)?))
        };
        told.or_else(|| self.list(text, depth)).or_else(about).unwrap_or_else(|| text.to_owned())
    }

    /// `a, b and c`, or `a, b`, where one of them is a phrase.
    fn list(&self, text: &str, depth: usize) -> Option<String> {
        let (before, after, and) = [" and ", " or ", ", "].into_iter().find_map(|and| {
            let (before, after) = text.rsplit_once(and)?;
            Some((before, after, and))
        })?;
        let known = |it: &str| self.phrase(it, depth + 1);
        let items: Vec<&str> = before.split(", ").chain([after]).collect();
        let told: Vec<Option<String>> = items.iter().map(|it| known(it)).collect();
        if told.iter().all(Option::is_none) {
            return None;
        }
        let mut told: Vec<String> =
            items.iter().zip(told).map(|(item, told)| told.unwrap_or_else(|| (*item).to_owned())).collect();
        let last = told.pop()?;
        let and = match self.fixed.get(and.trim()) {
            Some(and) => format!(" {and} "),
            None => and.to_owned(),
        };
        Some(format!("{}{and}{last}", told.join(", ")))
    }
}

fn capital(text: &str) -> String {
    let mut characters = text.chars();
    characters.next().map_or_else(String::new, |first| first.to_uppercase().chain(characters).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    const GERMAN: &str = "\
# Some sentences

{a} and {b} are there.
{b} und {a} sind da.

No bus is written; {name} is on {bus}.
Kein Bus ist geschrieben; {name} ist an {bus}.

the text has {bytes} bytes
der Text hat {bytes#} Bytes

a PCI bridge
eine PCI-Bridge

on
an

and
und

value '{value}' of {what}
Wert „{value}“ von {what}

value '{value}' of {what} is new; {who} has none
Wert „{value}“ von {what} ist neu; {who} hat keinen

Told: {count#}. {sentence}
Gesagt {count}: {sentence}

no medium
kein Medium
";

    fn german(text: &str) -> Option<String> {
        Memory::read(GERMAN, '.').unwrap().translate(text)
    }

    #[test]
    fn a_sentence_is_known_by_its_template() {
        let told = german("No bus is written; a PCI bridge is on sata.");
        assert_eq!(told.as_deref(), Some("Kein Bus ist geschrieben; eine PCI-Bridge ist an sata."));
        assert_eq!(german("Something else."), None);
    }

    #[test]
    fn places_may_change_theirs_and_numbers_their_look() {
        assert_eq!(
            german("x and a PCI bridge are there.").as_deref(),
            Some("eine PCI-Bridge und x sind da.")
        );
        assert_eq!(german("the text has 1234567 bytes").as_deref(), Some("der Text hat 1.234.567 Bytes"));
    }

    #[test]
    fn words_and_quotes_in_places_are_names() {
        assert_eq!(german("on").as_deref(), Some("an"));
        let told = german("value 'a PCI bridge' of on");
        assert_eq!(told.as_deref(), Some("Wert „a PCI bridge“ von on"));
    }

    #[test]
    fn what_says_most_is_meant_with_a_full_stop_too() {
        let told = german("Value 'x' of a PCI bridge is new; sata has none.");
        assert_eq!(told.as_deref(), Some("Wert „x“ von eine PCI-Bridge ist neu; sata hat keinen."));
    }

    #[test]
    fn a_sentence_stands_at_the_end_of_another() {
        let told = german("Told: 5. x and sata are there.");
        assert_eq!(told.as_deref(), Some("Gesagt 5: sata und x sind da."));
    }

    #[test]
    fn sentences_of_a_text_are_known_one_by_one() {
        let told = german("The text has 5 bytes. Nobody knows this. A PCI bridge.");
        assert_eq!(told.as_deref(), Some("Der Text hat 5 Bytes. Nobody knows this. Eine PCI-Bridge."));
        let memory = Memory::read(GERMAN, '.').unwrap();
        assert_eq!(memory.unknown("The text has 5 bytes. Nobody knows this."), ["Nobody knows this."]);
    }

    #[test]
    fn sentences_are_told_all_or_none_and_what_is_left_is_known() {
        let memory = Memory::read(GERMAN, '.').unwrap();
        let half = "The text has 5 bytes. Nobody knows this.";
        assert_eq!(memory.translate_sentences(half), None);
        assert!(memory.has_left(half));
        let told = memory.translate_sentences("The text has 5 bytes. A PCI bridge.");
        assert_eq!(told.as_deref(), Some("Der Text hat 5 Bytes. Eine PCI-Bridge."));
        assert!(!memory.has_left("The text has 5 bytes. A PCI bridge.") && !memory.has_left("never asked"));
    }

    #[test]
    fn parts_and_those_spoken_of_are_known() {
        assert_eq!(german("sata · no medium · a.iso").as_deref(), Some("sata · kein Medium · a.iso"));
        assert_eq!(german("RHEL 7.9: a PCI bridge").as_deref(), Some("RHEL 7.9: eine PCI-Bridge"));
    }

    #[test]
    fn what_a_sentence_begins_with_is_known_behind_the_name_of_somebody() {
        let told = german("RHEL 7.9: a PCI bridge and sata are there.");
        assert_eq!(told.as_deref(), Some("sata und RHEL 7.9: eine PCI-Bridge sind da."));
    }

    #[test]
    fn a_memory_with_a_fault_names_its_line() {
        assert_eq!(Memory::read("one\n", '.').err(), Some(1));
        assert_eq!(Memory::read("one\n\nzwei\n", '.').err(), Some(1));
        assert_eq!(Memory::read("one {x}\neins {y}\n", '.').err(), Some(1));
    }
}
