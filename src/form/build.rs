//! Builds a form: down the elements that are there and those that may be, in libvirt's order.

use std::collections::HashMap;

use super::choices::Takers;
use super::common;
use super::read::Reader;
use super::{Choice, Control, Field, Form, Part, State};
use crate::command::{Place, Sight};
use crate::compat::{Known, KnownAttribute, Target, values_beside};
use crate::format::{Kind, Layout, Shape, shape_of};
use crate::inventory::{OTHER, SectionKind};
use crate::xml::{Document, NodeId};

/// What a form depends on besides what it is about.
#[derive(Debug, Clone, Copy)]
pub struct Question<'q> {
    /// The document and what libvirt makes of it.
    pub sight: Sight<'q>,
    /// The target, where one is chosen.
    pub target: Option<&'q Target>,
    /// Secrets may be seen.
    pub shows_secrets: bool,
}

/// So many elements that are not there are looked into, one inside the other.
const DEPTH: usize = 3;
/// Elements that are added as a whole or not at all: chains of images, and places that libvirt chooses.
const WHOLE: [&str; 4] = ["backingStore", "dataStore", "address", "metadata_cache"];

/// The form of a device element.
pub fn of_device(question: &Question<'_>, device: NodeId) -> Form {
    let document = question.sight.document_of(device);
    let name = document.name(device).to_owned();
    let path = format!("devices/{name}");
    let mut builder = Builder::new(question, &path, Scope::Device);
    let known = Known::at(&format!("/domain/{path}"));
    let root = Layout::get().root();
    let list = Layout::get().possible(root, document, &[]).into_iter().find(|it| it.name == "devices");
    let shape = list.and_then(|it| Layout::get().child(it, document, device));
    builder.element(Spot {
        node: Some(device),
        shape,
        known,
        place: Place::default(),
        path,
        ancestors: Vec::new(),
        ghosts: 0,
    });
    builder.finish()
}

/// The form of a section: its elements, be they there or not. `strangers` are elements that no section names.
pub fn of_section(question: &Question<'_>, section: &SectionKind, strangers: &[NodeId]) -> Form {
    let root = question.sight.written.root();
    let scope = match section.id {
        OTHER => Scope::Strangers(strangers),
        _ => Scope::Section(section),
    };
    let mut builder = Builder::new(question, section.id, scope);
    builder.element(Spot {
        node: Some(root),
        shape: Some(Layout::get().root()),
        known: Some(Known::root()),
        place: Place::default(),
        path: String::new(),
        ancestors: Vec::new(),
        ghosts: 0,
    });
    builder.finish()
}

struct Builder<'q> {
    question: &'q Question<'q>,
    reader: Reader<'q>,
    takers: Takers<'q>,
    heading: &'static [(&'static str, &'static str)],
    scope: Scope<'q>,
    parts: Vec<Part>,
}

/// What a form is about.
#[derive(Clone, Copy)]
enum Scope<'q> {
    /// All that is in the element.
    Device,
    /// A section, and so what is at these paths below `<domain>`.
    Section(&'q SectionKind),
    /// These children of `<domain>`.
    Strangers(&'q [NodeId]),
}

/// Where the builder stands: at an element that is there, or at one that may be.
struct Spot<'q> {
    node: Option<NodeId>,
    shape: Option<&'q Shape>,
    known: Option<Known>,
    place: Place,
    /// Names from `<domain>` down: `devices/disk/driver`; empty for `<domain>`.
    path: String,
    /// The elements around it, its parent first; `None` for one that is not there.
    ancestors: Vec<Option<NodeId>>,
    /// How many elements in a row are not there.
    ghosts: usize,
}

impl<'q> Builder<'q> {
    fn new(question: &'q Question<'q>, heading: &str, scope: Scope<'q>) -> Builder<'q> {
        let completed = question.sight.completed;
        Builder {
            question,
            reader: Reader::of(question.sight, question.shows_secrets),
            takers: Takers::of(&completed.document, &completed.host, question.target),
            heading: common::lines(heading),
            scope,
            parts: Vec::new(),
        }
    }

    /// The common fields in the order of the table, and the rest.
    fn finish(self) -> Form {
        let mut parts = self.parts;
        let mut first: HashMap<String, Field> = HashMap::new();
        for part in &mut parts {
            for field in std::mem::take(&mut part.fields) {
                let path = field.place.to_string();
                match self.heading.iter().any(|it| it.0 == path) {
                    true => drop(first.insert(path, field)),
                    false => part.fields.push(field),
                }
            }
        }
        let common = self.heading.iter().filter_map(|(path, purpose)| {
            let field = first.remove(*path)?;
            Some(Field { purpose, ..field })
        });
        let common = common.collect();
        let says = |it: &Part| !it.fields.is_empty() || !it.may_hold.is_empty() || !it.known;
        parts.retain(says);
        Form { common, parts }
    }

    fn sight(&self) -> &'q Sight<'q> {
        &self.question.sight
    }

    fn element(&mut self, spot: Spot<'q>) {
        let at = self.parts.len();
        self.parts.push(Part {
            place: spot.place.clone(),
            state: self.reader.state(spot.node),
            known: spot.shape.is_some(),
            fields: Vec::new(),
            may_hold: Vec::new(),
        });
        if self.includes_attributes(&spot.path) {
            self.attributes(at, &spot);
        }
        self.children(at, &spot);
        self.text(at, &spot);
    }

    fn attributes(&mut self, at: usize, spot: &Spot<'q>) {
        let slots = spot.shape.map_or(&[][..], |it| &it.attributes);
        let mut names: Vec<String> =
            slots.iter().filter(|it| !it.live).map(|it| it.name.to_owned()).collect();
        for name in spot.node.map(|it| self.reader.attributes(it)).unwrap_or_default() {
            if !names.contains(&name) {
                names.push(name);
            }
        }
        let is_size = slots.iter().any(|it| it.kind.is_size())
            || spot.shape.and_then(|it| it.text).is_some_and(Kind::is_size);
        names.retain(|it| !(is_size && it == "unit"));
        for name in names {
            let slot = spot.shape.and_then(|it| it.slot(&name));
            let known = spot.known.and_then(|it| it.attribute(&name));
            let kind = slot.map_or(Kind::Text, |it| it.kind);
            let mut field = self.field(spot, spot.place.attribute(&name), kind, known);
            field.known = slot.is_some() || known.is_some();
            if slot.is_some_and(|it| it.secret) {
                field.control = Control::Secret;
            }
            self.parts[at].fields.push(field);
        }
    }

    /// The text of an element, or that it is there.
    fn text(&mut self, at: usize, spot: &Spot<'q>) {
        if spot.place.steps.is_empty() {
            return;
        }
        let holds_elements = spot.node.is_some_and(|it| !self.sight().children(it).is_empty());
        let kind = match spot.shape {
            Some(shape) => shape.text.filter(|it| *it != Kind::Raw || !holds_elements),
            None => (!holds_elements).then_some(Kind::Text),
        };
        if let Some(kind) = kind {
            let known = spot.known.and_then(|it| it.text());
            let mut field = self.field(spot, spot.place.clone(), kind, known);
            let bare = field.state == State::Unset && spot.shape.is_none();
            if bare && spot.node.is_some_and(|it| !self.document(it).attributes(it).is_empty()) {
                return;
            }
            field.known = spot.shape.is_some();
            if matches!(spot.path.as_str(), "description" | "os/cmdline") {
                field.control = Control::LongText;
            }
            if spot.shape.is_some_and(|it| it.secret) {
                field.control = Control::Secret;
            }
            // The text comes before the attributes that say more of it.
            self.parts[at].fields.insert(0, field);
        } else if spot.shape.is_some_and(Shape::says_by_itself) {
            let field = Field {
                place: spot.place.clone(),
                control: Control::Presence,
                value: String::new(),
                state: self.reader.state(spot.node),
                becomes: None,
                because: spot.node.and_then(|it| self.reader.because(it, None)),
                choices: Vec::new(),
                purpose: "",
                known: true,
                limit: spot.known.and_then(|it| self.takers.limit(it.since())),
            };
            self.parts[at].fields.insert(0, field);
        }
    }

    fn field(&self, spot: &Spot<'q>, place: Place, kind: Kind, known: Option<KnownAttribute>) -> Field {
        let attribute = place.attribute.as_deref();
        let (value, state, becomes) = self.reader.value(spot.node, attribute, kind);
        let masked = spot.node.is_some_and(|it| self.reader.is_masked(it, attribute));
        let choices = self.choices(spot, attribute.unwrap_or_default(), known);
        let closed = known.is_some_and(|it| !it.is_free());
        let control = match kind {
            _ if masked => Control::Secret,
            _ if closed => Control::Choice,
            Kind::Int | Kind::Number => Control::Number,
            kind if kind.is_size() => Control::Size,
            _ if value.contains('\n') => Control::LongText,
            _ => Control::Text,
        };
        let because = spot.node.filter(|_| state == State::FilledIn || becomes.is_some());
        let because = because.and_then(|it| self.reader.because(it, attribute));
        let limit = known.and_then(|it| self.takers.limit(it.since));
        Field { place, control, value, state, becomes, because, choices, purpose: "", known: true, limit }
    }

    fn choices(&self, spot: &Spot<'q>, attribute: &str, known: Option<KnownAttribute>) -> Vec<Choice> {
        let Some(known) = known.filter(|it| !it.is_free()) else {
            return self.takers.usual(&spot.path, attribute);
        };
        let beside = spot.node.and_then(|it| values_beside(self.document(it), it, attribute));
        let fits = |it: &&str| beside.is_none_or(|values| values.contains(it));
        let values = known.values().filter(|(value, _)| fits(value));
        values.map(|(value, since)| self.takers.choice(&spot.path, attribute, value, since)).collect()
    }

    fn document(&self, node: NodeId) -> &'q Document {
        self.sight().document_of(node)
    }

    fn children(&mut self, at: usize, spot: &Spot<'q>) {
        let layout = Layout::get();
        let there = spot.node.map(|it| self.sight().children(it)).unwrap_or_default();
        let mut ancestors = vec![spot.node];
        ancestors.extend(&spot.ancestors);
        let document = spot.node.map_or(&self.sight().completed.document, |it| self.document(it));
        let possible = spot.shape.map(|it| layout.possible(it, document, &ancestors)).unwrap_or_default();
        let mut counts: HashMap<String, usize> = HashMap::new();
        let mut below: Vec<Spot<'q>> = Vec::new();
        for node in there {
            let name = self.document(node).name(node).to_owned();
            let number = *counts.entry(name.clone()).and_modify(|it| *it += 1).or_insert(1);
            let path = join(&spot.path, &name);
            if !self.includes(&path, Some(node)) {
                continue;
            }
            let shape = spot.shape.filter(|it| it.text != Some(Kind::Raw));
            let shape = shape.and_then(|it| layout.child(it, self.document(node), node));
            let shape = shape.or_else(|| shape_of(self.document(node), node));
            below.push(Spot {
                node: Some(node),
                shape,
                known: spot.known.and_then(|it| it.child(&name)),
                place: spot.place.child(&name, number),
                path,
                ancestors: ancestors.clone(),
                ghosts: 0,
            });
        }
        for shape in possible.iter().copied().filter(|it| !it.live) {
            let path = join(&spot.path, shape.name);
            if !self.includes(&path, None) {
                continue;
            }
            let whole = WHOLE.contains(&shape.name) || spot.ghosts >= DEPTH;
            let missing = !counts.contains_key(shape.name);
            if shape.repeats || missing && whole {
                self.parts[at].may_hold.push(shape.name);
            } else if missing {
                below.push(Spot {
                    node: None,
                    shape: Some(shape),
                    known: spot.known.and_then(|it| it.child(shape.name)),
                    place: spot.place.child(shape.name, 1),
                    path,
                    ancestors: ancestors.clone(),
                    ghosts: spot.ghosts + 1,
                });
            }
        }
        let order = |it: &Spot<'_>| {
            let name = it.place.steps.last().map_or("", |it| it.name.as_str());
            spot.shape.and_then(|it| it.place_of(name)).unwrap_or(usize::MAX)
        };
        below.sort_by_key(order);
        for spot in below {
            self.element(spot);
        }
    }

    /// Whether the form is about an element: one that is there, or without `node` one that may be.
    fn includes(&self, path: &str, node: Option<NodeId>) -> bool {
        let below = |inner: &str, outer: &str| {
            inner == outer || inner.strip_prefix(outer).is_some_and(|it| it.starts_with('/'))
        };
        match self.scope {
            Scope::Device => true,
            Scope::Section(kind) => kind.elements.iter().any(|it| below(path, it) || below(it, path)),
            Scope::Strangers(nodes) => path.contains('/') || node.is_some_and(|it| nodes.contains(&it)),
        }
    }

    /// Attributes of `<domain>` itself are of one section only.
    fn includes_attributes(&self, path: &str) -> bool {
        match self.scope {
            Scope::Section(kind) => !path.is_empty() || kind.elements.contains(&"name"),
            Scope::Strangers(_) => !path.is_empty(),
            Scope::Device => true,
        }
    }
}

fn join(path: &str, name: &str) -> String {
    if path.is_empty() { name.to_owned() } else { format!("{path}/{name}") }
}
