//! `Template`: a sentence with places, in English and in another language.

use super::number::grouped;

/// A sentence with places in two languages.
#[derive(Debug, Clone)]
pub(super) struct Template {
    /// The English words around the places: one more than there are places.
    words: Vec<String>,
    /// The names of the English places, in their order.
    places: Vec<String>,
    /// What each of them may hold.
    kinds: Vec<Kind>,
    other: Vec<Part>,
}

/// A part of a sentence.
#[derive(Debug, Clone)]
enum Part {
    Words(String),
    Place {
        /// Which of the English places.
        index: usize,
        /// A number whose digits are grouped.
        number: bool,
    },
}

/// What a place may hold.
#[derive(Debug, Clone, Copy)]
enum Kind {
    Anything,
    /// `{count#}`: a number or a release.
    Number,
    /// `{type!}`: one word.
    Word,
}

impl Kind {
    fn admits(self, held: &str) -> bool {
        match self {
            Kind::Anything => !held.contains(". "),
            Kind::Number => !held.is_empty() && held.bytes().all(|it| it.is_ascii_digit() || it == b'.'),
            Kind::Word => !held.is_empty() && !held.contains(' '),
        }
    }
}

/// What stood in the places.
pub(super) type Found<'t> = Vec<&'t str>;

impl Template {
    /// Reads both; `None` where the other names a place that the English has not.
    pub(super) fn read(english: &str, other: &str) -> Option<Template> {
        let (words, written) = cut(english);
        let kind = |name: &String| match name.chars().last() {
            Some('#') => Kind::Number,
            Some('!') => Kind::Word,
            _ => Kind::Anything,
        };
        let kinds = written.iter().map(kind).collect();
        let places: Vec<String> =
            written.iter().map(|it| it.trim_end_matches(['#', '!']).to_owned()).collect();
        let (other_words, other_places) = cut(other);
        let mut parts = Vec::new();
        for (index, words) in other_words.into_iter().enumerate() {
            parts.push(Part::Words(words));
            if let Some(name) = other_places.get(index) {
                let bare = name.strip_suffix('#');
                let index = places.iter().position(|it| *it == bare.unwrap_or(name))?;
                parts.push(Part::Place { index, number: bare.is_some() });
            }
        }
        Some(Template { words, places, kinds, other: parts })
    }

    /// Whether it has no places.
    pub(super) fn is_fixed(&self) -> bool {
        self.places.is_empty()
    }

    /// The first letter in lower case; `None` where it begins with a place.
    pub(super) fn first(&self) -> Option<char> {
        self.words[0].chars().next()?.to_lowercase().next()
    }

    /// Whether the first letter is a small one, so that a sentence that begins with it has another.
    pub(super) fn begins_small(&self) -> bool {
        self.words[0].chars().next().is_some_and(char::is_lowercase)
    }

    /// How much it says itself; of several that fit, that with the most is meant.
    pub(super) fn weight(&self) -> usize {
        self.words.iter().map(String::len).sum()
    }

    /// What stands in the places of a text that it fits. A place holds no end of a sentence, and the same in all
    /// places of one name.
    pub(super) fn matched<'t>(&self, text: &'t str) -> Option<Found<'t>> {
        let begin = &self.words[0];
        let head = text.get(..begin.len())?;
        let rest = &text[begin.len()..];
        // The first letter may be a capital one.
        let mut letters = head.chars().zip(begin.chars());
        let first = letters.next().is_none_or(|(a, b)| a == b || a.to_lowercase().eq(b.to_lowercase()));
        if !first || !letters.all(|(a, b)| a == b) {
            return None;
        }
        let mut found = Vec::with_capacity(self.places.len());
        self.fill(rest, &mut found).then_some(found)
    }

    fn fill<'t>(&self, rest: &'t str, found: &mut Found<'t>) -> bool {
        let at = found.len();
        let Some(words) = self.words.get(at + 1) else { return rest.is_empty() };
        let is_last = at + 1 == self.places.len();
        let ends: Vec<usize> = match is_last {
            true => rest.ends_with(words.as_str()).then(|| rest.len() - words.len()).into_iter().collect(),
            false if words.is_empty() => vec![0],
            false => rest.match_indices(words.as_str()).map(|(at, _)| at).collect(),
        };
        for end in ends {
            let held = &rest[..end];
            let name = &self.places[at];
            let differs = (0..at).any(|it| self.places[it] == *name && found[it] != held);
            // A full stop ends the sentence, not what stands last in it.
            let ends = held.ends_with('.') && (words.starts_with(' ') || is_last && words.is_empty());
            if differs || ends || !self.kinds[at].admits(held) {
                continue;
            }
            found.push(held);
            if self.fill(&rest[end + words.len()..], found) {
                return true;
            }
            found.pop();
        }
        false
    }

    /// The sentence in the other language. What stands in quotes is a name, the rest goes through `piece`.
    pub(super) fn said(&self, found: &Found<'_>, piece: impl Fn(&str) -> String, thousands: char) -> String {
        let mut said = String::new();
        for part in &self.other {
            match part {
                Part::Words(words) => said.push_str(words),
                Part::Place { index, number: true } => said.push_str(&grouped(found[*index], thousands)),
                Part::Place { index, .. } if self.words[*index].ends_with(['\'', '"', '`']) => {
                    said.push_str(found[*index]);
                }
                Part::Place { index, .. } => said.push_str(&piece(found[*index])),
            }
        }
        said
    }
}

/// The words around the places, and the names of these.
fn cut(text: &str) -> (Vec<String>, Vec<String>) {
    let (mut words, mut places) = (Vec::new(), Vec::new());
    let mut rest = text;
    while let Some((before, name, after)) = rest.split_once('{').and_then(|(before, inside)| {
        let (name, after) = inside.split_once('}')?;
        Some((before, name, after))
    }) {
        words.push(before.to_owned());
        places.push(name.to_owned());
        rest = after;
    }
    words.push(rest.to_owned());
    (words, places)
}
