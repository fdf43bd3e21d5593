//! What the export view says beyond its result: what each strategy comes to, and the timeline. Both carry out many exports,
//! so they are found step by step, and between two steps whoever asks may wait or give up.

use super::export::kind;
use super::view::{Timeline, VerdictKind, Weighed};
use super::{Editor, Scenery, Style, decisions, offers, strategies, timeline};
use crate::compat::Target;
use crate::export::{Accepted, Choices, Prepared, Way};
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
    /// What the target says to a style that is no strategy and not the chosen one.
    Verdict(Style, VerdictKind),
    /// What a strategy comes to, the chosen style's too.
    Strategy(Weighed),
    /// Nothing yet, but the search is under way: a time to wait or to give up.
    Nothing,
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

    /// Finds the verdict of each style but the chosen one and what the strategies come to, then the timeline if it is wanted. `tell` hears of
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
        tell(Found::Nothing).await?;
        if self.style != Style::Written {
            let verdict = prepared.verdict(Style::Written, target);
            tell(Found::Verdict(Style::Written, kind(verdict, target))).await?;
        }
        for way in Way::ALL {
            if way.style == Style::Compact {
                let mut compacting = prepared.compacting();
                while compacting.step() {
                    tell(Found::Nothing).await?;
                }
            }
            prepared.begin(way.style);
            tell(Found::Nothing).await?;
            tell(Found::Strategy(strategies::weighed(&prepared, way, target))).await?;
        }
        if with_timeline {
            let asked = async |done, of| tell(Found::Asked { done, of }).await;
            let timeline = timeline::of(&prepared, asked).await?;
            tell(Found::Timeline(timeline)).await?;
        }
        Some(())
    }
}
