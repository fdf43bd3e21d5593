//! What is found out beyond the result: in slices between which the browser draws and hears the user, and given up as
//! soon as it is about something else.

use crate::editor::{Editor, Export, Found, Outlook, Question, Style, Timeline, VerdictKind, Weighed};
use gloo::timers::future::TimeoutFuture;
use js_sys::Date;
use std::rc::Rc;
use wasm_bindgen_futures::spawn_local;
use yew::Callback;

/// How long the browser gets to draw the result first, in milliseconds.
const AFTER_THE_RESULT: u32 = 30;
/// How long is worked at a time, in milliseconds: a frame may be missed, a key press is not felt.
const SLICE: f64 = 30.0;
/// How many slices there are from one sign of progress to the next.
const SLICES_A_SIGN: u32 = 8;
/// With more devices than that the timeline takes longer than someone would wait who did not ask for it.
const MANY_DEVICES: usize = 200;

/// What is known beyond the result.
#[derive(Debug, Clone, Default, PartialEq)]
pub(in crate::app) struct Known {
    verdicts: Vec<(Style, VerdictKind)>,
    weighed: Vec<Rc<Weighed>>,
    pub(super) timeline: Drawing,
}

impl Known {
    /// What the target says to the style; `None` while that is being computed.
    pub(super) fn verdict(&self, style: Style) -> Option<VerdictKind> {
        self.verdicts.iter().find(|it| it.0 == style).map(|it| it.1)
    }

    /// What the strategy comes to that the style carries out; `None` while that is being computed.
    pub(super) fn weighed(&self, style: Style) -> Option<&Rc<Weighed>> {
        self.weighed.iter().find(|it| it.style == style)
    }

    /// Whether nothing is left to be computed that was asked for.
    pub(super) fn is_complete(&self) -> bool {
        // Every style is a strategy but to leave it as it is written.
        self.verdicts.len() == Style::ALL.len()
            && self.weighed.len() + 1 == Style::ALL.len()
            && !matches!(self.timeline, Drawing::Begun { .. })
    }
}

/// How far the timeline is.
#[derive(Debug, Clone, Default, PartialEq)]
pub(in crate::app) enum Drawing {
    /// It would take long, so it waits to be asked for.
    #[default]
    Waiting,
    /// So many releases were asked of so many.
    Begun { done: usize, of: usize },
    /// Here it is.
    Complete(Rc<Timeline>),
}

const BEGUN: Drawing = Drawing::Begun { done: 0, of: 1 };

/// What is known about the present question, and the work on the rest.
#[derive(Debug, Default)]
pub(in crate::app) struct Studies {
    pub(in crate::app) known: Known,
    about: Option<Question>,
    /// The work ends when this is dropped.
    work: Option<Rc<()>>,
}

impl Studies {
    /// Goes on about the editor as it is now, with an export view that shows `export`.
    pub(in crate::app) fn follow(
        &mut self,
        editor: &Editor,
        export: &Export,
        devices: usize,
        tell: Callback<Found>,
    ) {
        let question = editor.question();
        if self.about.as_ref().is_none_or(|it| it.0 != question.0) {
            self.known.timeline = if devices > MANY_DEVICES { Drawing::Waiting } else { BEGUN };
        }
        if self.about.as_ref() != Some(&question) {
            self.known.verdicts.clear();
            self.known.weighed.clear();
            self.work = None;
            self.about = Some(question);
        }
        if let Some(shown) = export.styles.iter().find(|it| it.current) {
            self.keep(shown.style, export.verdict.kind);
        }
        if self.work.is_none() && !self.known.is_complete() {
            self.work = editor.outlook().map(|it| begin(it, self.wants_timeline(), tell));
        }
    }

    /// Draws the timeline although it takes long.
    pub(in crate::app) fn draw(&mut self, editor: &Editor, tell: Callback<Found>) {
        self.known.timeline = BEGUN;
        self.work = editor.outlook().map(|it| begin(it, true, tell));
    }

    /// The export view is no longer shown: what is known stays, the rest is given up.
    pub(in crate::app) fn pause(&mut self) {
        self.work = None;
    }

    /// Learns what was found.
    pub(in crate::app) fn learn(&mut self, found: Found) {
        match found {
            Found::Nothing => {}
            Found::Verdict(style, kind) => self.keep(style, kind),
            Found::Strategy(weighed) => {
                self.keep(weighed.style, weighed.kind);
                self.known.weighed.retain(|it| it.style != weighed.style);
                self.known.weighed.push(Rc::new(weighed));
            }
            Found::Asked { done, of } => self.known.timeline = Drawing::Begun { done, of },
            Found::Timeline(timeline) => self.known.timeline = Drawing::Complete(Rc::new(timeline)),
        }
    }

    fn keep(&mut self, style: Style, kind: VerdictKind) {
        self.known.verdicts.retain(|it| it.0 != style);
        self.known.verdicts.push((style, kind));
    }

    fn wants_timeline(&self) -> bool {
        matches!(self.known.timeline, Drawing::Begun { .. })
    }
}

/// Works until all is found or what it returns is dropped.
fn begin(outlook: Outlook, with_timeline: bool, tell: Callback<Found>) -> Rc<()> {
    let wanted = Rc::new(());
    let still = Rc::downgrade(&wanted);
    spawn_local(async move {
        TimeoutFuture::new(AFTER_THE_RESULT).await;
        let (mut since, mut slices) = (Date::now(), 0);
        let each = async |found| {
            still.upgrade()?;
            let is_over = Date::now() - since > SLICE;
            slices += u32::from(is_over);
            let is_sign = is_over && slices.is_multiple_of(SLICES_A_SIGN);
            let is_told = match found {
                Found::Nothing => false,
                Found::Asked { .. } => is_sign,
                Found::Verdict(..) | Found::Strategy(_) | Found::Timeline(_) => true,
            };
            if is_told {
                tell.emit(found);
            }
            if is_over {
                TimeoutFuture::new(0).await;
                since = Date::now();
            }
            still.upgrade().map(drop)
        };
        // What is given up is wanted no longer.
        if still.strong_count() > 0 {
            outlook.find(with_timeline, each).await;
        }
    });
    wanted
}
