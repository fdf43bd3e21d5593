//! Doing what a command asks.

use super::file::OpenFile;
use super::{Command, Editor, Key, Scenery, Selected, Style, describes_a_host, problems, samples};
use crate::command as plan;
use crate::compat::Target;
use crate::history::{History, Transaction};
use crate::inventory::{Device, find};
use crate::machine::Host;
use crate::xml::Document;

impl Editor {
    /// Does it. What cannot be done leaves everything as it was.
    pub(super) fn obey(&mut self, command: Command) {
        match command {
            Command::Load { name, text } => match self.told(&text) {
                Some(host) => {
                    self.loaded = Some(host.clone());
                    self.host = host;
                }
                None => self.open(OpenFile::new(name, text)),
            },
            Command::LoadSample(id) => {
                if let Some(sample) = samples().iter().find(|it| it.id == id) {
                    self.open(OpenFile::new(format!("{}.xml", sample.id), sample.text.to_owned()));
                }
            }
            Command::Resume { name, original, text } => {
                let mut file = OpenFile::new(name, original);
                file.replace_text(text, "Take up the last visit".to_owned(), false);
                self.open(file);
            }
            Command::ReplaceText(text) => self.on_file(|file| file.type_text(text)),
            Command::Select(key) => self.select(key),
            Command::SelectLine(line) => {
                let at = self
                    .view()
                    .source
                    .ranges
                    .into_iter()
                    .rev()
                    .find(|it| (it.first..=it.last).contains(&line));
                self.select(at.map(|it| it.key));
            }
            Command::SetHost(text) => {
                if let Ok(host) = Host::parse(&text) {
                    self.host = host;
                }
            }
            Command::UseLoadedHost => {
                if let Some(host) = &self.loaded {
                    self.host = host.clone();
                }
            }
            Command::SetTarget(None) => self.target = None,
            Command::SetTarget(Some(text)) => {
                if let Ok(target) = Target::parse(&text) {
                    self.target = Some(target);
                    self.style = Style::Target;
                }
            }
            Command::SetStyle(style) => self.style = style,
            Command::Decide(line, decision) => {
                self.decisions.retain(|it| it.0 != line);
                self.decisions.extend(decision.map(|it| (line, it)));
            }
            Command::AcceptOffer(offer, accepted) => {
                self.accepted.retain(|it| *it != offer);
                self.accepted.extend(accepted.then_some(offer));
            }
            Command::ForgetDecisions => {
                self.decisions.clear();
                self.accepted.clear();
            }
            Command::PreviewUsb(wish) => self.preview = Some(wish),
            Command::DiscardPreview => self.preview = None,
            Command::CommitUsb { wish, keep_addresses } => {
                let host = self.host.clone();
                self.commit(|document| plan::plan_usb(document, &host, &wish, keep_addresses).ok());
                self.preview = None;
            }
            Command::MakeExplicit(key) => {
                self.commit_on(&key, |scenery, device| {
                    Some(plan::make_explicit(
                        scenery.document,
                        scenery.completed,
                        &[device.node],
                        &device.name,
                    ))
                });
            }
            Command::MakeAllExplicit => {
                let all = self.scenery().map(|it| plan::make_all_explicit(it.document, it.completed));
                self.commit(|_| all);
            }
            Command::Remove(key) => {
                self.commit_on(&key, |scenery, device| {
                    let written = scenery.document.contains(device.node);
                    written.then(|| plan::remove_devices(scenery.document, &[device.node], &device.name))
                });
            }
            Command::Fix(key) => {
                let fix = self.scenery().and_then(|it| problems::fix(&it, &key));
                self.commit(|_| fix);
            }
            Command::Edit(edit) => self.edit(edit),
            Command::Undo => self.on_file(|file| file.shift(History::undo)),
            Command::Redo => self.on_file(|file| file.shift(History::redo)),
            Command::GoToStep(done) => self.on_file(|file| file.go_to(done)),
            Command::RestoreOriginal => self.on_file(OpenFile::restore_original),
            Command::ShowSecrets(shown) => self.shows_secrets = shown,
            Command::Exported => {
                if let Some(file) = &mut self.file {
                    file.mark_exported();
                }
            }
        }
    }

    /// The host that the text describes; `None` where it is a domain, or broken.
    fn told(&self, text: &str) -> Option<Host> {
        let known = self.loaded.as_ref().unwrap_or(&self.host);
        if describes_a_host(text) { known.told(text).ok() } else { None }
    }

    fn open(&mut self, file: OpenFile) {
        self.file = Some(file);
        self.decisions.clear();
        self.accepted.clear();
        self.selected = None;
        (self.preview, self.rejected) = (None, None);
    }

    fn select(&mut self, key: Option<Key>) {
        let selected = key.map(|key| Selected {
            name: self
                .scenery()
                .and_then(|it| Some(find(it.devices, &key.0)?.name.clone()))
                .unwrap_or_default(),
            key,
        });
        if self.selected != selected {
            (self.preview, self.rejected) = (None, None);
        }
        self.selected = selected;
    }

    /// Commits what `plan` makes of the document; a draft that does not parse blocks it.
    pub(super) fn commit(&mut self, plan: impl FnOnce(&Document) -> Option<Transaction>) {
        if let Some(file) = &mut self.file {
            file.commit(plan);
        }
    }

    fn commit_on(&mut self, key: &Key, plan: impl FnOnce(&Scenery<'_>, &Device) -> Option<Transaction>) {
        let transaction = self.scenery().and_then(|it| plan(&it, find(it.devices, &key.0)?));
        self.commit(|_| transaction);
    }

    /// Does something to the text, which ends a preview.
    fn on_file(&mut self, step: impl FnOnce(&mut OpenFile)) {
        (self.preview, self.rejected) = (None, None);
        if let Some(file) = &mut self.file {
            step(file);
        }
    }
}
