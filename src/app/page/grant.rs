//! What a wish makes the page do.

use super::{Page, found, words};
use crate::app::surroundings::Told;
use crate::app::wish::{Notice, Secrets, Tab, Wish};
use crate::app::{element, files};
use crate::editor::Command;
use std::rc::Rc;
use yew::Context;

impl Page {
    pub(super) fn grant(&mut self, context: &Context<Page>, wish: Wish) {
        match wish {
            Wish::Do(command) => self.run(context, command),
            Wish::Open(name, text) => self.open(context, name, text),
            Wish::Back => {
                if let Some(before) = self.before.take() {
                    self.editor.change(|editor| *editor = before);
                    self.notice = None;
                    self.show_opened(context);
                    context.props().tell.emit(Told::Change);
                }
            }
            Wish::PickFile => files::pick(&self.picker),
            Wish::PasteFromClipboard => files::paste(self.ask(context)),
            Wish::Show(tab) => {
                if tab != Tab::Export || self.view.can_export() {
                    (self.tab, self.sheet) = (tab, false);
                    self.show_export(context);
                    self.show_topology();
                }
            }
            Wish::DrawTimeline => self.studies.draw(&self.editor.get(), found(context)),
            Wish::Leave if self.sheet => self.grant(context, Wish::CloseSheet),
            Wish::Leave if matches!(self.tab, Tab::Export | Tab::Topology) => {
                self.grant(context, Wish::Show(Tab::Devices))
            }
            Wish::Leave => {}
            Wish::Inspect(key) => {
                self.run(context, Command::Select(Some(key)));
                self.sheet = true;
                self.focus = self.place.is_phone().then_some(element::INSPECTOR);
                if self.tab != Tab::Source {
                    self.tab = Tab::Devices;
                }
            }
            Wish::ToggleAdd => self.toggle_add(),
            Wish::PreviewDevice(kind) => self.preview_device(kind),
            Wish::AddDevice(command) => self.add_device(context, command),
            Wish::CloseSheet => (self.sheet, self.focus) = (false, Some(element::TREE)),
            Wish::GoTo(line) => self.go_to(line),
            Wish::NextProblem(forward) => self.next_problem(context, forward),
            Wish::Mend(command) => {
                self.run(context, command);
                self.focus = Some(element::PROBLEMS);
            }
            Wish::QuickFix => self.quick_fix(context),
            Wish::ToggleProblems => self.problems_open = !self.problems_open,
            Wish::ToggleGhosts => self.ghosts = !self.ghosts,
            Wish::ToggleTheme => {
                context.props().tell.emit(Told::Dark(!context.props().settings.dark));
            }
            Wish::Speak(language) => context.props().tell.emit(Told::Language(language)),
            Wish::Save if self.view.can_export() => context.props().tell.emit(Told::Save),
            Wish::Save => {}
            Wish::Exit => context.props().tell.emit(Told::Exit),
            Wish::FocusInspector => {
                // At once where it is seen already: the next key is meant for it.
                self.focus = (!self.place.focus(element::INSPECTOR)).then_some(element::INSPECTOR);
            }
            Wish::ToggleHistory => {
                self.history = !self.history && self.view.file.is_some();
                self.show_changes();
            }
            Wish::ToggleShare => {
                self.share = if self.share.is_some() { None } else { self.editor.get().share().map(Rc::new) };
            }
            Wish::Arrive(Some(carried)) => self.run(context, carried.open()),
            Wish::Arrive(None) => self.say(context, Notice::new(words(context).link_is_broken())),
            Wish::KeepWork(on) => self.change_work(|work| work.turn(on)),
            Wish::KeepPasswords(on) => self.change_work(|work| work.with_passwords(on)),
            Wish::ForgetWork => self.forget_work(context),
            Wish::CloseResumed => self.resumed = None,
            Wish::ToggleKeyMap => self.key_map = !self.key_map,
            Wish::TogglePalette => self.palette = !self.palette,
            Wish::Copy(text, secrets) => files::copy(text, words(context).copied(secrets), self.ask(context)),
            Wish::DownloadOriginal(name, text) => {
                files::download(&name, &text, "application/xml");
                self.say(context, Notice::new(words(context).downloaded(&name, Secrets::None)));
            }
            Wish::Download(name, text, mime, secrets) => {
                files::download(&name, &text, mime);
                self.run(context, Command::Exported);
                self.say(context, Notice::new(words(context).downloaded(&name, secrets)));
            }
            Wish::DownloadPicture(name, svg) => {
                files::download(&name, &svg, "image/svg+xml");
                self.say(context, Notice::new(words(context).downloaded(&name, Secrets::None)));
            }
            Wish::Read(notice) => self.say(context, notice),
            Wish::CloseNotice => self.notice = None,
            Wish::NextPane(forward) => self.place.focus_next_pane(forward),
        }
    }

    pub(super) fn run(&mut self, context: &Context<Page>, command: Command) {
        let props = context.props();
        if let Command::LoadSample(_) | Command::Load { .. } = command {
            self.remember();
            self.editor.change(|editor| editor.update(command));
            self.show_opened(context);
            self.say_opened(context);
            props.tell.emit(Told::Change);
            return;
        }
        if props.settings.readonly && command.edits() {
            self.say(context, Notice::new(words(context).read_only()));
            return;
        }
        let before = self.view.clone();
        let making_all = command == Command::MakeAllExplicit;
        let removing = matches!(command, Command::Remove(_)).then(|| self.selected_name()).flatten();
        let mended = if let Command::Fix(key) = &command { Some(key.label.clone()) } else { None };
        let told = matches!(&command, Command::Edit(it) if it.is_worth_telling());
        let implicit = self.view.counts.implicit;
        let selected = self.selected();
        let (name, may_end) = (self.selected_name(), command.may_take_rows_away());
        self.editor.change(|editor| editor.update(command));
        self.show(context);
        if before.source.text != self.view.source.text {
            props.tell.emit(Told::Change);
        }
        if making_all && self.view.counts.implicit < implicit {
            let written = implicit - self.view.counts.implicit;
            let undo = Wish::Do(Command::Undo);
            self.say(
                context,
                Notice::new(words(context).all_written(written)).offering(words(context).undo(), undo),
            );
        }
        if let Some(label) = mended.filter(|_| before.source.text != self.view.source.text) {
            self.problem = None;
            self.say(
                context,
                Notice::new(words(context).fixed(&label))
                    .offering(words(context).undo(), Wish::Do(Command::Undo)),
            );
        }
        if let Some(name) = removing {
            self.say(
                context,
                Notice::new(words(context).device_removed(&name))
                    .offering(words(context).undo(), Wish::Do(Command::Undo)),
            );
        }
        if told {
            let words = words(context);
            let done = before.source.text != self.view.source.text;
            let notice = match self.view.undo.clone().filter(|_| done) {
                Some(label) => Notice::new(label).offering(words.undo(), Wish::Do(Command::Undo)),
                None => Notice::new(words.nothing_to_do()),
            };
            self.say(context, notice);
        }
        if self.selected() != selected {
            self.reveal_selected();
        }
        if may_end && self.place.is_phone() && self.selected_name() != name {
            // On a small screen nobody asked for the sheet of the neighbour.
            self.grant(context, Wish::CloseSheet);
        }
    }

    pub(super) fn open(&mut self, context: &Context<Page>, name: String, text: String) {
        let host = crate::editor::describes_a_host(&text);
        self.run(context, Command::Load { name, text });
        if host {
            self.say(context, Notice::new(words(context).host_loaded()));
        }
    }

    pub(super) fn next_problem(&mut self, context: &Context<Page>, forward: bool) {
        let count = self.view.problems.len();
        if count == 0 {
            self.say(context, Notice::new(words(context).no_problems()));
            return;
        }
        let next = match (self.problem, forward) {
            (None, true) => 0,
            (None, false) => count - 1,
            (Some(index), true) => (index + 1) % count,
            (Some(index), false) => (index + count - 1) % count,
        };
        self.problem = Some(next);
        let problem = self.view.problems[next].clone();
        if let Some(key) = problem.key {
            self.run(context, Command::Select(Some(key)));
        }
        if let Some(line) = problem.line {
            self.go_to(line);
        }
    }

    /// Opens the list of problems at the fixes of the present one, or of the first that has some.
    fn quick_fix(&mut self, context: &Context<Page>) {
        let problems = &self.view.problems;
        let mendable = |index: &usize| problems.get(*index).is_some_and(|it| !it.fixes.is_empty());
        let next = self.problem.filter(mendable).or_else(|| (0..problems.len()).find(mendable));
        let Some(next) = next else { return self.next_problem(context, true) };
        if self.problem != Some(next) {
            self.problem = next.checked_sub(1);
            self.next_problem(context, true);
        }
        if self.place.is_phone() {
            self.tab = Tab::Problems;
        } else {
            self.problems_open = true;
        }
        self.focus = Some(element::FIXES);
    }
}
