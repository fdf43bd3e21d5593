//! What the export view says beyond its result: how the other styles fare, and the timeline. Both carry out many exports,
//! so they are found step by step, and between two steps whoever asks may wait or give up.

use super::export::kind;
use super::view::{Timeline, VerdictKind};
use super::{Editor, Scenery, Style, decisions, offers, timeline};
use crate::compat::Target;
use crate::export::{Accepted, Choices, Prepared};
use crate::machine::Host;
use crate::xml::Document;

/// A document as it stood, to be asked about while the editor goes on.
#[derive(Debug, Clone)]
pub struct Outlook {
    document: Document,
    host: Host,
    target: Option<Target>,
    style: Style,
    choices: Choices,
    accepted: Accepted,
}

/// One thing that was found.
#[derive(Debug, Clone, PartialEq)]
pub enum Found {
    /// What the target says to a style that is not the chosen one.
    Verdict(Style, VerdictKind),
    /// One more release was asked for the timeline.
    Asked {
        /// How many there were.
        done: usize,
        /// How many there are.
        of: usize,
    },
    /// How all releases take the document.
    Timeline(Timeline),
}

impl Outlook {
    pub(super) fn of(editor: &Editor, scenery: &Scenery<'_>) -> Outlook {
        Outlook {
            document: scenery.document.clone(),
            host: editor.host.clone(),
            target: editor.target.clone(),
            style: editor.style,
            choices: decisions::choices(scenery, &editor.decisions),
            accepted: offers::accepted(scenery, &editor.accepted),
        }
    }

    /// Finds the verdict of each style but the chosen one, then the timeline if it is wanted. `tell` hears of
    /// each finding; where it answers `None` the rest is given up.
    pub async fn find(
        &self,
        with_timeline: bool,
        mut tell: impl AsyncFnMut(Found) -> Option<()>,
    ) -> Option<()> {
        let target = self.target.as_ref();
        let prepared = Prepared::new(&self.document, &self.host)
            .choosing(self.choices.clone())
            .accepting(self.accepted.clone());
        for style in Style::ALL.into_iter().filter(|it| *it != self.style) {
            let verdict = prepared.verdict(style, target);
            tell(Found::Verdict(style, kind(verdict, target))).await?;
        }
        if with_timeline {
            let asked = async |done, of| tell(Found::Asked { done, of }).await;
            let timeline = timeline::of(&prepared, asked).await?;
            tell(Found::Timeline(timeline)).await?;
        }
        Some(())
    }
}
