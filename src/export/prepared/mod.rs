//! A document made ready to be exported many times: what does not depend on the target is computed once.

mod carried_out;
mod told;

use std::sync::OnceLock;

use super::Style;
use super::abi;
use super::choice::Choices;
use super::compact::{Compact, Compacting};
use super::offer::Accepted;
use crate::compat::{self, Target};
use crate::implicit::{Completed, Mode, complete};
use crate::machine::{Host, Version};
use crate::xml::{Document, Positions};
use carried_out::Formed;
pub(super) use carried_out::Made;

/// A document with what its host makes of it, to be exported for any number of targets.
///
/// ```
/// use libvirt_domain_editor::{compat::Target, export::{Prepared, Style, Verdict}, machine::Host, xml};
///
/// let document = xml::parse(
///     "<domain type='kvm'><name>a</name><memory unit='GiB'>1</memory>
///      <os><type machine='pc-i440fx-7.2'>hvm</type></os></domain>",
/// )?;
/// let host = Host::default();
/// let prepared = Prepared::new(&document, &host);
/// let target = Target::parse("debian12")?;
/// assert_eq!(prepared.judge(Style::Target, &target).verdict, Verdict::Rewritten);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug)]
pub struct Prepared<'d> {
    document: &'d Document,
    host: &'d Host,
    own: Target,
    completed: Completed,
    positions: OnceLock<Positions>,
    earliest: OnceLock<Option<Version>>,
    guest: OnceLock<abi::Guest>,
    compact: OnceLock<Compact>,
    formed: [OnceLock<Formed>; Style::ALL.len()],
    choices: Choices,
    accepted: Accepted,
}

impl<'d> Prepared<'d> {
    /// Completes a document that was written for `host`.
    pub fn new(document: &'d Document, host: &'d Host) -> Prepared<'d> {
        Prepared {
            document,
            host,
            own: Target { qemu: Some(host.qemu), ..Target::libvirt(host.libvirt) },
            completed: complete(document, host, Mode::Define),
            positions: OnceLock::new(),
            earliest: OnceLock::new(),
            guest: OnceLock::new(),
            compact: OnceLock::new(),
            formed: Default::default(),
            choices: Choices::new(),
            accepted: Accepted::new(),
        }
    }

    /// Does with these lines of the source what was chosen, where it exports for a target.
    pub fn choosing(mut self, choices: Choices) -> Prepared<'d> {
        self.choices = choices;
        self
    }

    /// Carries out these offers, where it exports for a target. An id that no offer has does nothing.
    pub fn accepting(mut self, accepted: Accepted) -> Prepared<'d> {
        self.accepted = accepted;
        self
    }

    /// The host that it was written for.
    pub fn host(&self) -> &Host {
        self.host
    }

    /// What the host makes of the document.
    pub fn completed(&self) -> &Completed {
        &self.completed
    }

    /// The document as it is.
    pub(super) fn document(&self) -> &Document {
        self.document
    }

    /// The search for what [`Style::Compact`] leaves out, which takes many completions. Who does not carry it on to its
    /// end waits for it at the first export in that style.
    pub fn compacting(&self) -> Compacting<'_> {
        Compacting::of(self)
    }

    /// Does ahead what all exports in the style have in common, whatever the target: a part of the time that the first
    /// of them takes.
    pub fn begin(&self, style: Style) {
        if style != Style::Target {
            self.formed(style);
        }
    }

    pub(super) fn compact(&self) -> &Compact {
        self.compact.get_or_init(|| self.compacting().at_once())
    }

    /// Keeps what was found.
    pub(super) fn keep(&self, compact: Compact) {
        // Whoever was quicker found the same.
        self.compact.set(compact).ok();
    }

    /// What the document is on the lines of its text.
    pub(super) fn positions(&self) -> &Positions {
        self.positions.get_or_init(|| self.document.print().1)
    }

    fn earliest(&self) -> Option<Version> {
        *self.earliest.get_or_init(|| compat::earliest(self.document).version)
    }
}
