//! The façade: all that the page and the JS API may see. Commands go in, a [`View`] comes out.

mod assist;
mod changes;
mod choices;
mod command;
mod decisions;
mod diff;
mod edit;
mod export;
mod file;
mod form;
mod ghosts;
mod inspector;
mod kept;
#[cfg(test)]
mod laws;
mod obey;
mod offers;
mod outlook;
mod problems;
mod references;
mod reported;
mod samples;
mod selection;
mod share;
mod steps;
mod strategies;
mod timeline;
mod topology;
mod tree;
mod usb;
mod view;

pub use crate::inventory::device_icon;
pub use crate::inventory::picture::{Colours, Look, Picture, Step as PictureStep, svg};
pub use crate::translate::{Memory, grouped};
pub use assist::{Assist, Completions, Hover, Offered, OfferedKind};
pub use command::{Command, FixKey, Style, UsbWish};
pub use edit::Edit;
pub use kept::Kept;
pub use outlook::{Found, Outlook};
pub use reported::Reported;
pub use samples::{Sample, samples};
pub use share::{Carried, Revealed, Share, Topic};
pub use topology::Topology;
pub use view::*;

use std::cell::OnceCell;

use crate::compat::{Finding, Target, classify};
use crate::format::{masked, secrets, without_secrets};
use crate::implicit::{Completed, Mode, complete};
use crate::inventory::{Device, Section, devices, sections};
use crate::machine::Host;
use crate::validate;
use crate::xml::{Document, Positions};
use edit::Rejected;
use file::OpenFile;
use std::borrow::Cow;
use std::rc::Rc;

/// One open document with its history, its host and its target.
#[derive(Debug, Clone)]
pub struct Editor {
    file: Option<OpenFile>,
    host: Host,
    /// The host that its own capabilities described.
    loaded: Option<Host>,
    target: Option<Target>,
    style: Style,
    selected: Option<Selected>,
    preview: Option<UsbWish>,
    /// The value that was typed last, where it could not be written.
    rejected: Option<Rejected>,
    decisions: Vec<(LineKey, Decision)>,
    accepted: Vec<OfferKey>,
    /// Until a command changes what it follows from.
    computed: OnceCell<Computed>,
    /// Until a command chooses otherwise: what may be picked is a hundred entries that typing does not change.
    choices: OnceCell<Rc<Choices>>,
    shows_secrets: bool,
}

/// What a timeline depends on.
pub type Revision = (String, String, Vec<(LineKey, Decision)>, Vec<OfferKey>);

/// What an [`Outlook`] depends on.
pub type Question = (Revision, Option<Target>);

/// What is selected. Its key changes when it is made explicit or the text is typed anew, its name seldom.
#[derive(Debug, Clone, PartialEq)]
struct Selected {
    key: Key,
    name: String,
}

/// Whether a text is what a host says of itself, `virsh capabilities` or `virsh domcapabilities`, not a domain.
pub fn describes_a_host(text: &str) -> bool {
    Host::is_told_by(text)
}

impl Default for Editor {
    fn default() -> Editor {
        Editor::new()
    }
}

/// What follows from the document, the host and the target.
#[derive(Debug, Clone)]
struct Computed {
    positions: Positions,
    completed: Completed,
    devices: Vec<Device>,
    sections: Vec<Section>,
    findings: Vec<Finding>,
    problems: Vec<validate::Problem>,
}

/// A document with its completion and its devices.
struct Scenery<'e> {
    document: &'e Document,
    text: &'e str,
    positions: &'e Positions,
    completed: &'e Completed,
    devices: &'e [Device],
    sections: &'e [Section],
    /// What the target does not take as written.
    findings: &'e [Finding],
    /// What is wrong with it on its host.
    problems: &'e [validate::Problem],
}

impl<'e> Scenery<'e> {
    fn of(document: &'e Document, text: &'e str, computed: &'e Computed) -> Scenery<'e> {
        let Computed { positions, completed, devices, sections, findings, problems } = computed;
        Scenery { document, text, positions, completed, devices, sections, findings, problems }
    }
}

impl Editor {
    /// Nothing loaded, the newest built-in host, no target.
    pub fn new() -> Editor {
        Editor {
            file: None,
            host: Host::default(),
            loaded: None,
            target: None,
            style: Style::Written,
            selected: None,
            preview: None,
            rejected: None,
            decisions: Vec::new(),
            accepted: Vec::new(),
            computed: OnceCell::new(),
            choices: OnceCell::new(),
            shows_secrets: false,
        }
    }

    /// Does what is asked. What cannot be done leaves everything as it was.
    pub fn update(&mut self, command: Command) {
        let (only_looks, chooses) = (command.only_looks(), command.chooses());
        // Who types may be about to bring the row back.
        let typed = matches!(command, Command::ReplaceText(_));
        let before = if command.edits() && !typed { selection::place(self) } else { None };
        self.obey(command);
        if !only_looks {
            self.computed.take();
        }
        if let Some(neighbour) = before.and_then(|it| selection::neighbour(self, &it)) {
            self.selected = Some(neighbour);
            (self.preview, self.rejected) = (None, None);
        }
        if chooses {
            self.choices.take();
        }
    }

    /// The text as it stands, drafts included.
    pub fn text(&self) -> String {
        self.file.as_ref().map(|it| it.text().to_owned()).unwrap_or_default()
    }

    /// The name of the file that is open; `None` where nothing is loaded.
    pub fn name(&self) -> Option<&str> {
        self.file.as_ref().map(OpenFile::name)
    }

    /// The text without passwords; `None` where nothing is loaded or the text does not parse.
    pub fn text_without_secrets(&self) -> Option<String> {
        let file = self.file.as_ref().filter(|it| it.error().is_none())?;
        Some(without_secrets(file.document()?).to_string())
    }

    /// What can be shared; `None` where nothing is loaded or the text does not parse.
    pub fn share(&self) -> Option<Share> {
        share::of(self)
    }

    /// The text as it stands against another, line by line.
    pub fn compare(&self, other: &str) -> Vec<DiffLine> {
        diff::lines(&self.text(), other)
    }

    /// Whether there are edits that were not exported or saved.
    pub fn is_unsaved(&self) -> bool {
        self.file.as_ref().is_some_and(OpenFile::is_unsaved)
    }

    /// Everything on the page.
    pub fn view(&self) -> View {
        let Some(file) = &self.file else { return View { assist: self.assist(), ..View::nothing() } };
        let scenery = self.scenery();
        let scenery = scenery.as_ref();
        let preview = scenery.and_then(|it| usb::preview(self, it));
        let problems = problems::of(self, scenery);
        let groups = scenery.map(|it| tree::groups(it, &problems, preview.as_ref())).unwrap_or_default();
        View {
            file: Some(File {
                name: file.name().to_owned(),
                state: file.state().to_owned(),
                unsaved: file.is_unsaved(),
            }),
            source: tree::source(self, scenery),
            counts: tree::counts(self, scenery, &problems),
            inspector: scenery.and_then(|it| inspector::of(self, it, &groups, preview)).map(Rc::new),
            groups,
            assist: self.assist(),
            problems: Rc::new(problems),
            choices: self.choices.get_or_init(|| Rc::new(choices::of(self))).clone(),
            assumptions: self.assumptions(scenery),
            verdict: scenery.and_then(|it| export::as_written(self, it)),
            history: changes::moments(self),
            secrets: scenery.map_or(0, |it| secrets(it.document).len()),
            secrets_shown: self.shows_secrets,
            undo: file.undo_label().map(str::to_owned),
            redo: file.redo_label().map(str::to_owned),
        }
    }

    /// The export view; `None` while nothing is loaded or the text does not parse. Apart from [`Editor::view`],
    /// since it takes longer than all the rest: ask only while it is shown.
    pub fn export(&self) -> Option<Export> {
        self.file.as_ref().filter(|it| it.error().is_none())?;
        Some(export::of(self, &self.scenery()?))
    }

    /// Kinds of devices that can be added, and the sections that the domain has not; none while nothing is loaded.
    pub fn kinds_of_devices(&self) -> Vec<DeviceKind> {
        self.scenery().map(|it| form::kinds(&it)).unwrap_or_default()
    }

    /// What adding a device of the kind would do; `None` as for [`Editor::export`], and for a kind that there is not.
    pub fn preview_device(&self, kind: &str) -> Option<AddPreview> {
        self.file.as_ref().filter(|it| it.error().is_none())?;
        form::preview(self, &self.scenery()?, kind)
    }

    /// What is to be found out beyond [`Editor::export`]; `None` as for that. Ask anew when [`Editor::question`] is
    /// another.
    pub fn outlook(&self) -> Option<Outlook> {
        self.file.as_ref().filter(|it| it.error().is_none())?;
        Some(Outlook::of(self, &self.scenery()?))
    }

    /// What an outlook depends on: what its timeline does, and the target.
    pub fn question(&self) -> Question {
        (self.revision(), self.target.clone())
    }

    /// What differs from the document as it was loaded; `None` as for [`Editor::export`]. Ask only while it is shown.
    pub fn changes(&self) -> Option<Changes> {
        changes::of(self)
    }

    /// The work that a reload would lose, to be kept; `None` where nothing would be lost. Passwords are left out
    /// unless they are asked for.
    pub fn kept(&self, with_secrets: bool) -> Option<Kept> {
        kept::of(self, with_secrets)
    }

    /// Help while typing, for the host and the target that are chosen.
    pub fn assist(&self) -> Assist {
        Assist { host: self.host.clone(), target: self.target.clone() }
    }

    /// What the timeline depends on: the host, the text, what was decided about lines and which offers are accepted.
    pub fn revision(&self) -> Revision {
        (self.host.to_string(), self.text(), self.decisions.clone(), self.accepted.clone())
    }

    fn scenery(&self) -> Option<Scenery<'_>> {
        let file = self.file.as_ref()?;
        let document = file.document()?;
        Some(Scenery::of(document, file.printed(), self.computed.get_or_init(|| self.compute(document))))
    }

    fn compute(&self, document: &Document) -> Computed {
        let completed = complete(document, &self.host, Mode::Define);
        let devices = devices(document, &completed);
        let findings = self.target.as_ref().map(|it| classify(document, it)).unwrap_or_default();
        let sections = sections(document, &completed);
        let problems = validate::problems(document, &completed);
        Computed { positions: document.print().1, completed, devices, sections, findings, problems }
    }

    /// The document as it may be looked at.
    fn to_look_at<'d>(&self, document: &'d Document) -> Cow<'d, Document> {
        if self.shows_secrets { Cow::Borrowed(document) } else { masked(document) }
    }

    /// Two documents line by line, as they may be looked at. A line whose secret alone differs differs still.
    fn compare_to_look_at(&self, before: &Document, now: &Document) -> Vec<DiffLine> {
        let mut lines = diff::lines(&before.to_string(), &now.to_string());
        let (before, now) = (self.to_look_at(before), self.to_look_at(now));
        diff::reword(&mut lines, &before.to_string(), &now.to_string());
        lines
    }

    fn assumptions(&self, scenery: Option<&Scenery<'_>>) -> Vec<String> {
        let all = match scenery {
            Some(scenery) => scenery.completed.assumptions(),
            None => self.host.assumptions(self.host.arch),
        };
        all.into_iter().map(|it| it.sentence).collect()
    }
}
