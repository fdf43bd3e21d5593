//! What is shown once something changed: the view anew, lines to bring into sight, what there is to say.

use super::{Page, found, words};
use crate::app::source;
use crate::app::wish::{Notice, Tab, Wish};
use crate::editor::Key;
use gloo::timers::callback::Timeout;
use std::rc::Rc;
use yew::Context;

impl Page {
    pub(super) fn show(&mut self, context: &Context<Page>) {
        self.view = Rc::new(self.said(self.editor.get().view()));
        self.problem = self.problem.filter(|&index| index < self.view.problems.len());
        if self.tab == Tab::Export && !self.view.can_export() {
            self.tab = Tab::Devices;
        }
        self.show_export(context);
        self.show_topology();
        self.show_changes();
        self.to_be_kept = self.work.is_some();
    }

    pub(super) fn show_topology(&mut self) {
        let shown = self.tab == Tab::Topology;
        self.topology = if shown { self.editor.get().topology(&self.view).map(Rc::new) } else { None };
    }

    pub(super) fn show_changes(&mut self) {
        self.changes =
            if self.history { self.editor.get().changes().map(|it| Rc::new(self.said(it))) } else { None };
    }

    pub(super) fn show_export(&mut self, context: &Context<Page>) {
        let editor = self.editor.get();
        self.export =
            if self.tab == Tab::Export { editor.export().map(|it| Rc::new(self.said(it))) } else { None };
        match &self.export {
            Some(export) => {
                let counts = &self.view.counts;
                self.studies.follow(&editor, export, counts.written + counts.implicit, found(context));
            }
            None => self.studies.pause(),
        }
    }

    pub(super) fn show_opened(&mut self, context: &Context<Page>) {
        self.opening += 1;
        (self.tab, self.sheet, self.problem, self.resumed) = (Tab::Devices, false, None, None);
        self.show(context);
    }

    pub(super) fn say_opened(&mut self, context: &Context<Page>) {
        if self.before.is_none() {
            return;
        }
        let name = self.view.file.as_ref().map(|file| file.name.clone()).unwrap_or_default();
        self.say(
            context,
            Notice::new(words(context).opened(&name)).offering(words(context).back(), Wish::Back),
        );
    }

    pub(super) fn say(&mut self, context: &Context<Page>, notice: Notice) {
        let ask = self.ask(context);
        let timeout = Timeout::new(Notice::TIME, move || ask.emit(Wish::CloseNotice));
        self.notice = Some((notice, timeout));
    }

    pub(super) fn remember(&mut self) {
        if self.view.file.is_some() {
            self.before = Some(self.editor.get().clone());
        }
    }

    pub(super) fn selected(&self) -> Option<Key> {
        self.view.inspector.as_ref().map(|it| it.row.key.clone())
    }

    pub(super) fn selected_name(&self) -> Option<String> {
        self.view.inspector.as_ref().map(|it| it.row.name.clone())
    }

    pub(super) fn reveal_selected(&mut self) {
        let Some(key) = self.selected() else { return };
        if let Some(range) = self.view.source.ranges.iter().find(|range| range.key == key) {
            self.reveal_lines(range.first, range.last, false);
        } else if let Some(ghost) = self.view.source.ghosts.iter().find(|ghost| ghost.key == key) {
            self.reveal_lines(ghost.after, ghost.after, false);
        }
    }

    pub(super) fn reveal_lines(&mut self, first: u32, last: u32, caret: bool) {
        let count = self.reveal.as_ref().map_or(0, |it| it.count) + 1;
        self.reveal = Some(source::Reveal { first, last, caret, count });
    }

    pub(super) fn go_to(&mut self, line: u32) {
        self.tab = if self.place.is_wide() { Tab::Devices } else { Tab::Source };
        self.reveal_lines(line, line, true);
    }
}
