//! Which parts of the view are words for people, so that they can be said in another language. What belongs to the
//! document (its text, names in it, values) is not among them. Every field is named here: a new one must be decided.

use super::{
    Action, AddPreview, Address, Boundary, Changes, Choice, ChoiceGroup, Choices, DecisionChoice,
    DeviceChange, DeviceKind, Export, ExportChange, ExportNote, Fact, FactChange, Field, FieldChoice,
    FieldError, File, Fix, Form, FormPart, Ghost, Group, Inspector, Lane, Link, Mark, Moment, Move, Noticed,
    OfferChoice, Preview, Problem, Reason, Related, Release, Row, Source, SourceError, Span, Step,
    StrategyChoice, StrategyReason, StyleChoice, Timeline, TopologyBus, TopologyPlace, Usb, UsbBus,
    UsbChoice, UsbPort, Verdict, View, Weighed,
};
use crate::editor::Found;
use std::rc::Rc;

/// What kind of words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Words {
    /// Whole sentences, all of them ours.
    Sentences,
    /// A name, a label, parts with ` · ` between: some are ours, some may be the user's own.
    Label,
}

/// Something with words for people in it.
pub trait Told {
    /// Hands each of them to `say`, which may put others in their place.
    fn tell(&mut self, say: &mut dyn FnMut(Words, &mut String));
}

impl<T: Told> Told for Option<T> {
    fn tell(&mut self, say: &mut dyn FnMut(Words, &mut String)) {
        self.iter_mut().for_each(|it| it.tell(say));
    }
}

impl<T: Told> Told for Vec<T> {
    fn tell(&mut self, say: &mut dyn FnMut(Words, &mut String)) {
        self.iter_mut().for_each(|it| it.tell(say));
    }
}

impl<T: Told + Clone> Told for Rc<T> {
    fn tell(&mut self, say: &mut dyn FnMut(Words, &mut String)) {
        Rc::make_mut(self).tell(say);
    }
}

impl Told for Found {
    fn tell(&mut self, say: &mut dyn FnMut(Words, &mut String)) {
        match self {
            Found::Timeline(timeline) => timeline.tell(say),
            Found::Strategy(weighed) => weighed.tell(say),
            Found::Verdict(..) | Found::Asked { .. } | Found::Nothing => {}
        }
    }
}

/// Implements [`Told`]: the fields that hold sentences, those that hold labels, those with words inside, and the others.
macro_rules! told {
    ($($record:ident { sentences: $($sentence:ident)*; labels: $($label:ident)*; inside: $($inside:ident)*; $($rest:ident)* })*) => {
        $(impl Told for $record {
            #[allow(unused_variables, reason = "some records hold only others or none")]
            fn tell(&mut self, say: &mut dyn FnMut(Words, &mut String)) {
                let $record { $($sentence,)* $($label,)* $($inside,)* $($rest: _,)* } = self;
                $($sentence.each(&mut |it| say(Words::Sentences, it));)*
                $($label.each(&mut |it| say(Words::Label, it));)*
                $($inside.tell(say);)*
            }
        })*
    };
}

/// Texts, however many there are.
trait Texts {
    fn each(&mut self, say: &mut dyn FnMut(&mut String));
}

impl Texts for String {
    fn each(&mut self, say: &mut dyn FnMut(&mut String)) {
        if !self.is_empty() {
            say(self);
        }
    }
}

impl Texts for Option<String> {
    fn each(&mut self, say: &mut dyn FnMut(&mut String)) {
        self.iter_mut().for_each(|it| it.each(say));
    }
}

impl Texts for Vec<String> {
    fn each(&mut self, say: &mut dyn FnMut(&mut String)) {
        self.iter_mut().for_each(|it| it.each(say));
    }
}

impl Texts for Vec<(usize, String)> {
    fn each(&mut self, say: &mut dyn FnMut(&mut String)) {
        self.iter_mut().for_each(|it| it.1.each(say));
    }
}

told! {
    View {
        sentences: assumptions;
        labels: undo redo;
        inside: file source groups inspector problems choices verdict history;
        assist counts secrets secrets_shown
    }
    File { sentences: ; labels: state; inside: ; name unsaved }
    Source { sentences: ; labels: ; inside: error ghosts; text lines ranges secrets }
    SourceError { sentences: message; labels: ; inside: ; line column }
    Ghost { sentences: ; labels: badge; inside: ; key after text }
    Group { sentences: title counts; labels: ; inside: rows; }
    Row {
        sentences: not_predicted badge;
        labels: name description;
        inside: address;
        key icon origin problem not_taken line
    }
    Address { sentences: ; labels: text preview; inside: ; implicit }
    Problem { sentences: message; labels: ; inside: fixes; severity line range key }
    Fix { sentences: label; labels: ; inside: ; command }
    Choice { sentences: ; labels: title detail; inside: ; current command }
    ChoiceGroup { sentences: ; labels: title; inside: choices; }
    Choices { sentences: ; labels: ; inside: hosts targets; }
    Verdict { sentences: short text; labels: ; inside: ; kind }
    Moment { sentences: label; labels: ; inside: ; current command }
    Inspector { sentences: ; labels: ; inside: row reasons form takes related usb actions; xml facts }
    Reason { sentences: because; labels: about since; inside: ; rule reference }
    Fact { sentences: ; labels: label value; inside: ; implicit }
    Form { sentences: ; labels: ; inside: common parts; }
    FormPart { sentences: ; labels: ; inside: fields; path title state known additions remove }
    Field {
        sentences: because limit purpose;
        labels: ;
        inside: choices error link;
        path label control value state becomes known
    }
    FieldChoice { sentences: why; labels: ; inside: ; value offered }
    FieldError { sentences: why; labels: ; inside: ; value }
    Link { sentences: ; labels: name; inside: ; key }
    DeviceKind { sentences: title; labels: ; inside: ; id icon is_section }
    AddPreview { sentences: refusals; labels: name address; inside: moves; xml patch command }
    TopologyBus { sentences: summary; labels: title; inside: places; key }
    TopologyPlace { sentences: problem; labels: what origin makes; inside: ; depth address key filled_in }
    Related { sentences: ; labels: relation name; inside: ; key }
    Action { sentences: label disabled; labels: ; inside: ; command }
    Usb { sentences: ; labels: ; inside: versions models ports preview; }
    UsbChoice { sentences: blocked; labels: title detail; inside: ; model current implicit previewed preview }
    UsbBus { sentences: summary; labels: title; inside: ports; key used free }
    UsbPort { sentences: problem; labels: device; inside: ports; path icon key moved }
    Preview { sentences: title unchanged; labels: ; inside: ports moves actions; patch }
    Move { sentences: ; labels: device now then guest; inside: ; key }
    Changes { sentences: unknown; labels: ; inside: devices; name original added removed diff }
    DeviceChange { sentences: ; labels: name description; inside: facts; what implicit }
    Export {
        sentences: guest_abi earliest;
        labels: ;
        inside: styles strategies verdict noticed changes notes offers steps;
        diff decided text secrets text_without_secrets to_look_at file_name report target
    }
    StyleChoice { sentences: title text; labels: ; inside: ; style current command }
    StrategyChoice { sentences: title means; labels: ; inside: ; style current command }
    Weighed {
        sentences: guest_abi;
        labels: ;
        inside: because in_the_way;
        style kind earliest added rewritten dropped
    }
    StrategyReason { sentences: reason; labels: ; inside: ; path lines filled_in }
    ExportChange {
        sentences: reason;
        labels: action needs;
        inside: decisions;
        number path line kind reference device
    }
    ExportNote { sentences: text; labels: ; inside: ; line path }
    Noticed { sentences: notices; labels: property; inside: ; before after }
    OfferChoice { sentences: does notices solves; labels: ; inside: ; path line device reference accepted command }
    DecisionChoice { sentences: ; labels: title; inside: ; decision current command }
    Step { sentences: text; labels: ; inside: ; command }
    Timeline { sentences: ; labels: ; inside: releases lanes marks; host }
    Release { sentences: ; labels: distributions; inside: ; name }
    Lane { sentences: ; labels: title; inside: spans; command }
    Span { sentences: because; labels: ; inside: boundary; first last kind }
    Boundary { sentences: text; labels: label; inside: ; line path }
    Mark { sentences: because; labels: name; inside: ; at kind command }
}

impl Told for FactChange {
    /// How a device is listed is ours, the rest is the document's.
    fn tell(&mut self, say: &mut dyn FnMut(Words, &mut String)) {
        if matches!(self.label.as_str(), "listed as" | "origin") {
            let FactChange { label, before, now } = self;
            label.each(&mut |it| say(Words::Label, it));
            [before, now].into_iter().for_each(|it| it.each(&mut |it| say(Words::Label, it)));
        }
    }
}
