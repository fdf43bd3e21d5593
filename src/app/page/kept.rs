//! Unsaved work, kept for the next visit.

use super::{Page, words};
use crate::app::surroundings::Told;
use crate::app::wish::{Notice, Wish};
use crate::app::work::Work;
use crate::editor::Editor;
use yew::Context;

impl Page {
    pub(super) fn keep_work(&mut self) {
        (self.keeping, self.to_be_kept) = (None, false);
        if let Some(work) = &mut self.work {
            work.keep(&self.editor.get());
        }
    }

    pub(super) fn change_work(&mut self, change: impl FnOnce(&mut Work)) {
        if let Some(work) = &mut self.work {
            change(work);
        }
        self.keep_work();
    }

    /// Forgets what is kept. What came from the last visit is closed with it.
    pub(super) fn forget_work(&mut self, context: &Context<Page>) {
        (self.keeping, self.to_be_kept) = (None, false);
        let mut notice = Notice::new(words(context).forgotten());
        if self.resumed.take().is_some() {
            self.remember();
            self.editor.change(|editor| *editor = Editor::new());
            self.history = false;
            self.show_opened(context);
            self.to_be_kept = false;
            notice = notice.offering(words(context).back(), Wish::Back);
            context.props().tell.emit(Told::Change);
        }
        if let Some(work) = &mut self.work {
            work.forget();
        }
        self.say(context, notice);
    }

    /// Whether leaving the page loses edits: those that nobody keeps, or not whole.
    pub(super) fn would_be_lost(&self) -> bool {
        let kept = self.keeping.is_none() && self.work.as_ref().is_some_and(|it| it.kept == Some(0));
        !kept && self.view.file.as_ref().is_some_and(|file| file.unsaved)
    }
}
